import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codesNotYetRaised } from './codes-not-yet-raised.ts';
import { accepted, errorCatalogue, refused } from './errors.ts';
import type { ErrorCode } from './errors.ts';

const codes = Object.keys(errorCatalogue) as ErrorCode[];
const here = import.meta.dirname;
const packages = `${here}/../..`;
const explainers = /errors\.ts$|codes-not-yet-raised\.ts$|messages\/|errors\.test\.ts$/;

/** All text of the TypeScript files that the pattern names, tests apart or alone. */
function textOf(pattern: string, cwd: string, { tests }: { tests: boolean }): string {
  return globSync(pattern, { cwd })
    .filter((file) => /\.test\.tsx?$/.test(file) === tests && !explainers.test(file))
    .map((file) => readFileSync(`${cwd}/${file}`, 'utf8'))
    .join('\n');
}

function named(text: string): ErrorCode[] {
  return codes.filter((code) => text.includes(`'${code}'`));
}

const raised = named(textOf('**/*.ts', here, { tests: false }));

describe('the error catalogue', () => {
  it('each code is raised here, or stands in the list with the reason why not', () => {
    expect([...raised, ...Object.keys(codesNotYetRaised)].toSorted()).toEqual(codes.toSorted());
  });

  it('each code that is raised here is tested here', () => {
    const tested = new Set(named(textOf('**/*.test.ts', here, { tests: true })));
    expect(raised.filter((code) => !tested.has(code))).toEqual([]);
  });

  it('what waits for later is raised by nobody yet: who raises it shortens the list', () => {
    const everywhere = new Set(named(textOf('*/src/**/*.ts', packages, { tests: false })));
    const later = codes.filter((code) => codesNotYetRaised[code]?.where === 'later');
    expect(later.filter((code) => everywhere.has(code))).toEqual([]);
  });

  it('has the HTTP status that says how to go on', () => {
    for (const code of codes)
      expect([0, 201, 400, 401, 403, 404, 409, 412, 413, 422, 423, 426, 428, 429, 503, 507]).toContain(
        errorCatalogue[code].status,
      );
    expect(codes.filter((code) => errorCatalogue[code].status === 0)).toEqual([
      'APPROVAL_EXPIRED',
      'EXCHANGE_DECLINED',
    ]);
  });
});

describe('an outcome', () => {
  it('is a value with its warnings, or every reason why not', () => {
    expect(accepted(7)).toEqual({ ok: true, value: 7, warnings: [] });
    const no = { code: 'ROOM_TAKEN', params: {} } as const;
    expect(refused(no, no)).toEqual({ ok: false, errors: [no, no] });
  });
});
