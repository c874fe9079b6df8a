import { ask, composeItem, hasMailboxSet, HostFailure } from './office.ts';

/** How a room got into the appointment. */
export type Written = 'location' | 'attendee' | 'failed';

const againMs = 500;

async function roomsNow(): Promise<readonly string[]> {
  const all = await ask<Office.LocationDetails[]>((done) => composeItem().enhancedLocation.getAsync(done));
  return all
    .filter(({ locationIdentifier }) => locationIdentifier.type === 'room')
    .map(({ locationIdentifier }) => locationIdentifier.id.toLowerCase());
}

async function inAppointment(address: string): Promise<boolean> {
  return (await roomsNow()).includes(address.toLowerCase());
}

/**
 * Puts a room into the appointment as a room, and looks whether it's really there: hosts say yes and add nothing
 * (OfficeDev/office-js#2677). Once more after a while, then as an attendee; never as both.
 */
export async function addRoom({
  address,
  name,
}: {
  readonly address: string;
  readonly name: string;
}): Promise<Written> {
  const item = composeItem();
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      if (await inAppointment(address)) return 'location';
      const places = [{ id: address, type: 'room' as Office.MailboxEnums.LocationType.Room }];
      await ask<void>((done) => item.enhancedLocation.addAsync(places, done));
      if (await inAppointment(address)) return 'location';
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
  try {
    const attendee = { emailAddress: address, displayName: name };
    await ask<void>((done) => item.requiredAttendees.addAsync([attendee], done));
    const all = await ask<Office.EmailAddressDetails[]>((done) => item.requiredAttendees.getAsync(done));
    if (!all.some(({ emailAddress }) => emailAddress.toLowerCase() === address.toLowerCase())) return 'failed';
    return 'attendee';
  } catch (error) {
    if (error instanceof HostFailure) return 'failed';
    throw error;
  }
}

/**
 * Takes a room out again. Outlook removes by name, so another place of the same name would go too: then it's left to the person.
 * @returns whether it's gone
 */
export async function removeRoom(address: string): Promise<boolean> {
  const item = composeItem();
  const all = await ask<Office.LocationDetails[]>((done) => item.enhancedLocation.getAsync(done));
  const own = all.find(({ locationIdentifier }) => locationIdentifier.id.toLowerCase() === address.toLowerCase());
  if (own) {
    if (all.some((one) => one !== own && one.displayName === own.displayName)) return false;
    await ask<void>((done) => item.enhancedLocation.removeAsync([own.locationIdentifier], done));
  }
  const required = await ask<Office.EmailAddressDetails[]>((done) => item.requiredAttendees.getAsync(done));
  const others = required.filter(({ emailAddress }) => emailAddress.toLowerCase() !== address.toLowerCase());
  if (others.length < required.length) await ask<void>((done) => item.requiredAttendees.setAsync(others, done));
  return !(await inAppointment(address));
}

/** The draft that is marked in the appointment; null when it's unmarked, another site's, or unreadable. */
export async function readMarker(siteMark: string): Promise<string | null> {
  try {
    const properties = await ask<Office.CustomProperties>((done) => composeItem().loadCustomPropertiesAsync(done));
    const mark = properties.get('p') as { v?: unknown; s?: unknown; d?: unknown } | undefined;
    return mark?.v === 1 && mark.s === siteMark && typeof mark.d === 'string' ? mark.d : null;
  } catch (error) {
    if (error instanceof HostFailure) return null;
    throw error;
  }
}

/**
 * Marks the appointment with its draft: the one note that reaches Exchange. The first save of a draft fails in some hosts
 * (OfficeDev/office-js#6624), so it's tried twice.
 * @returns whether it's marked; without a mark the server goes by the appointment's looks
 */
export async function writeMarker(siteMark: string, draftKey: string): Promise<boolean> {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const properties = await ask<Office.CustomProperties>((done) => composeItem().loadCustomPropertiesAsync(done));
      properties.set('p', { v: 1, s: siteMark, d: draftKey } as never);
      await ask<void>((done) => properties.saveAsync(done));
      return true;
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
    }
  }
  return false;
}

/** Leaves what the send check needs beside the appointment; gone when it's closed. */
export async function noteForSendCheck(note: object): Promise<void> {
  if (!hasMailboxSet('1.11')) return;
  try {
    await ask<void>((done) => composeItem().sessionData.setAsync('planner', JSON.stringify(note), done));
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
  }
}

/** Id of a saved appointment in the form of REST; null while it's unsaved, or when the host doesn't tell (#5924, #1310). */
export async function savedItemId(): Promise<string | null> {
  try {
    const id = await ask<string>((done) => composeItem().getItemIdAsync(done));
    return Office.context.mailbox.convertToRestId(id, 'v2.0');
  } catch (error) {
    if (error instanceof HostFailure) return null;
    throw error;
  }
}
