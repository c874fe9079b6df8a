/** A manifest of an Outlook add-in that can be deployed; parts can be replaced. */
export function aManifest(
  of: { version?: string; id?: string; icon?: string; source?: string; permissions?: string } = {},
): string {
  const {
    version = '1.0.0.0',
    id = '3c1f9a52-6a0f-4c6e-9b5e-5d7e2b8a1c90',
    icon = 'https://planner.example/addin/icon-64.png',
    source = 'https://planner.example/addin/pane.html',
    permissions = 'ReadWriteItem',
  } = of;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="MailApp">
  <Id>${id}</Id>
  <Version>${version}</Version>
  <ProviderName>Planner</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="Planner"/>
  <Description DefaultValue="Rooms and services for your meeting"/>
  <IconUrl DefaultValue="${icon}"/>
  <HighResolutionIconUrl DefaultValue="https://planner.example/addin/icon-128.png"/>
  <SupportUrl DefaultValue="https://planner.example/help"/>
  <AppDomains><AppDomain>https://planner.example</AppDomain></AppDomains>
  <Hosts><Host Name="Mailbox"/></Hosts>
  <Requirements><Sets><Set Name="Mailbox" MinVersion="1.8"/></Sets></Requirements>
  <FormSettings><Form xsi:type="ItemEdit"><DesktopSettings><SourceLocation DefaultValue="${source}"/></DesktopSettings></Form></FormSettings>
  <Permissions>${permissions}</Permissions>
  <Rule xsi:type="ItemIs" ItemType="Appointment" FormType="Edit"/>
</OfficeApp>`;
}

/**
 * A manifest with buttons on both appointment surfaces and launch events, of pages at `origin`; made like those of
 * learn.microsoft.com/office/dev/add-ins/outlook/onmessagesend-onappointmentsend-events.
 */
export function aManifestWithButtons(origin: string, sendMode = 'PromptUser'): string {
  const icons = ['16', '32', '80'];
  const button = (surface: string, label: string, page: string, more = ''): string =>
    `<ExtensionPoint xsi:type="${surface}CommandSurface"><OfficeTab id="TabDefault"><Group id="g${surface}"><Label resid="${label}"/>
<Control xsi:type="Button" id="open-${surface === 'MessageRead' ? 'message' : page}"><Label resid="${label}"/><Supertip><Title resid="${label}"/><Description resid="tip"/></Supertip>
<Icon>${icons.map((size) => `<bt:Image size="${size}" resid="icon"/>`).join('')}</Icon>
<Action xsi:type="ShowTaskpane"><SourceLocation resid="${page}"/>${more}</Action></Control></Group></OfficeTab></ExtensionPoint>`;
  const buttons = button('AppointmentOrganizer', 'book', 'compose') + button('AppointmentAttendee', 'look', 'read');
  const message = button('MessageRead', 'look', 'read', '<SupportsPinning>true</SupportsPinning>');
  const resources = `<Resources><bt:Images><bt:Image id="icon" DefaultValue="${origin}/icon.png"/></bt:Images>
<bt:Urls>${['compose', 'read', 'events'].map((page) => `<bt:Url id="${page}" DefaultValue="${origin}/${page}"/>`).join('')}</bt:Urls>
<bt:ShortStrings><bt:String id="book" DefaultValue="Find a room"/><bt:String id="look" DefaultValue="About the room"/></bt:ShortStrings>
<bt:LongStrings><bt:String id="tip" DefaultValue="Opens a pane"/></bt:LongStrings></Resources>`;
  const launch = `<ExtensionPoint xsi:type="LaunchEvent"><LaunchEvents><LaunchEvent Type="OnAppointmentSend" FunctionName="onSend" SendMode="${sendMode}"/></LaunchEvents><SourceLocation resid="events"/></ExtensionPoint>`;
  const host = (runtimes: string, points: string): string =>
    `<Hosts><Host xsi:type="MailHost">${runtimes}<DesktopFormFactor>${points}</DesktopFormFactor></Host></Hosts>`;
  const namespace = 'http://schemas.microsoft.com/office/mailappversionoverrides';
  const overrides = `<VersionOverrides xmlns="${namespace}" xsi:type="VersionOverridesV1_0">${host('', buttons)}${resources}
<VersionOverrides xmlns="${namespace}/1.1" xsi:type="VersionOverridesV1_1"><Requirements><bt:Sets DefaultMinVersion="1.12"><bt:Set Name="Mailbox"/></bt:Sets></Requirements>
${host('<Runtimes><Runtime resid="events"/></Runtimes>', `<SupportsSharedFolders>true</SupportsSharedFolders>${message}${buttons}${launch}`)}${resources}</VersionOverrides></VersionOverrides>`;
  return aManifest({ source: `${origin}/compose` })
    .replaceAll('https://planner.example', origin)
    .replace(
      'xsi:type="MailApp"',
      'xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xsi:type="MailApp"',
    )
    .replace('</OfficeApp>', `${overrides}</OfficeApp>`);
}
