/** A client of Outlook as an add-in sees it. */
export type HostProfile = {
  readonly name: string;
  /** For people who choose one. */
  readonly label: string;
  /** Highest requirement set of Mailbox. */
  readonly mailbox: string;
  /** All requirement sets, with the highest version of each. */
  readonly sets: Readonly<Record<string, string>>;
  /** `Office.PlatformType`. */
  readonly platform: 'OfficeOnline' | 'PC' | 'Mac';
  /** `Office.context.mailbox.diagnostics`. */
  readonly hostName: string;
  readonly hostVersion: string;
  readonly owaView: string | null;
  readonly nestedAppAuth: boolean;
  /** Whether attendees of appointments have a recipientType: not on Mac. */
  readonly recipientTypes: boolean;
  /** The organizer is among the attendees of an appointment that is edited: classic always. */
  readonly organizerAmongAttendees: 'always' | 'when editing' | 'never';
  /** start.setAsync and end.setAsync of a series fail with 5001: classic Windows (OfficeDev/office-js#1327). */
  readonly seriesTimesLocked: boolean;
  /** The mailbox is somebody else's or shared: getSharedPropertiesAsync tells whose. */
  readonly isShared: boolean;
};

const dialogs = { DialogApi: '1.2', DialogOrigin: '1.1' };
const naa = { NestedAppAuth: '1.1' };

const web: HostProfile = {
  name: 'web',
  label: 'Outlook on the web',
  mailbox: '1.16',
  sets: { Mailbox: '1.16', ...dialogs, IdentityAPI: '1.3', ...naa },
  platform: 'OfficeOnline',
  hostName: 'OutlookWebApp',
  hostVersion: '20261110.01.18',
  owaView: 'ThreeColumns',
  nestedAppAuth: true,
  recipientTypes: true,
  organizerAmongAttendees: 'when editing',
  seriesTimesLocked: false,
  isShared: false,
};

const classic: HostProfile = {
  ...web,
  platform: 'PC',
  hostName: 'Outlook',
  owaView: null,
  organizerAmongAttendees: 'always',
  seriesTimesLocked: true,
  name: 'classic-2412',
  label: 'Classic Outlook for Windows, version 2412',
  mailbox: '1.15',
  sets: { Mailbox: '1.15', ...dialogs, IdentityAPI: '1.3', ...naa, OpenBrowserWindowApi: '1.1' },
  hostVersion: '16.0.18324.20168',
};

/** The clients that can be played (office-js-docs-reference, outlook-api-requirement-sets and nested-app-auth-requirement-sets). */
export const hostProfiles: readonly HostProfile[] = [
  web,
  {
    ...web,
    name: 'new',
    label: 'New Outlook for Windows',
    hostName: 'newOutlookWindows',
    hostVersion: '1.2026.1104.300',
  },
  classic,
  {
    ...classic,
    name: 'classic-2110',
    label: 'Classic Outlook for Windows, version 2110',
    mailbox: '1.11',
    sets: { Mailbox: '1.11', DialogApi: '1.2', IdentityAPI: '1.3', OpenBrowserWindowApi: '1.1' },
    hostVersion: '16.0.14527.20344',
    nestedAppAuth: false,
  },
  {
    ...classic,
    name: 'ltsc2021',
    label: 'Outlook LTSC 2021',
    mailbox: '1.9',
    sets: { Mailbox: '1.9', DialogApi: '1.2', OpenBrowserWindowApi: '1.1' },
    hostVersion: '16.0.14332.20375',
    nestedAppAuth: false,
  },
  {
    ...web,
    name: 'mac',
    label: 'Outlook for Mac',
    mailbox: '1.14',
    sets: { Mailbox: '1.14', ...dialogs, IdentityAPI: '1.3', ...naa, OpenBrowserWindowApi: '1.1' },
    platform: 'Mac',
    hostName: 'Outlook',
    hostVersion: '16.103.1',
    owaView: null,
    recipientTypes: false,
    organizerAmongAttendees: 'never',
  },
  { ...web, name: 'shared', label: 'A shared mailbox in Outlook on the web', isShared: true },
];

/** The client of that name; the web when there is none. */
export function hostProfile(name: string | undefined): HostProfile {
  return hostProfiles.find((one) => one.name === name) ?? web;
}
