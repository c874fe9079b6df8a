import table from '../data/graph-permissions.json' with { type: 'json' };
import { directoryPermissions } from '../directory/directory-permissions.ts';

/** `unlisted`: the table has no row for this call, so nobody may make it. */
export type PermissionAnswer = 'allowed' | 'denied' | 'unlisted';

/**
 * Rows that Microsoft's file lacks (it lists neither the calendar object, `…/calendars/{id}/…` at depth, extensions nor
 * subscriptions). A subscription needs the permission of the resource it watches, which its own handler checks; here
 * it needs no more than an app.
 */
const ownRows: Record<string, readonly string[]> = {
  'GET /users/{id}/calendar': ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  'GET /users/{id}/calendars/{id}': ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  // The pages of calendar, calendarGroup, attachment, findMeetingTimes and reminderView name these.
  'PATCH /users/{id}/calendar': ['Calendars.ReadWrite'],
  'PATCH /users/{id}/calendars/{id}': ['Calendars.ReadWrite'],
  'GET /users/{id}/calendargroups': ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  'POST /users/{id}/calendargroups': ['Calendars.ReadWrite'],
  'GET /users/{id}/calendargroups/{id}': ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  'PATCH /users/{id}/calendargroups/{id}': ['Calendars.ReadWrite'],
  'DELETE /users/{id}/calendargroups/{id}': ['Calendars.ReadWrite'],
  'GET /users/{id}/calendargroups/{id}/calendars': ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  'GET /users/{id}/events/{id}/attachments/{id}': ['Calendars.Read'],
  'DELETE /users/{id}/events/{id}/attachments/{id}': ['Calendars.ReadWrite'],
  'GET /users/{id}/reminderview': ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'],
  'GET /users/{id}/events/{id}/extensions': ['Calendars.Read'],
  'GET /users/{id}/events/{id}/extensions/{id}': ['Calendars.Read'],
  'POST /users/{id}/events/{id}/extensions': ['Calendars.ReadWrite'],
  'PATCH /users/{id}/events/{id}/extensions/{id}': ['Calendars.ReadWrite'],
  'DELETE /users/{id}/events/{id}/extensions/{id}': ['Calendars.ReadWrite'],
  'GET /users/{id}/mailboxsettings/{id}': ['MailboxSettings.Read'],
  'POST /users/{id}/findmeetingtimes': ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'], // for signed-in people alone
  'GET /places/microsoft.graph.room/$count': ['Place.Read.All'],
  'GET /users/$count': ['User.Read.All', 'User.ReadBasic.All'],
  'GET /users/{id}/outlook/supportedtimezones': ['User.Read.All'],
};

/** Calls that carry their own check (`$batch`: each part of it; subscriptions: the watched resource). */
const checkedElsewhere = [
  /^POST \/\$batch$/, // each part is a call of its own
  /^(GET|POST) \/subscriptions$/,
  /^(GET|PATCH|DELETE) \/subscriptions\/\{id\}$/,
  /^POST \/subscriptions\/\{id\}\/reauthorize$/,
];

/** Segments that are followed by an id. */
const collections = new Set([
  'users',
  'groups',
  'organization',
  'places',
  'serviceprincipals',
  'subscriptions',
  'events',
  'calendars',
  'calendargroups',
  'attachments',
  'extensions',
  'instances',
  'mastercategories',
  'mailboxsettings',
  'calendarpermissions',
  'calendarview',
  'rooms',
  'members',
  'owners',
  'applications',
  'approleassignments',
  'approleassignedto',
  'oauth2permissiongrants',
  'deleteditems',
  'directoryobjects',
  'domains',
]);

const rows = new Map<string, readonly string[]>();
for (const [call, permissions] of [
  ...Object.entries(table.endpoints),
  ...Object.entries(ownRows),
  ...Object.entries(directoryPermissions),
]) {
  // For the event deltas the file lists ReadBasic, yet names Calendars.Read as the least: the stricter reading holds.
  const enough = /events\/delta$|calendarview\/delta$/.test(call)
    ? permissions.filter((name) => name !== 'Calendars.ReadBasic')
    : permissions;
  rows.set(normalCall(call), withImplied([...(rows.get(normalCall(call)) ?? []), ...enough]));
}

