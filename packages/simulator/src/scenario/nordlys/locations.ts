/** A place of the Nordlys Group. Hours are wall times of the place, `HH:MM`. */
export type DemoLocation = {
  readonly key: 'copenhagen' | 'manchester' | 'boston';
  readonly name: string;
  readonly address: string;
  /** IANA */
  readonly zone: string;
  /** ISO 4217 */
  readonly currency: string;
  readonly language: 'da' | 'en';
  /** Mailbox language of most people and of the rooms, BCP 47. */
  readonly mailboxLanguage: string;
  /** Monday to Friday. */
  readonly opensAt: string;
  readonly closesAt: string;
  /** Saturday and Sunday; null: closed. */
  readonly weekend: { readonly opensAt: string; readonly closesAt: string } | null;
};

export type DemoFloor = {
  readonly key: string;
  readonly location: DemoLocation['key'];
  readonly name: string;
  readonly level: number;
};

export const locations: readonly DemoLocation[] = [
  {
    key: 'copenhagen',
    name: 'Copenhagen',
    address: 'Nordhavnskaj 12, 2150 København',
    zone: 'Europe/Copenhagen',
    currency: 'DKK',
    language: 'da',
    mailboxLanguage: 'da-DK',
    opensAt: '07:00',
    closesAt: '20:00',
    weekend: { opensAt: '08:00', closesAt: '18:00' },
  },
  {
    key: 'manchester',
    name: 'Manchester',
    address: '4 Tib Lane, Manchester M2 4JA',
    zone: 'Europe/London',
    currency: 'GBP',
    language: 'en',
    mailboxLanguage: 'en-GB',
    opensAt: '07:00',
    closesAt: '19:00',
    weekend: null,
  },
  {
    key: 'boston',
    name: 'Boston',
    address: '88 Sleeper Street, Boston, MA 02210',
    zone: 'America/New_York',
    currency: 'USD',
    language: 'en',
    mailboxLanguage: 'en-US',
    opensAt: '07:00',
    closesAt: '19:00',
    weekend: null,
  },
];

export const floors: readonly DemoFloor[] = [
  { key: 'cph-0', location: 'copenhagen', name: 'Ground floor', level: 0 },
  { key: 'cph-1', location: 'copenhagen', name: '1st floor', level: 1 },
  { key: 'cph-2', location: 'copenhagen', name: '2nd floor', level: 2 },
  { key: 'cph-3', location: 'copenhagen', name: '3rd floor', level: 3 },
  { key: 'man-1', location: 'manchester', name: '1st floor', level: 1 },
  { key: 'man-2', location: 'manchester', name: '2nd floor', level: 2 },
  { key: 'bos-5', location: 'boston', name: '5th floor', level: 5 },
  { key: 'bos-6', location: 'boston', name: '6th floor', level: 6 },
];

/** The location with that key. Throws for a key that isn't one. */
export function locationOf(key: DemoLocation['key']): DemoLocation {
  const found = locations.find((location) => location.key === key);
  if (found === undefined) throw new Error(`there is no location ${key}`);
  return found;
}
