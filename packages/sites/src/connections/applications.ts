import type { ConnectedApplication } from '@planner/db';

/** A permission of Microsoft Graph that an application asks for. */
export interface ApplicationPermission {
  /** As it stands in tokens and in Entra, e.g. `Calendars.ReadWrite`. */
  readonly value: string;
  /** `Role`: of the application itself, needs an administrator's consent; `Scope`: delegated, on behalf of a person. */
  readonly type: 'Role' | 'Scope';
  /** Id of the app role or scope at Microsoft Graph. */
  readonly id: string;
  /** Without a required one the application doesn't do its work; an optional one is asked for only when somebody adds it. */
  readonly required: boolean;
  /** Smaller permissions that do as well. */
  readonly orElse?: readonly string[];
}

/** What a check reads to see that the permissions work. */
export type ProbeKind = 'directory' | 'calendars';

/** One of the three applications that an organisation registers in Entra for Planner. */
export interface Application {
  readonly key: ConnectedApplication;
  /** Its name in Entra, as the set-up guide has it. */
  readonly name: string;
  /** Finds the registration again, so that the scripts change it instead of making a second one. */
  readonly tag: string;
  readonly permissions: readonly ApplicationPermission[];
  readonly probe: ProbeKind;
  /** Own scopes that clients of Planner ask tokens for. */
  readonly exposes: readonly { readonly value: string; readonly id: string }[];
  /** Paths below the site's address that Entra may send a browser back to. */
  readonly redirectPaths: readonly string[];
  /** Whether Outlook's task pane signs in by it (nested app authentication). */
  readonly inTaskPane: boolean;
  /** The page of the administration where it is connected. */
  readonly page: `/admin/${string}`;
}

/** Where Entra sends the browser when an administrator has answered. */
export const consentCallbackPath = '/admin/consent/callback';

/** Microsoft Graph itself, the resource of all permissions below. */
export const microsoftGraphAppId = '00000003-0000-0000-c000-000000000000';

/*
 * Ids of Graph's permissions: microsoftgraph/microsoft-graph-devx-content, commit 6cbd6bbd (2026-08-07),
 * permissions/permissions-descriptions.json.
 */
const signIn: ApplicationPermission = {
  value: 'User.Read',
  type: 'Scope',
  id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
  required: false, // Entra adds it to every consent; Planner's own work doesn't need it
};
const role = (value: string, id: string, more: Partial<ApplicationPermission> = {}): ApplicationPermission => ({
  value,
  type: 'Role',
  id,
  required: true,
  ...more,
});

/**
 * The three least-privilege applications: the one table behind screens, scripts, manifests and checks.
 * Each has a credential of its own, so that what reads people can't write calendars.
 */
export const applications: { readonly [key in ConnectedApplication]: Application } = {
  'calendar-service': {
    key: 'calendar-service',
    name: 'Calendar Service',
    tag: 'planner:calendar-service',
    permissions: [
      role('Calendars.ReadWrite', 'ef54d2bf-783f-4e0f-bca1-3210c0444d99'),
      role('Place.Read.All', '913b9306-0ce1-42b8-9137-6a7df690a760', { required: false }),
      role('MailboxSettings.Read', '40f97065-369a-49f4-947c-6a255697ae91', { required: false }),
      signIn,
    ],
    probe: 'calendars',
    exposes: [],
    redirectPaths: [consentCallbackPath],
    inTaskPane: false,
    page: '/admin/settings/integration/calendar-synchronization',
  },
  addin: {
    key: 'addin',
    name: 'Planner - Office 365 Add-In',
    tag: 'planner:addin',
    permissions: [role('Calendars.Read', '798ee544-9d2d-430c-a058-570e29e34338'), signIn],
    probe: 'calendars',
    exposes: [{ value: 'access_as_user', id: '6f0f4c1e-4a53-4f0e-9b0a-2c6f3d1d7a58' }],
    redirectPaths: [consentCallbackPath],
    inTaskPane: true,
    page: '/admin/settings/microsoft-graph',
  },
  planner: {
    key: 'planner',
    name: 'Planner',
    tag: 'planner:planner',
    permissions: [
      role('User.Read.All', 'df021288-bdef-4463-88db-98f22de89214'),
      role('Group.Read.All', '5b567255-7703-4780-807c-7be8301ae99b', { orElse: ['GroupMember.Read.All'] }),
      role('Member.Read.Hidden', '658aa5d8-239f-45c4-aa12-864f4fc7e490', { required: false }),
      signIn,
    ],
    probe: 'directory',
    exposes: [],
    redirectPaths: [consentCallbackPath],
    inTaskPane: false,
    page: '/admin/settings/import-users',
  },
};

/** The three keys, in the order in which a site is set up. */
export const applicationKeys: readonly ConnectedApplication[] = ['calendar-service', 'addin', 'planner'];

/** One permission beside what a token says of it. */
export interface GrantedPermission {
  readonly permission: ApplicationPermission;
  /** null = not known: delegated permissions aren't in an application's own token */
  readonly granted: boolean | null;
}

/** Holds the table against the `roles` of a token; null roles = no token was seen yet. */
export function grantsOf(application: Application, roles: readonly string[] | null): readonly GrantedPermission[] {
  return application.permissions.map((permission) => ({
    permission,
    granted:
      roles === null || permission.type === 'Scope'
        ? null
        : [permission.value, ...(permission.orElse ?? [])].some((value) => roles.includes(value)),
  }));
}

/** Required permissions that a token lacks. */
export function missingPermissions(application: Application, roles: readonly string[]): readonly string[] {
  return grantsOf(application, roles)
    .filter(({ permission, granted }) => permission.required && granted === false)
    .map(({ permission }) => permission.value);
}
