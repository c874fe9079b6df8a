/**
 * Writes docs/reference/errors.md from the error catalogue and its English sentences.
 * Run by whoever changes an error: `node scripts/errors-reference.ts`. A test compares the page with what this makes.
 */
import { writeFileSync } from 'node:fs';
import { errorCatalogue } from '@planner/core';
import type { ErrorCode, JsonValue, ParamKind } from '@planner/core';
import { explain } from '@planner/core/messages';

const page = new URL('../docs/reference/errors.md', import.meta.url);

/** A value of each kind, so that the page shows whole sentences. */
const examples: { readonly [kind in ParamKind]: JsonValue } = {
  text: '…',
  texts: ['Europe/Copenhagen', 'Europe/Berlin'],
  number: 30,
  flag: false,
  date: '2027-05-23',
  instant: '2026-11-24T09:00:00Z',
  range: { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' },
  ranges: [{ start: '2026-11-24T07:00:00Z', end: '2026-11-24T17:00:00Z' }],
  offers: [
    { kind: 'otherRoom', name: 'Room 4.13', start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' },
    { kind: 'otherTime', name: 'Room 4.12', start: '2026-11-24T11:00:00Z', end: '2026-11-24T12:00:00Z' },
  ],
  rooms: [{ name: 'Hall A' }],
  person: 'mette',
  persons: ['mette'],
};

/** What a parameter's kind is in JSON, for the table. */
const shapes: { readonly [kind in ParamKind]: string } = {
  text: 'text',
  texts: 'texts',
  number: 'number',
  flag: 'true or absent',
  date: '`yyyy-MM-dd`',
  instant: 'instant',
  range: '`{start, end}`',
  ranges: 'list of `{start, end}`',
  offers: 'list of `{kind, roomId, name, start, end}`',
  rooms: 'list of `{roomId, name, capacity}`',
  person: 'person id',
  persons: 'list of person ids',
};

/** The reference page as Markdown: a table of all codes, then each with its parameters and its sentences. */
export function errorsReference(): string {
  const codes = Object.keys(errorCatalogue) as ErrorCode[];
  return [
    '# Errors',
    '',
    'Made by `scripts/errors-reference.ts` from `packages/core/src/errors.ts` and `packages/core/src/messages/en.ts`; edit those.',
    '',
    'An answer that says no is `application/problem+json` (RFC 9457): `{type, title, status, code, detail, errors[{code, field?, params}], correlationId}`.',
    'All reasons are in `errors`; `code` and `status` are those of the first. Instants are ISO texts in UTC. Any parameter may be missing.',
    'Refusals about a room also carry `roomId`, `room` and `zone`, those about one date of a series `date`.',
    '',
    '| Code | HTTP | Meaning |',
    '|---|---|---|',
    ...codes.map((code) => `| [${code}](#${code.toLowerCase()}) | ${statusOf(code)} | ${explanationOf(code).title} |`),
    ...codes.flatMap(sectionOf),
    '',
  ].join('\n');
}

function sectionOf(code: ErrorCode): string[] {
  const { detail, next } = explanationOf(code);
  const params = paramsOf(code).map(([name, kind]) => `\`${name}\` (${shapes[kind]})`);
  return [
    '',
    `## ${code}`,
    '',
    `HTTP ${statusOf(code)}. Parameters: ${params.length === 0 ? 'none' : params.join(', ')}.`,
    '',
    `> ${detail}`,
    `>`,
    `> ${next}`,
  ];
}

function explanationOf(code: ErrorCode): ReturnType<typeof explain> {
  const params = Object.fromEntries(paramsOf(code).map(([name, kind]) => [name, exampleOf(name, kind)]));
  return explain(
    { code, params: { ...params, zone: 'Europe/Copenhagen' } },
    { language: 'en', names: { mette: 'Mette Holm' } },
  );
}

function exampleOf(name: string, kind: ParamKind): JsonValue {
  const texts: { readonly [name: string]: JsonValue } = {
    room: 'Room 4.12',
    location: 'Copenhagen',
    right: 'book',
    field: 'end',
    category: 'Board',
    part: 'BYHOUR',
    name: 'Europe/Copenhagne',
    kind: 'order',
    state: 'cancelled',
    service: 'Lunch',
  };
  return kind === 'text' ? (texts[name] ?? examples.text) : examples[kind];
}

function paramsOf(code: ErrorCode): [string, ParamKind][] {
  return Object.entries(errorCatalogue[code].params);
}

function statusOf(code: ErrorCode): string {
  const { status } = errorCatalogue[code];
  return status === 0 ? '– (a reason, never an answer)' : String(status);
}

if (import.meta.main) writeFileSync(page, errorsReference());
