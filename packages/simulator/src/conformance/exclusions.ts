import type { Example } from './examples.ts';
import { asObject, everyObject, isGuid, shownObjects, wordOf } from './page-json.ts';
import { targetOf } from './target.ts';

/**
 * Why an example isn't replayed: what it shows is no call, or a call outside the surface that the simulator promises
 * (its README). Null when it applies. The reasons are by kind; no example is named.
 */
export function exclusionOf(example: Example): string | null {
  const { request, response } = example;
  if (!request) return 'the page shows an answer without the request that led to it';
  if (!response || response.status === null) return 'the page shows no answer with a status to compare with';
  if (typeof response.body === 'string' && /json/i.test(JSON.stringify(response.headers))) {
    return 'the page prints an answer that isn’t JSON';
  }
  return outsideOf(example);
}

/** First segments of what the simulator has. */
const roots = new Set([
  'me',
  'users',
  'groups',
  'organization',
  'places',
  'applications',
  'serviceprincipals',
  'oauth2permissiongrants',
  'directoryobjects',
  'directory',
  'subscriptions',
  '$batch',
]);

/** What lies below people and groups and isn't theirs in the simulator. */
const outsideBelow: readonly (readonly [RegExp, string])[] = [
  [/^(messages|mailfolders|sendmail|getmailtips|inferenceclassification|mailtips)\b/i, 'mail'],
  [/^(threads|conversations)\b/i, 'conversations of groups'],
  [
    /^(drives?|planner|sites?|onenote|todo|teams?|joinedteams|chats|insights|activities|contacts|contactfolders|people|photos?)\b/i,
    'files, tasks, chats, contacts',
  ],
  [
    /^(addkey|removekey|extensionproperties|tokenissuancepolicies|tokenlifetimepolicies|claimsmappingpolicies|homerealmdiscoverypolicies|delegatedpermissionclassifications|setverifiedpublisher|unsetverifiedpublisher)\b/i,
    'policies, extension properties and proofs of applications',
  ],
  [
    /^(acceptedsenders|rejectedsenders|grouplifecyclepolicies|permissiongrants|renew|settings)\b/i,
    'delivery rules and life cycles of groups',
  ],
  [
    /^(createdobjects|ownedobjects|agreementacceptances|scopedrolememberof|onlinemeetings)\b/i,
    'what people own, agreed to or host',
  ],
  [/^(calendarpermissions)\b/i, 'sharing of calendars'],
  [/^(mastercategories)\b/i, 'colours of categories'],
  [/^(createuploadsession)\b/i, 'upload sessions for large files'],
  [
    /^(authentication|oauth2|devices|manageddevices|ownedDevices|registeredDevices|licenseDetails)\b/i,
    'sign-in methods, devices, licences',
  ],
];

function outsideOf(example: Example): string | null {
  const { request } = example;
  if (!request) return null;
  const { version, segments, below, owner, query } = targetOf(request);
  const broken = request.url
    .split(/[?&]/)
    .find((part) => part.startsWith('$') && !part.includes('=') && !part.includes('/'));
  if (broken !== undefined) return `the page prints a query option that lost its equals sign (${broken})`;
  if (version.toLowerCase() !== 'v1.0') return `a call to ${version}: the surface is v1.0`;
  const root = segments[0]?.toLowerCase() ?? '';
  if (!roots.has(root)) return `/${segments[0] ?? ''} is in no row of the surface table`;
  const nouns = owner.kind === 'none' ? segments.slice(2) : below;
  const outside = nouns.flatMap((noun) =>
    outsideBelow.filter(([pattern]) => pattern.test(noun)).map(([, what]) => what),
  );
  if (outside[0] !== undefined) return `${outside[0]}: in no row of the surface table`;
  if (root === 'groups' && nouns.some((noun) => /^(calendar|calendars|calendarview|events)$/i.test(noun))) {
    return 'calendars of groups: the surface table has those of people and rooms';
  }
  const isOfUser = owner.kind !== 'none' && !below.some((segment) => /^events$/i.test(segment));
  if (isOfUser && (/^extensions$/i.test(below[0] ?? '') || /\bextensions\b/i.test(query.get('$expand') ?? ''))) {
    return 'open extensions of users: the surface table has those of events';
  }
  if (['applications', 'serviceprincipals'].includes(root) && /^delta/i.test(segments[1] ?? '')) {
    return 'delta of applications: the surface table has delta of users and groups';
  }
  if (root === 'organization' && request.method !== 'GET')
    return 'changes of the organization: the surface table reads it';
  if (root === 'oauth2permissiongrants' && /^delta/i.test(segments[1] ?? '')) {
    return 'delta of grants: the surface table has delta of users and groups';
  }
  return outsideBatch(example) ?? outsideSubscription(example) ?? outsideObjects(example) ?? impossible(example);
}

/** What no directory can answer. */
function impossible({ response }: Example): string | null {
  const ids = shownObjects(response?.body).flatMap(({ id }) => (isGuid(id) ? [id] : []));
  const doubled = ids.find((id, index) => ids.indexOf(id) !== index);
  return doubled === undefined ? null : `the answer shows two objects with one id (${doubled})`;
}

/** A batch is as far inside as its parts. */
function outsideBatch({ request }: Example): string | null {
  const parts = asObject(request?.body)?.['requests'];
  if (!Array.isArray(parts)) return null;
  for (const part of parts) {
    const { method, url, body } = asObject(part) ?? {};
    if (typeof url !== 'string') continue;
    const inner = { method: String(method), url: `https://graph.microsoft.com/v1.0${url}`, headers: {}, body };
    const reason = outsideOf({ name: '', docPage: '', what: '', schema: null, response: null, request: inner });
    if (reason !== null) return `a part of the batch (${url}): ${reason}`;
  }
  return null;
}

/** A subscription made or renewed to something that the simulator doesn't have. */
function outsideSubscription({ request, response }: Example): string | null {
  const resource = asObject(request?.body)?.['resource'] ?? asObject(response?.body)?.['resource'];
  if (typeof resource !== 'string' || !['POST', 'PATCH'].includes(request?.method ?? '')) return null;
  return /(^|\/)(events|users|groups)(\/[^/]+)?\/?(\?.*)?$/i.test(resource)
    ? null
    : `a subscription to ${resource}: what it watches is in no row of the surface table`;
}

/** Objects that no tenant of the simulator holds. */
const absentTypes = /#microsoft\.graph\.(directoryRole|administrativeUnit|device|orgContact|contract)$/i;

function outsideObjects({ response }: Example): string | null {
  for (const object of everyObject(response?.body)) {
    const type = wordOf(object['@odata.type']);
    if (absentTypes.test(type)) return `the answer holds a ${type}: in no row of the surface table`;
    const owner = asObject(object['owner'])?.['address'];
    if (object['canShare'] === false && typeof owner === 'string') {
      return `the answer holds a calendar that ${owner} shares: calendars seen by others are in no row of the surface table`;
    }
  }
  return null;
}
