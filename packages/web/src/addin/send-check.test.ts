import { readFile } from 'node:fs/promises';
import vm from 'node:vm';
import { describe, expect, test } from 'vitest';

const script = await readFile(new URL('../../public/addin/events.js', import.meta.url), 'utf8');
const told = (value: unknown) => (done: (result: object) => void) => done({ status: 'succeeded', value });

/** What the launch event answers Outlook when Planner answers `verdict` to an appointment that the pane has noted. */
function answerTo(verdict: object): Promise<{ readonly [option: string]: unknown }> {
  const note = { site: 'https://planner.example', draftKey: 'd', ticket: 't', time: { kind: 'single' } };
  const item = {
    sessionData: { getAsync: (_name: string, done: (result: object) => void) => told(JSON.stringify(note))(done) },
    start: { getAsync: told(new Date('2026-11-24T09:00:00Z')) },
    end: { getAsync: told(new Date('2026-11-24T10:00:00Z')) },
    enhancedLocation: { getAsync: told([]) },
  };
  return new Promise((completed) => {
    const associate = (name: string, handler: (event: object) => void) => {
      if (name === 'onAppointmentSend') setImmediate(() => handler({ completed }));
    };
    const scope = {
      Office: { actions: { associate }, context: { mailbox: { item } } },
      setTimeout: () => 0, // the time limit doesn't strike here
      fetch: async () => ({ json: async () => verdict }),
    };
    vm.runInNewContext(script, scope);
  });
}

describe('the send check in Outlook', () => {
  test.each([
    ['en', 'Open Planner'],
    ['da', 'Åbn Planner'],
    ['de', 'Planner öffnen'],
    ['fr', 'Open Planner'],
  ])('names its button in the language of the reasons (%s), in at most 20 characters', async (language, label) => {
    const options = await answerTo({ allow: false, message: 'Why not.', language });
    expect(options).toMatchObject({ allowEvent: false, errorMessage: 'Why not.', cancelLabel: label });
    expect(label.length).toBeLessThanOrEqual(20);
    expect(options['commandId']).toBe('plannerCompose');
  });

  test('lets the appointment go where Planner has nothing to say, or no reason', async () => {
    for (const verdict of [{ allow: true, message: null }, { allow: false, message: null }, { status: 500 }])
      expect(await answerTo(verdict)).toEqual({ allowEvent: true });
  });
});
