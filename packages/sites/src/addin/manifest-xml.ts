import {
  addinButtons,
  addinDescription,
  addinEvents,
  addinLocales,
  buttonIconSizes,
  buttonSet,
  eventSet,
  groupLabel,
  isPinnable,
  sendEvent,
  xmlVersion,
} from './addin-offer.ts';
import type { AddinButton, AddinOffer, AddinText } from './addin-offer.ts';

/**
 * The add-in only manifest (XML), the one that every Outlook reads. VersionOverrides 1.0 carries the buttons; 1.1 carries
 * them again with the launch events and asks for 1.12, so that an older client falls back to 1.0 instead of not loading.
 * Order of the elements: manifest-element-ordering and the schemas of MS-OWEMXML.
 */
export function xmlManifest(offer: AddinOffer): string {
  const url = (path: string): string => escape(new URL(path, offer.baseUrl).href);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="MailApp">
  <Id>${offer.id}</Id>
  <Version>${xmlVersion(offer)}</Version>
  <ProviderName>Planner</ProviderName>
  <DefaultLocale>${addinLocales.en}</DefaultLocale>
  <DisplayName DefaultValue="${escape(offer.displayName)}"/>
  <Description DefaultValue="${escape(addinDescription.en)}">${overrides(addinDescription, 'Override')}</Description>
  <IconUrl DefaultValue="${url('/addin/icon-64.png')}"/>
  <HighResolutionIconUrl DefaultValue="${url('/addin/icon-128.png')}"/>
  <SupportUrl DefaultValue="${url('/')}"/>
  <AppDomains>
    <AppDomain>${escape(offer.signInOrigin)}</AppDomain>
  </AppDomains>
  <Hosts>
    <Host Name="Mailbox"/>
  </Hosts>
  <Requirements>
    <Sets>
      <Set Name="Mailbox" MinVersion="${buttonSet}"/>
    </Sets>
  </Requirements>
  <FormSettings>
    <Form xsi:type="ItemRead">
      <DesktopSettings>
        <SourceLocation DefaultValue="${url('/addin/read')}"/>
        <RequestedHeight>250</RequestedHeight>
      </DesktopSettings>
    </Form>
    <Form xsi:type="ItemEdit">
      <DesktopSettings>
        <SourceLocation DefaultValue="${url('/addin/compose')}"/>
      </DesktopSettings>
    </Form>
  </FormSettings>
  <Permissions>ReadWriteItem</Permissions>
  <Rule xsi:type="RuleCollection" Mode="Or">
    <Rule xsi:type="ItemIs" ItemType="Appointment" FormType="Edit"/>
    <Rule xsi:type="ItemIs" ItemType="Appointment" FormType="Read"/>
    <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read"/>
  </Rule>
  <DisableEntityHighlighting>true</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">
    <Hosts>
      <Host xsi:type="MailHost">
        <DesktopFormFactor>
${addinButtons.map((button) => extensionPoint(button)).join('\n')}
        </DesktopFormFactor>
      </Host>
    </Hosts>
${resources(url, false)}
    <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">
      <Requirements>
        <bt:Sets DefaultMinVersion="${eventSet}">
          <bt:Set Name="Mailbox"/>
        </bt:Sets>
      </Requirements>
      <Hosts>
        <Host xsi:type="MailHost">
          <Runtimes>
            <Runtime resid="eventPage">
              <Override type="javascript" resid="eventScript"/>
            </Runtime>
          </Runtimes>
          <DesktopFormFactor>
            <SupportsSharedFolders>true</SupportsSharedFolders>
${addinButtons.map((button) => extensionPoint(button, isPinnable(button))).join('\n')}
            <ExtensionPoint xsi:type="LaunchEvent">
              <LaunchEvents>
${addinEvents.map((event) => launchEvent(event, offer)).join('\n')}
              </LaunchEvents>
              <SourceLocation resid="eventPage"/>
            </ExtensionPoint>
          </DesktopFormFactor>
        </Host>
      </Hosts>
${resources(url, true)}
    </VersionOverrides>
  </VersionOverrides>
</OfficeApp>
`;
}

/** @param mayPin  version 1.1 alone knows it (MS-OWEMXML, ShowTaskpane) */
function extensionPoint({ surface, id }: AddinButton, mayPin = false): string {
  const pinning = mayPin ? '<SupportsPinning>true</SupportsPinning>' : '';
  const icons = buttonIconSizes.map((size) => `<bt:Image size="${size}" resid="icon${size}"/>`).join('');
  return `          <ExtensionPoint xsi:type="${surface}CommandSurface">
            <OfficeTab id="TabDefault">
              <Group id="${id}Group">
                <Label resid="groupLabel"/>
                <Control xsi:type="Button" id="${id}">
                  <Label resid="${id}Label"/>
                  <Supertip><Title resid="${id}Label"/><Description resid="${id}Tip"/></Supertip>
                  <Icon>${icons}</Icon>
                  <Action xsi:type="ShowTaskpane"><SourceLocation resid="${id}Page"/>${pinning}</Action>
                </Control>
              </Group>
            </OfficeTab>
          </ExtensionPoint>`;
}

function launchEvent({ type, handler }: (typeof addinEvents)[number], { sendMode }: AddinOffer): string {
  const mode = type === sendEvent.type ? ` SendMode="${sendMode}"` : '';
  return `                <LaunchEvent Type="${type}" FunctionName="${handler}"${mode}/>`;
}

function resources(url: (path: string) => string, withEvents: boolean): string {
  const images = buttonIconSizes.map(
    (size) => `<bt:Image id="icon${size}" DefaultValue="${url(`/addin/icon-${size}.png`)}"/>`,
  );
  const urls = [
    ...addinButtons.map(({ id, path }) => [`${id}Page`, path] as const),
    ...(withEvents
      ? ([
          ['eventPage', '/addin/events.html'],
          ['eventScript', '/addin/events.js'],
        ] as const)
      : []),
  ].map(([id, path]) => `<bt:Url id="${id}" DefaultValue="${url(path)}"/>`);
  const labels = [
    textResource('groupLabel', groupLabel),
    ...addinButtons.map(({ id, label }) => textResource(`${id}Label`, label)),
  ];
  const tips = addinButtons.map(({ id, tip }) => textResource(`${id}Tip`, tip));
  const list = (name: string, items: readonly string[]): string =>
    `      <bt:${name}>\n${items.map((item) => `        ${item}`).join('\n')}\n      </bt:${name}>`;
  return [
    '    <Resources>',
    list('Images', images),
    list('Urls', urls),
    list('ShortStrings', labels),
    list('LongStrings', tips),
    '    </Resources>',
  ].join('\n');
}

function textResource(id: string, text: AddinText): string {
  return `<bt:String id="${id}" DefaultValue="${escape(text.en)}">${overrides(text, 'bt:Override')}</bt:String>`;
}

function overrides(text: AddinText, element: string): string {
  const others = ['da', 'de'] as const;
  return others
    .filter((language) => text[language] !== text.en)
    .map((language) => `<${element} Locale="${addinLocales[language]}" Value="${escape(text[language])}"/>`)
    .join('');
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

// oxlint-disable-next-line no-control-regex -- exactly these are forbidden in XML 1.0 (§2.2)
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for an attribute or element; what XML 1.0 has no place for at all is dropped. */
function escape(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll(/[&<>"']/g, (one) => entities[one]!);
}