/**
 * Whether an application that holds `roles` may make this call.
 * @param path  below the version, e.g. `/users/7f…/calendarView`
 */
export function mayCall(roles: readonly string[], method: string, path: string): PermissionAnswer {
  const call = normalCall(`${method} ${path}`);
  if (checkedElsewhere.some((pattern) => pattern.test(call))) return 'allowed';
  const enough = rows.get(call);
  if (enough === undefined) return 'unlisted';
  return roles.some((role) => enough.includes(role)) ? 'allowed' : 'denied';
}

/**
 * The permissions of which any one suffices for a call, for the route that serves it.
 * Throws for a call without a row: a route of ours must not be open by mistake.
 */
export function requiredPermissions(method: string, path: string): readonly string[] {
  const enough = rows.get(normalCall(`${method} ${path}`));
  if (enough === undefined) throw new Error(`no permissions are known for ${method} ${path}`);
  return enough;
}

/** Whether an application that holds `roles` may watch `resource` (`users/{id}/events`, `users`, `groups`). */
export function maySubscribe(roles: readonly string[], resource: string): boolean {
  const path = `/${resource.replace(/^\//, '').replace(/\?.*$/, '')}`;
  return (
    mayCall(
      roles.filter((role) => !role.startsWith('Calendars.ReadBasic')),
      'GET',
      path,
    ) === 'allowed'
  );
}

/**
 * A call in the table's spelling: lower case, ids as `{id}`, and the equal views of a mailbox's calendar as one
 * (`/calendar/…` and `/calendars/{id}/…` are `/…`).
 */
function normalCall(call: string): string {
  const [method = '', path = ''] = call.split(' ');
  const segments = path
    .replace(/\(([^)]*)\)/g, '')
    .toLowerCase()
    .replace('/microsoft.graph.delta', '/delta')
    // A list below an object, narrowed to one type or counted, needs what the list needs.
    .replace(
      /(\/(?:members|transitivemembers|owners|memberof|transitivememberof|directreports))\/microsoft\.graph\.\w+/,
      '$1',
    )
    .replace(/^((?:\/[^/]+){3,})\/\$count$/, '$1')
    .split('/')
    .slice(1)
    .filter((segment) => segment !== '');
  const shaped = segments.map((segment, place) => (isId(segments, place) ? '{id}' : segment));
  if (shaped[0] === 'users' && shaped[2] === 'calendar' && shaped.length > 3) shaped.splice(2, 1);
  if (shaped[0] === 'users' && shaped[2] === 'calendars' && shaped.length > 4) shaped.splice(2, 2);
  return `${method.toUpperCase()} /${shaped.join('/')}`;
}

/** Segments after a collection are ids, unless they are one of the words that Graph puts in that place. */
function isId(segments: readonly string[], place: number): boolean {
  const before = segments[place - 1];
  const segment = segments[place]!;
  if (before === undefined || !collections.has(before)) return false;
  return (
    !segment.startsWith('$') &&
    !segment.startsWith('microsoft.graph.') &&
    segment !== 'delta' &&
    segment !== 'getbyids' &&
    segment !== 'getoperation' &&
    segment !== 'listoperations'
  );
}

/**
 * X.ReadWrite includes X.Read (the file leaves it out in places, e.g. for `…/instances`), and what the file calls
 * Calendars.ReadBasic is consented to as Calendars.ReadBasic.All.
 */
function withImplied(permissions: readonly string[]): readonly string[] {
  const all = new Set(permissions);
  for (const permission of permissions) {
    if (permission.endsWith('.Read')) all.add(`${permission}Write`);
    if (permission.endsWith('.Read.All')) all.add(permission.replace('.Read.All', '.ReadWrite.All'));
    if (permission === 'Calendars.ReadBasic')
      for (const more of ['Calendars.ReadBasic.All', 'Calendars.Read', 'Calendars.ReadWrite']) all.add(more);
  }
  return [...all];
}

/** The app role ids of Microsoft Graph by their value, for service principals and assignments. */
export const graphAppRoles: Readonly<Record<string, string>> = table.appRoles;
