import type { Tenant } from '../../tenant/tenant.ts';
import type { User } from '../../tenant/user.ts';
import type { Example } from '../examples.ts';
import { asObject, everyObject, isGuid, shownObjects, textOf, type PageJson } from '../page-json.ts';
import type { Target } from '../target.ts';

/** Somebody whom a page names. */
export interface Person {
  readonly address: string;
  readonly name: string;
}

/** Everybody whom an example names with an address, by address in lower case. */
export function peopleOf({ request, response }: Example): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  const note = (address: string, name: string | undefined): void => {
    const key = address.toLowerCase();
    const known = people.get(key);
    // The first spelling with a name wins: answers write addresses as the directory has them.
    if (!known || known.name === '') people.set(key, { address: known?.address ?? address, name: name ?? '' });
  };
  for (const object of [...everyObject(response?.body), ...everyObject(request?.body)]) {
    const address = textOf(object['address']);
    if (address?.includes('@')) note(address, textOf(object['name']));
    const schedules = object['schedules'] ?? object['Schedules'];
    if (Array.isArray(schedules)) for (const one of schedules) if (textOf(one)) note(String(one), undefined);
  }
  return people;
}

/** What an example says of the person who sends it. */
export interface Sender {
  readonly id: string | undefined;
  readonly address: string | undefined;
}

/** Who sends: named by the owner or organizer of what is shown, and by the id in `@odata.context`. */
export function senderOf({ response, request }: Example, target: Target): Sender {
  const context = asObject(response?.body)?.['@odata.context'];
  const texts = [context, asObject(response?.body)?.['@odata.id']].filter((one) => typeof one === 'string');
  const named = texts.map((text) => /users\('([^'@)]+)[^']*'\)/i.exec(text)?.[1]);
  const id = named.find(isGuid);
  const inPath = target.owner.kind === 'user' ? textOf(target.owner.name) : undefined;
  if (inPath !== undefined) return isGuid(inPath) ? { id: inPath, address: undefined } : { id, address: inPath };
  const shown = shownObjects(response?.body);
  return { id, address: shown.map(ownerAddress).find((one) => one !== undefined) ?? organizerOf(request?.body) };
}

/** The address of the mailbox that an object lies in, as far as the object tells. */
function ownerAddress(object: PageJson): string | undefined {
  const owner = textOf(asObject(object['owner'])?.['address']);
  if (owner !== undefined) return owner;
  const organizer = organizerOf(object);
  const own = asObject(object['responseStatus'])?.['response'];
  const isAttendee = object['isOrganizer'] === false || (typeof own === 'string' && /accepted|declined/i.test(own));
  if (!isAttendee) return organizer;
  return attendeeAddresses(object).find((address) => address.toLowerCase() !== organizer?.toLowerCase()) ?? organizer;
}

function organizerOf(object: unknown): string | undefined {
  return textOf(asObject(asObject(asObject(object)?.['organizer'])?.['emailAddress'])?.['address']);
}

function attendeeAddresses(object: PageJson): string[] {
  const { attendees } = object;
  if (!Array.isArray(attendees)) return [];
  return attendees.flatMap((one) => textOf(asObject(asObject(one)?.['emailAddress'])?.['address']) ?? []);
}

/** Adds a person with a mailbox, unless the address is known already. */
export function ensurePerson(tenant: Tenant, { address, name }: Person, id?: string): User {
  const known = tenant.findByAddress(address);
  if (known) return known;
  const displayName = name === '' ? (address.split('@')[0] ?? address) : name;
  return tenant.addUser({
    userPrincipalName: address,
    displayName,
    zone: 'Pacific Standard Time',
    ...(id === undefined ? {} : { id }),
  });
}
