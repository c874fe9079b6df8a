import { afterEach, describe, expect, test, vi } from 'vitest';
import { sharedCalendar } from './shared-calendar.ts';

/** An Outlook of Ida's that answers about its appointment; without an answer the member isn't there. */
function outlook(answer: object | null, set = '1.8'): void {
  vi.stubGlobal('Office', {
    context: {
      requirements: { isSetSupported: (_set: string, version: string) => version === set },
      mailbox: {
        userProfile: { emailAddress: 'Ida@nordlys.example' },
        item: answer && { getSharedPropertiesAsync: (done: (result: object) => void) => done(answer) },
      },
    },
  });
  if (answer === null) (Office.context.mailbox as { item: unknown }).item = {};
}
const told = (owner: string, delegatePermissions: number) => ({
  status: 'succeeded',
  value: { owner, delegatePermissions },
});

afterEach(() => vi.unstubAllGlobals());

describe('the calendar of an appointment', () => {
  test.each([
    ['may create and write', 1 | 2, true],
    ['may edit their own', 1 | 16, true],
    ['may edit all', 1 | 32, true],
    ['may read alone', 1, false],
    ['may read and delete', 1 | 4 | 8, false],
  ])('is another’s, where its delegate %s', async (_what, permissions, mayWrite) => {
    outlook(told('per@nordlys.example', permissions));
    expect(await sharedCalendar()).toEqual({ owner: 'per@nordlys.example', mayWrite });
  });

  test('is one’s own when it is told so, when the call fails, and where Outlook doesn’t know it', async () => {
    outlook(told('ida@NORDLYS.example', 63));
    expect(await sharedCalendar()).toBeNull();
    outlook({ status: 'failed', error: { code: 9055, message: 'not shared' } });
    expect(await sharedCalendar()).toBeNull();
    outlook(null);
    expect(await sharedCalendar()).toBeNull();
    outlook(told('per@nordlys.example', 63), '1.7');
    expect(await sharedCalendar()).toBeNull();
  });
});
