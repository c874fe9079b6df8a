/** Which type of the schema the body of a call has, by method and path below the version (`/me` reads as `/users/{id}`). */
interface Row {
  readonly method: string;
  readonly path: RegExp;
  readonly type: string;
}

const user = '/users/[^/]+';
const calendar = `${user}(?:/calendar|/calendars/[^/]+)?`;
// Clients made from the metadata write the function with parentheses and its namespace.
const delta = '(?:microsoft\\.graph\\.)?delta(?:\\(\\))?';
const event = `${calendar}/events/[^/]+`;

const row = (method: string, path: string, type: string): Row => ({
  method,
  path: new RegExp(`^${path}/?$`, 'i'),
  type,
});

const answers: readonly Row[] = [
  // Before the events themselves: `delta` isn't an id.
  row('GET', `${calendar}/(?:calendarView|events)/${delta}`, 'eventDeltaResponse'),
  row('GET', `${calendar}/events`, 'eventCollection'),
  row('POST', `${calendar}/events`, 'event'),
  row('GET|PATCH', event, 'event'),
  row('GET', `${event}/instances`, 'eventCollection'),
  row('GET', `${calendar}/calendarView`, 'eventCollection'),
  row('GET|PATCH', `${user}/(?:calendar|calendars/[^/]+)`, 'calendar'),
  row('POST', `${user}/calendars`, 'calendar'),
  row('GET', `${user}/calendars`, 'calendarCollection'),
  row('POST', `${user}/calendar/getSchedule`, 'scheduleInformationCollection'),
  row('POST', `${user}/findMeetingTimes`, 'meetingTimeSuggestionsResult'),
  row('POST', `${user}/translateExchangeIds`, 'convertIdResultCollection'),
  row('GET', `${user}/outlook/supportedTimeZones[^/]*`, 'timeZoneInformationCollection'),
  row('POST', `${event}/extensions`, 'openTypeExtension'),
  row('GET|PATCH', `${event}/extensions/[^/]+`, 'openTypeExtension'),
  row('GET|POST', `${event}/attachments/[^/]+`, 'attachment'),
  row('GET|PATCH', `${user}/mailboxSettings`, 'mailboxSettings'),
  row('GET', '/users', 'userCollection'),
  row('POST', '/users', 'user'),
  row('GET', `/users/${delta}`, 'userDeltaResponse'),
  row('GET', user, 'user'),
  row('GET', '/groups', 'groupCollection'),
  row('POST', '/groups', 'group'),
  row('GET', `/groups/${delta}`, 'groupDeltaResponse'),
  row('GET', '/groups/[^/]+', 'group'),
  row('GET', '/(?:users|groups)/[^/]+/(?:transitive)?member(?:s|of)', 'directoryObjectCollection'),
  row('GET', '/organization', 'organizationCollection'),
  row('GET', '/places/microsoft\\.graph\\.room', 'roomCollection'),
  row('GET', '/places/microsoft\\.graph\\.roomlist', 'roomListCollection'),
  row('GET', '/places/[^/]+/microsoft\\.graph\\.roomlist/rooms', 'roomCollection'),
  row('GET|PATCH', '/places/(?!microsoft\\.)[^/]+', 'place'),
  row('GET', '/subscriptions', 'subscriptionCollection'),
  row('POST', '/subscriptions', 'subscription'),
  row('GET|PATCH', '/subscriptions/[^/]+', 'subscription'),
  row('POST', '/applications', 'application'),
  row('GET', '/applications/[^/]+', 'application'),
  row('GET', '/servicePrincipals', 'servicePrincipalCollection'),
  row('POST', '/servicePrincipals', 'servicePrincipal'),
  row('GET', '/servicePrincipals/[^/]+', 'servicePrincipal'),
  row('GET', '/(?:users|groups|servicePrincipals)/[^/]+/appRoleAssign\\w+', 'appRoleAssignmentCollection'),
  row('POST', '/(?:users|groups|servicePrincipals)/[^/]+/appRoleAssign\\w+', 'appRoleAssignment'),
  row('GET', '/(?:(?:users|servicePrincipals)/[^/]+/)?oauth2PermissionGrants', 'oAuth2PermissionGrantCollection'),
  row('POST', '/oauth2PermissionGrants', 'oAuth2PermissionGrant'),
  row('GET', '/oauth2PermissionGrants/[^/]+', 'oAuth2PermissionGrant'),
  row('POST', '/\\$batch', 'batchResponse'),
];

const bodies: readonly Row[] = [
  row('POST', `${calendar}/events`, 'event'),
  row('PATCH', event, 'event'),
  row('POST', `${user}/calendars`, 'calendar'),
  row('PATCH', `${user}/(?:calendar|calendars/[^/]+)`, 'calendar'),
  row('PATCH', `${user}/mailboxSettings`, 'mailboxSettings'),
  row('POST|PATCH', `${event}/extensions(?:/[^/]+)?`, 'openTypeExtension'),
  row('POST', '/users', 'user'),
  row('PATCH', user, 'user'),
  row('POST', '/groups', 'group'),
  row('PATCH', '/groups/[^/]+', 'group'),
  row('PATCH', '/places/[^/]+', 'place'),
  row('POST', '/subscriptions', 'subscription'),
  row('PATCH', '/subscriptions/[^/]+', 'subscription'),
  row('POST', '/applications', 'application'),
  row('PATCH', '/applications/[^/]+', 'application'),
  row('POST', '/servicePrincipals', 'servicePrincipal'),
  row('PATCH', '/servicePrincipals/[^/]+', 'servicePrincipal'),
  row('POST', '/oauth2PermissionGrants', 'oAuth2PermissionGrant'),
  row('POST', '/\\$batch', 'batchRequest'),
];

/** The type of a successful answer's body; null when the metadata has no name for it. */
export function answerTypeOf(method: string, path: string): string | null {
  return typeIn(answers, method, path);
}

/** The type of the body that is sent; null for parameters of actions and for reads. */
export function bodyTypeOf(method: string, path: string): string | null {
  return typeIn(bodies, method, path);
}

/** Answers for which the cut of the metadata has no type. */
const untyped = [
  /\/reminderView\(/i,
  /\/supportedLanguages$/i,
  /\/calendarGroups(\/|$)/i,
  /\/(extensions|attachments|calendars)$/i,
  /\/mailboxSettings\/\w+$/i,
  /\/\$batch$/i,
  /^\/(domains|directory|directoryObjects|applications|servicePrincipals|groups|users|places|subscriptions|organization)\b/i,
];

/** Whether an answer is known to have no type in the schema; else a missing type is a gap of the tables here. */
export function hasNoType(method: string, path: string): boolean {
  return answerTypeOf(method, path) === null && untyped.some((pattern) => pattern.test(path));
}

function typeIn(rows: readonly Row[], method: string, path: string): string | null {
  const plain = path.replace(/^\/me(?=\/|$)/i, '/users/me').replaceAll(/\('([^']*)'\)/g, '/$1');
  return rows.find((one) => one.method.split('|').includes(method) && one.path.test(plain))?.type ?? null;
}
