/** The two forms of an Outlook id: the default one changes when an item moves, the immutable one doesn't. */
export type IdKind = 'default' | 'immutable';

/** What an id of this simulation says; only the simulator may read it, clients must not. */
export interface ItemReference {
  readonly kind: IdKind;
  /** Which mailbox made the id. */
  readonly stamp: string;
  readonly number: number;
  readonly generation: number;
  /** `yyyy-mm-dd` for one date of a series, else null. */
  readonly date: string | null;
}

// The first bytes give ids the look that clients know: AAMk… and AAkALg….
const heads: Record<IdKind, Buffer> = {
  default: Buffer.from([0x00, 0x03, 0x24, 0x00, 0x64]),
  immutable: Buffer.from([0x00, 0x09, 0x00, 0x2e, 0x00]),
};
const stampBytes = 8;
const idBytes = 5 + stampBytes + 2 + 4 + 4 + 3;
const epoch = Temporal.PlainDate.from('1601-01-01');

// Ids are written and read in one go, many in each answer: their bytes need no memory of their own.
const idScratch = Buffer.alloc(idBytes);
const keyScratch = Buffer.alloc(22);

/** A REST id: base64url with padding, case-sensitive, opaque. */
export function formatItemId(reference: ItemReference): string {
  const bytes = idScratch;
  heads[reference.kind].copy(bytes, 0);
  bytes.write(reference.stamp, 5, 'hex');
  bytes.writeUInt16BE(reference.generation & 0xffff, 13);
  bytes.writeUInt32BE(reference.number, 15);
  bytes.writeUInt32BE(reference.date === null ? 0 : dayNumber(reference.date) + 1, 19);
  bytes.writeUIntBE(checksum(bytes), 23, 3);
  return toRestBase64(bytes);
}

/** Reads an id back; null when it isn't one of ours (Graph: ErrorInvalidIdMalformed). */
export function parseItemId(text: string): ItemReference | null {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(toEwsId(text), 'base64');
  if (bytes.length !== idBytes || bytes.readUIntBE(23, 3) !== checksum(bytes)) return null;
  const kind = (['default', 'immutable'] as const).find((candidate) => heads[candidate].compare(bytes, 0, 5) === 0);
  if (!kind) return null;
  const day = bytes.readUInt32BE(19);
  return {
    kind,
    stamp: bytes.toString('hex', 5, 5 + stampBytes),
    generation: bytes.readUInt16BE(13),
    number: bytes.readUInt32BE(15),
    date: day === 0 ? null : epoch.add({ days: day - 1 }).toString(),
  };
}

/** A changeKey: base64 of the mailbox's stamp and the number of the change. */
export function formatChangeKey(stamp: string, changeNumber: number): string {
  const bytes = keyScratch;
  bytes.write(stamp, 0, 'hex');
  bytes.write(stamp, 8, 'hex');
  bytes.writeUIntBE(changeNumber, 16, 6);
  return bytes.toString('base64');
}

// [MS-OXOCAL] 2.2.1.27 PidLidGlobalObjectId: 16 fixed bytes, 4 bytes for the date of an instance, creation time, 8 zero bytes,
// the length of the data, and the data itself.
const globalIdHead = '040000008200E00074C5B7101A82E008';

/** An `iCalUId` for a new meeting. `data` are 16 bytes nobody else has. */
export function formatMeetingId(createdAt: Temporal.Instant, data: Uint8Array): string {
  const fileTime = BigInt(createdAt.epochMilliseconds + 11_644_473_600_000) * 10_000n;
  const time = Buffer.alloc(8);
  time.writeBigUInt64LE(fileTime);
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
  return `${globalIdHead}00000000${hex(time)}${'0'.repeat(16)}10000000${hex(data)}`;
}

/** The `iCalUId` of one date of a series: the series' id with the date in bytes 16–19. */
export function meetingIdOfDate(meetingId: string, date: string): string {
  const [year = '0', month = '0', day = '0'] = date.split('-');
  const hex = (value: string, width: number): string => Number(value).toString(16).toUpperCase().padStart(width, '0');
  return meetingId.slice(0, 32) + hex(year, 4) + hex(month, 2) + hex(day, 2) + meetingId.slice(40);
}

function dayNumber(date: string): number {
  return epoch.until(Temporal.PlainDate.from(date), { largestUnit: 'days' }).days;
}

function checksum(bytes: Buffer): number {
  let value = 17;
  for (let index = 0; index < 23; index += 1) value = (Math.imul(value, 31) + (bytes[index] ?? 0)) & 0xffffff;
  return value;
}

/** The EWS form of a REST id: plain base64. */
export function toEwsId(restId: string): string {
  return restId.replaceAll('-', '/').replaceAll('_', '+');
}

/** The REST form of an EWS id, fit for an address (what Office.js calls convertToRestId). */
export function toRestId(ewsId: string): string {
  return ewsId.replaceAll('/', '-').replaceAll('+', '_');
}

function toRestBase64(bytes: Buffer): string {
  return toRestId(bytes.toString('base64'));
}
