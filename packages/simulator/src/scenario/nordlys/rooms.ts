import { createRandom } from '../../tenant/random.ts';
import { floors, locationOf, type DemoLocation } from './locations.ts';

export type DemoFeature = 'screen' | 'video' | 'whiteboard' | 'phone' | 'audio' | 'accessible' | 'daylight';
export type DemoLayout = {
  readonly name: 'board' | 'u' | 'theatre' | 'classroom' | 'cafe' | 'empty';
  readonly capacity: number;
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
};

/** A room of the Nordlys Group, with what both its mailbox and a booking system want to know. */
export type DemoRoom = {
  /** Object id of the room's mailbox user. */
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly address: string;
  readonly location: DemoLocation['key'];
  readonly floor: string;
  readonly capacity: number;
  readonly features: readonly DemoFeature[];
  readonly layouts: readonly DemoLayout[];
  /** Smallest parts of the building that it takes up: two rooms with a common part exclude each other. */
  readonly atoms: readonly string[];
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
  /** Not in the address list. */
  readonly hidden: boolean;
  /** Its mailbox answers errors. */
  readonly broken: boolean;
};

export const demoDomain = 'nordlys.example';

type Row = {
  readonly name: string;
  readonly floor: string;
  readonly capacity: number;
  readonly features: string;
  readonly layouts?: readonly DemoLayout[];
  readonly atoms?: readonly string[];
  readonly bufferMinutes?: readonly [number, number];
  readonly hidden?: boolean;
  readonly broken?: boolean;
};

const seats = (name: DemoLayout['name'], capacity: number, setupMinutes = 0, teardownMinutes = 0): DemoLayout => ({
  name,
  capacity,
  setupMinutes,
  teardownMinutes,
});

const hallLayouts = (board: number, theatre: number): readonly DemoLayout[] => [
  seats('theatre', theatre, 15, 15),
  seats('board', board, 30, 15),
  seats('u', Math.round(board * 0.8), 30, 15),
  seats('classroom', Math.round(theatre * 0.6), 30, 15),
  seats('cafe', Math.round(theatre * 0.7), 45, 30),
  seats('empty', Math.round(theatre * 1.2)),
];

