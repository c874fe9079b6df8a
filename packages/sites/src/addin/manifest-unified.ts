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
  unifiedVersion,
} from './addin-offer.ts';
import type { AddinButton, AddinOffer, AddinText } from './addin-offer.ts';

/** The schema that the manifest is written for (npm @microsoft/app-manifest 1.1.2, build/json-schemas/teams). */
const schemaVersion = '1.30';

const contexts = {
  AppointmentOrganizer: 'meetingDetailsOrganizer',
  AppointmentAttendee: 'meetingDetailsAttendee',
  MessageRead: 'mailRead',
} as const;

/**
 * The unified manifest (JSON) with its translations, by file name. Classic Windows and the web read it, Mac doesn't, so it's
 * the second choice; where both are deployed it hides the XML one (`alternates`).
 */
export function unifiedManifest(offer: AddinOffer): { readonly [file: string]: string } {
  const url = (path: string): string => new URL(path, offer.baseUrl).href;
  const { hostname } = new URL(offer.baseUrl);
  const languages = ['da', 'de'] as const;
  const manifest = {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    id: offer.unifiedId,
    version: unifiedVersion(offer),
    name: { short: offer.displayName, full: offer.displayName },
    description: { short: addinDescription.en, full: addinDescription.en },
    developer: {
      name: 'Planner',
      websiteUrl: url('/'),
      privacyUrl: url('/'),
      termsOfUseUrl: url('/'),
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0F6CBD',
    localizationInfo: {
      defaultLanguageTag: addinLocales.en.toLowerCase(),
      additionalLanguages: languages.map((language) => ({
        languageTag: addinLocales[language].toLowerCase(),
        file: `${language}.json`,
      })),
    },
    validDomains: [hostname],
    authorization: {
      permissions: {
        resourceSpecific: [
          { name: 'MailboxItem.ReadWrite.User', type: 'Delegated' },
          { name: 'Mailbox.SharedFolder', type: 'Delegated' },
        ],
      },
    },
    extensions: [
      {
        requirements: { scopes: ['mail'], capabilities: [{ name: 'Mailbox', minVersion: buttonSet }] },
        runtimes: [
          ...[...new Set(addinButtons.map(({ path }) => path))].map((path) => ({
            id: runtimeOf(path),
            type: 'general',
            code: { page: url(path) },
            lifetime: 'short',
            actions: addinButtons
              .filter((button) => button.path === path)
              .map((button) => ({
                id: button.id,
                type: 'openPage',
                view: runtimeOf(path),
                pinnable: isPinnable(button),
              })),
          })),
          {
            id: 'events',
            type: 'general',
            requirements: { capabilities: [{ name: 'Mailbox', minVersion: eventSet }] },
            code: { page: url('/addin/events.html'), script: url('/addin/events.js') },
            lifetime: 'short',
            actions: [...new Set(addinEvents.map(({ handler }) => handler))].map((id) => ({
              id,
              type: 'executeFunction',
            })),
          },
        ],
        ribbons: addinButtons.map((button) => ribbon(button, url)),
        autoRunEvents: [
          {
            requirements: { scopes: ['mail'], capabilities: [{ name: 'Mailbox', minVersion: eventSet }] },
            events: addinEvents.map(({ unified, handler }) => ({
              type: unified,
              actionId: handler,
              ...(unified === sendEvent.unified && { options: { sendMode: unifiedSendModes[offer.sendMode] } }),
            })),
          },
        ],
        alternates: [{ hide: { customOfficeAddin: { officeAddinId: offer.id } } }],
      },
    ],
  };
  return {
    'manifest.json': `${JSON.stringify(manifest, null, 2)}\n`,
    ...Object.fromEntries(languages.map((language) => [`${language}.json`, translation(offer, language)])),
  };
}

const unifiedSendModes = { PromptUser: 'promptUser', SoftBlock: 'softBlock' } as const;

function runtimeOf(path: AddinButton['path']): string {
  return path === '/addin/compose' ? 'compose' : 'read';
}

function ribbon({ surface, id, label, tip }: AddinButton, url: (path: string) => string) {
  const icons = buttonIconSizes.map((size) => ({ size, url: url(`/addin/icon-${size}.png`) }));
  return {
    contexts: [contexts[surface]],
    tabs: [
      {
        builtInTabId: 'TabDefault',
        groups: [
          {
            id: `${id}Group`,
            label: groupLabel.en,
            icons,
            controls: [
              {
                id,
                type: 'button',
                label: label.en,
                icons,
                supertip: { title: label.en, description: tip.en },
                actionId: id,
                enabled: true,
              },
            ],
          },
        ],
      },
    ],
  };
}

/** A file of translations: paths into the manifest, and the texts there. */
function translation(offer: AddinOffer, language: 'da' | 'de'): string {
  const at = (path: string, text: AddinText): readonly (readonly [string, string])[] => [[path, text[language]]];
  const texts = addinButtons.flatMap(({ label, tip }, place) => {
    const control = `extensions[0].ribbons[${place}].tabs[0].groups[0].controls[0]`;
    return [
      ...at(`extensions[0].ribbons[${place}].tabs[0].groups[0].label`, groupLabel),
      ...at(`${control}.label`, label),
      ...at(`${control}.supertip.title`, label),
      ...at(`${control}.supertip.description`, tip),
    ];
  });
  return `${JSON.stringify(
    {
      $schema: `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}/MicrosoftTeams.Localization.schema.json`,
      'name.short': offer.displayName,
      'name.full': offer.displayName,
      'description.short': addinDescription[language],
      'description.full': addinDescription[language],
      ...Object.fromEntries(texts),
    },
    null,
    2,
  )}\n`;
}
