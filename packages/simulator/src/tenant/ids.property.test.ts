import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatItemId, parseItemId, toEwsId, toRestId } from './ids.ts';

const references = fc.record({
  kind: fc.constantFrom('default' as const, 'immutable' as const),
  stamp: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  number: fc.integer({ min: 0, max: 0xffffffff }),
  generation: fc.integer({ min: 0, max: 0xffff }),
  date: fc.option(
    fc.integer({ min: 0, max: 900_000 }).map((days) => Temporal.PlainDate.from('1601-01-01').add({ days }).toString()),
  ),
});

describe('an Outlook id', () => {
  it('is read back as it was written, in its REST and EWS forms', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const id = formatItemId(reference);
        expect(id).toMatch(/^AA(Mk|kALg)/);
        expect(parseItemId(id)).toEqual(reference);
        expect(toRestId(toEwsId(id))).toBe(id);
      }),
    );
  });

  it('means nothing when one letter changes its case', () => {
    fc.assert(
      fc.property(references, fc.nat(), (reference, place) => {
        const id = formatItemId(reference);
        const letters = [...id.matchAll(/[a-z]/gi)];
        const { index, 0: letter } = letters[place % letters.length] ?? { index: 0, 0: 'A' };
        const turned = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
        expect(parseItemId(id.slice(0, index) + turned + id.slice(index + 1))).toBeNull();
      }),
    );
  });
});
