import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { errorCatalogue } from '../errors.ts';
import type { ErrorCode, ParamKind, Refusal } from '../errors.ts';
import type { JsonValue } from '../json.ts';
import { languages } from '../language.ts';
import { explain, speeches } from './index.ts';

const codes = Object.keys(errorCatalogue) as ErrorCode[];
const zone = 'Europe/Copenhagen';
const range = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' };

/** A value of each kind, as it comes in a refusal. */
const samples: { readonly [kind in ParamKind]: JsonValue } = {
  text: 'Sample',
  texts: ['First', 'Second'],
  number: 3,
  flag: true,
  date: '2027-05-23',
  instant: '2026-11-24T09:00:00Z',
  range,
  ranges: [range],
  offers: [{ kind: 'otherRoom', name: 'Room 9', ...range }],
  rooms: [{ name: 'Hall' }],
  person: 'person-1',
  persons: ['person-1'],
};

function filled(code: ErrorCode): Refusal {
  const params = Object.entries(errorCatalogue[code].params).map(([name, kind]) => [name, samples[kind as ParamKind]]);
  return { code, params: { zone, ...(Object.fromEntries(params) as { [name: string]: JsonValue }) } };
}

interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: { readonly [branch: string]: { readonly value: readonly Element[] } };
}

/** Names of the arguments of an ICU message, those in its branches included. */
function argumentsOf(message: string): string[] {
  const walk = (elements: readonly Element[]): string[] =>
    elements.flatMap(({ type, value, options }) => [
      ...(type === literal || type === pound || value === undefined ? [] : [value]),
      ...Object.values(options ?? {}).flatMap((branch) => walk(branch.value)),
    ]);
  return walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
}

// Kinds of element in @formatjs/icu-messageformat-parser.
const literal = 0;
const pound = 7;

describe.each(languages)('in %s', (language) => {
  const speech = speeches[language];

  it.each(codes)('%s is explained with and without its parameters', (code) => {
    for (const refusal of [filled(code), { code, params: {} }]) {
      for (const text of Object.values(explain(refusal, { language, names: { 'person-1': 'Mette Holm' } }))) {
        expect(text.trim().length).toBeGreaterThan(3);
        expect(text).not.toMatch(/[{}#]|undefined|null|NaN|Invalid|\bnone\b|\[object/);
      }
    }
  });

  it.each(codes)('%s uses the parameters of the catalogue and no others', (code) => {
    const declared = new Set([...Object.keys(errorCatalogue[code].params), 'room']);
    const used = Object.values(speech.errors[code]).flatMap(argumentsOf);
    expect(used.filter((name) => !declared.has(name))).toEqual([]);
  });

  it.each(codes)('%s tells every parameter of the catalogue', (code) => {
    const used = new Set(Object.values(speech.errors[code]).flatMap(argumentsOf));
    expect(Object.keys(errorCatalogue[code].params).filter((name) => !used.has(name))).toEqual([]);
  });

  it('explains every code of the catalogue and nothing else', () => {
    expect(Object.keys(speech.errors).toSorted()).toEqual(codes.toSorted());
  });

  it('a title is short and has no full stop, detail and next step are sentences', () => {
    for (const code of codes) {
      const { title, detail, next } = explain(filled(code), { language });
      expect(title.length).toBeLessThan(60);
      expect(title).not.toMatch(/[.!?]$/);
      expect(detail).toMatch(/[.?]$/);
      expect(next).toMatch(/[.?]$/);
    }
  });
});

describe('an explanation', () => {
  const horizon: Refusal = { code: 'HORIZON_EXCEEDED', params: { room: 'Room 4.12', zone, lastDate: '2027-05-23' } };
  const taken: Refusal = { code: 'ROOM_TAKEN', params: { room: 'Room 4.12', zone, with: range } };

  it('names the room and the last date, in the reader’s language', () => {
    expect(explain(horizon, { language: 'en' }).detail).toBe(
      'Room 4.12 can be booked until 23 May 2027; that day is included.',
    );
    expect(explain(horizon, { language: 'da' }).detail).toBe('Room 4.12 kan bookes til og med 23. maj 2027.');
    expect(explain(horizon, { language: 'de' }).detail).toBe(
      'Room 4.12 kann bis einschließlich 23. Mai 2027 gebucht werden.',
    );
  });

  it('shows times on the room’s wall, or in the zone that is asked for', () => {
    expect(explain(taken, { language: 'en' }).detail).toMatch(/10:00.+11:00/);
    expect(explain(taken, { language: 'en', zone: 'Asia/Kathmandu' }).detail).toMatch(/14:45.+15:45/);
  });

  it('says UTC aloud where no zone is known', () => {
    const { detail } = explain({ code: 'ROOM_TAKEN', params: { with: range } }, { language: 'en' });
    expect(detail).toMatch(/^The room is taken on .+09:00.+10:00 UTC\.$/);
  });

  it('of a taken room offers rooms by name and other times as times', () => {
    const alternatives = [
      { kind: 'otherRoom', name: 'Room 4.13', ...range },
      { kind: 'otherTime', name: 'Room 4.12', start: '2026-11-24T11:00:00Z', end: '2026-11-24T12:00:00Z' },
    ];
    const { next } = explain({ ...taken, params: { ...taken.params, alternatives } }, { language: 'en' });
    expect(next).toMatch(/^Free instead: Room 4\.13 and .+12:00.+13:00\.$/);
  });

  it('names a person only if the caller knows that the reader may', () => {
    const locked: Refusal = { code: 'MEETING_LOCKED', params: { lockedBy: 'person-1' } };
    expect(explain(locked, { language: 'en' }).detail).toBe('Somebody has locked the rooms of this meeting.');
    expect(explain(locked, { language: 'en', names: { 'person-1': 'Mette Holm' } }).detail).toMatch(/^Mette Holm has/);
  });

  it('keeps strange room names on one line and takes them as they are', () => {
    const { detail } = explain(
      { code: 'ROOM_INACTIVE', params: { room: '<b>{0}</b>\n#1 \u0007’s' } },
      { language: 'en' },
    );
    expect(detail).toBe('<b>{0}</b> #1 ’s takes no new bookings.');
  });

  it('of a value that isn’t what it should be leaves it out', () => {
    const broken: Refusal = { code: 'HORIZON_EXCEEDED', params: { room: 7, zone, lastDate: '2027-02-30' } };
    expect(() => explain(broken, { language: 'en' })).not.toThrow();
    const past: Refusal = { code: 'IN_THE_PAST', params: { earliest: '2027-02-30T09:00:00Z' } };
    expect(explain(past, { language: 'en' }).next).toBe('Choose a later start.');
  });

  it('counts in the grammar of the language', () => {
    const capacity = (headcount: number): Refusal => ({ code: 'CAPACITY', params: { room: 'A', limit: 1, headcount } });
    expect(explain(capacity(1), { language: 'en' }).detail).toBe('A has 1 seat; 1 person comes.');
    expect(explain(capacity(12), { language: 'de' }).detail).toBe('A hat 1 Platz; es kommen 12 Personen.');
    expect(explain(capacity(12), { language: 'da' }).detail).toBe('A har 1 plads; der kommer 12 personer.');
  });
});
