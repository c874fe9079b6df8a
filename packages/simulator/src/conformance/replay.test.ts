import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

import schema from '../data/graph-v1.0.schema.json' with { type: 'json' };
import { runConformance } from './conformance.ts';
import { ownExamples, readExamples, type Example } from './examples.ts';
import { replay } from './replay.ts';

const examples = readExamples(ownExamples);

function exampleOf(name: string): Example {
  const found = examples.find((one) => one.name === name);
  if (!found) throw new Error(`there is no example ${name}`);
  return found;
}

/** The example with parts of its answer's body, its status or its address exchanged. */
function changed(name: string, change: { body?: object; status?: number; url?: string }): Example {
  const example = exampleOf(name);
  const { request, response } = example;
  if (!request || !response) throw new Error(`${name} has no request or no answer`);
  const body = change.body ? { ...(response.body as object), ...change.body } : response.body;
  return {
    ...example,
    request: { ...request, url: change.url ?? request.url },
    response: { ...response, body, status: change.status ?? response.status },
  };
}

async function placesOf(example: Example): Promise<string[]> {
  const verdict = await replay(example, schema);
  return verdict.outcome === 'failed' ? verdict.differences.map(({ path: place }) => place) : [verdict.outcome];
}

describe('an example', () => {
  it('passes as the page has it', async () => {
    expect(await placesOf(exampleOf('user-post-events-02'))).toEqual(['passed']);
  });

  it('fails for another status, a value that nobody sent, a preview of another text, a context of something else', async () => {
    expect(await placesOf(changed('user-post-events-02', { status: 200 }))).toEqual(['status']);
    expect(await placesOf(changed('user-post-events-02', { body: { showAs: 'free' } }))).toEqual(['/showAs']);
    expect(await placesOf(changed('event-get-02', { body: { bodyPreview: 'Something else' } }))).toEqual([
      '/bodyPreview',
    ]);
    const context = 'https://graph.microsoft.com/v1.0/$metadata#users/$entity';
    expect(await placesOf(changed('event-get-02', { body: { '@odata.context': context } }))).toEqual([
      '/@odata.context',
    ]);
  });

  it('fails for a property that the answer lacks, and isn’t excluded for an address that nobody serves', async () => {
    const absent = { cancelledOccurrences: [] };
    expect(await placesOf(changed('user-post-events-02', { body: absent }))).toEqual(['/cancelledOccurrences']);
    // What isn't in Microsoft's own metadata is no fault of the answer.
    expect(await placesOf(changed('user-post-events-02', { body: { shownIn: 'Outlook' } }))).toEqual(['passed']);
    const url = 'https://graph.microsoft.com/v1.0/me/calendar/unheardOf';
    expect(await placesOf(changed('calendar-get-04', { url }))).toEqual(['status']);
  });
});

describe('a folder of examples', () => {
  it('is read with or without an index, and its score is the last line', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
    try {
      const { name, ...file } = exampleOf('calendar-get-04');
      writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(file));
      writeFileSync(
        path.join(folder, 'bare.json'),
        JSON.stringify({ docPage: 'x', what: 'x', response: { status: 200 } }),
      );
      const report = await runConformance(readExamples(pathToFileURL(folder + path.sep)));
      expect(report.lines.at(-1)).toBe('conformance: 1 of 1 examples pass, 1 excluded');
      expect(report.isAllPassed).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('with a file that isn’t an example is refused with the file’s name', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
    try {
      writeFileSync(path.join(folder, 'broken.json'), '{');
      expect(() => readExamples(pathToFileURL(folder + path.sep))).toThrow(/^broken\.json/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