// Features in short: s screen, v video, w whiteboard, p phone, a audio, x accessible, d daylight.
const rows: readonly Row[] = [
  {
    name: 'Nordlys Hall',
    floor: 'cph-0',
    capacity: 150,
    features: 'svax',
    layouts: hallLayouts(60, 150),
    atoms: ['hall-a', 'hall-b', 'hall-c'],
    bufferMinutes: [30, 30],
  },
  {
    name: 'Hall A',
    floor: 'cph-0',
    capacity: 60,
    features: 'svaxd',
    layouts: hallLayouts(24, 60),
    atoms: ['hall-a'],
    bufferMinutes: [15, 15],
  },
  {
    name: 'Hall B',
    floor: 'cph-0',
    capacity: 50,
    features: 'sax',
    layouts: hallLayouts(20, 50),
    atoms: ['hall-b'],
    bufferMinutes: [15, 15],
  },
  {
    name: 'Hall C',
    floor: 'cph-0',
    capacity: 40,
    features: 'saxd',
    layouts: hallLayouts(16, 40),
    atoms: ['hall-c'],
    bufferMinutes: [15, 15],
  },
  { name: 'Skagen', floor: 'cph-0', capacity: 8, features: 'svwxd' },
  { name: 'Gilleleje', floor: 'cph-0', capacity: 4, features: 'swx' },
  { name: 'Anholt', floor: 'cph-1', capacity: 6, features: 'svwd' },
  {
    name: 'Bornholm',
    floor: 'cph-1',
    capacity: 12,
    features: 'svwpxd',
    layouts: [seats('board', 12), seats('u', 10, 15), seats('theatre', 18, 15, 15)],
  },
  { name: 'Fanø', floor: 'cph-1', capacity: 4, features: 'sw' },
  { name: 'Læsø', floor: 'cph-1', capacity: 4, features: 'sp' },
  { name: 'Møn', floor: 'cph-1', capacity: 8, features: 'svwd' },
  { name: 'Samsø', floor: 'cph-1', capacity: 10, features: 'svwx' },
  { name: 'Endelave', floor: 'cph-2', capacity: 6, features: 'swd' },
  { name: 'Fejø', floor: 'cph-2', capacity: 2, features: 'p' },
  { name: 'Hjarnø', floor: 'cph-2', capacity: 8, features: 'svw' },
  {
    name: 'Langeland',
    floor: 'cph-2',
    capacity: 16,
    features: 'svwaxd',
    layouts: [seats('board', 16), seats('classroom', 20, 15, 15), seats('cafe', 20, 15, 15)],
  },
  { name: 'Tunø', floor: 'cph-2', capacity: 4, features: 'svd' },
  { name: 'Ærø', floor: 'cph-3', capacity: 10, features: 'svwxd' },
  { name: 'Rømø', floor: 'cph-3', capacity: 6, features: 'svw' },
  { name: 'Mandø', floor: 'cph-3', capacity: 2, features: 'pd' },
  { name: 'Sejerø', floor: 'cph-3', capacity: 8, features: 'svwd' },
  { name: 'Christiansø', floor: 'cph-3', capacity: 14, features: 'svwpaxd', hidden: true },
  { name: 'Ancoats', floor: 'man-1', capacity: 8, features: 'svwx' },
  {
    name: 'Castlefield',
    floor: 'man-1',
    capacity: 20,
    features: 'svwaxd',
    layouts: [seats('board', 20), seats('theatre', 36, 15, 15)],
  },
  { name: 'Deansgate', floor: 'man-1', capacity: 6, features: 'svw' },
  { name: 'Didsbury', floor: 'man-1', capacity: 4, features: 'swd' },
  { name: 'Ordsall', floor: 'man-1', capacity: 10, features: 'svwp' },
  { name: 'Salford', floor: 'man-1', capacity: 4, features: 'sp' },
  { name: 'Bridgewater', floor: 'man-2', capacity: 12, features: 'svwxd' },
  { name: 'Chorlton', floor: 'man-2', capacity: 6, features: 'swd' },
  { name: 'Irwell', floor: 'man-2', capacity: 8, features: 'svw' },
  { name: 'Rochdale', floor: 'man-2', capacity: 2, features: 'p' },
  { name: 'Trafford', floor: 'man-2', capacity: 10, features: 'svw', broken: true },
  { name: 'Back Bay', floor: 'bos-5', capacity: 10, features: 'svwx' },
  { name: 'Beacon', floor: 'bos-5', capacity: 6, features: 'svwd' },
  { name: 'Charles', floor: 'bos-5', capacity: 4, features: 'sw' },
  {
    name: 'Fenway',
    floor: 'bos-5',
    capacity: 24,
    features: 'svwaxd',
    layouts: [seats('board', 24), seats('theatre', 40, 15, 15)],
  },
  { name: 'Harbor', floor: 'bos-6', capacity: 12, features: 'svwxd' },
  { name: 'Long Wharf', floor: 'bos-6', capacity: 8, features: 'svw' },
  { name: 'Seaport', floor: 'bos-6', capacity: 6, features: 'swd' },
  { name: 'Dorchester', floor: 'bos-6', capacity: 12, features: 'svwp', hidden: true },
];

const features: Record<string, DemoFeature> = {
  s: 'screen',
  v: 'video',
  w: 'whiteboard',
  p: 'phone',
  a: 'audio',
  x: 'accessible',
  d: 'daylight',
};

/** All 41 rooms, always with the same ids. */
export const rooms: readonly DemoRoom[] = makeRooms();

function makeRooms(): readonly DemoRoom[] {
  const random = createRandom('nordlys/rooms');
  const onFloor = new Map<string, number>();
  return rows.map((row) => {
    const floor = floors.find((one) => one.key === row.floor);
    if (floor === undefined) throw new Error(`${row.name} stands on no floor`);
    const place = (onFloor.get(row.floor) ?? 0) + 1;
    onFloor.set(row.floor, place);
    const [site] = row.floor.split('-');
    const code = `${site?.toUpperCase()}-${floor.level}.${String(place).padStart(2, '0')}`;
    return {
      id: random.guid(),
      name: row.name,
      code,
      address: `room-${site}-${plain(row.name)}@${demoDomain}`,
      location: floor.location,
      floor: floor.key,
      capacity: row.capacity,
      features: row.features.split('').map((letter) => features[letter]!),
      layouts: row.layouts ?? [seats('board', row.capacity)],
      atoms: row.atoms ?? [code.toLowerCase()],
      setupMinutes: row.bufferMinutes?.[0] ?? 0,
      teardownMinutes: row.bufferMinutes?.[1] ?? 0,
      hidden: row.hidden ?? false,
      broken: row.broken ?? false,
    };
  });
}

/** A name as part of an address: lower case, no accents, no blanks. */
export function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, (letter) => (letter === ' ' ? '-' : ''));
}

/** The zone in which the room lives. */
export const zoneOfRoom = (room: DemoRoom): string => locationOf(room.location).zone;
