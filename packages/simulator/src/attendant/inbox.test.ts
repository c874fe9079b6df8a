import { describe, expect, it } from 'vitest';

import { acting, slot } from '../test-tenant/acting.ts';
import { fjord, ida, otto, skagen } from '../test-tenant/nordlys.ts';
import { inboxOf } from './inbox.ts';

function opened(options: Parameters<typeof acting>[0] = {}) {
  const stage = acting(options);
  const { tenant } = stage.world;
  const inbox = (address: string) => inboxOf({ tenant, mailbox: tenant.mailbox(address) }).map(({ kind }) => kind);
  return { ...stage, inbox };
}

describe('the inbox', () => {
  it('loses a request when it is answered', async () => {
    const { act, inbox, invite } = opened();
    await invite({ rooms: [fjord], people: [otto] });
    expect(inbox(fjord)).toEqual(['request']);
    await act({ does: 'respond', by: fjord, response: 'accept' });
    await act({ does: 'respond', by: otto, response: 'decline' });
    expect([inbox(fjord), inbox(otto)]).toEqual([[], []]);
    expect(inbox(ida)).toEqual(['response', 'response']);
  });

  it('loses what a newer message has overtaken, unless RemoveOldMeetingMessages is off', async () => {
    for (const [removeOldMeetingMessages, left] of [
      [true, ['request']],
      [false, ['request', 'request']],
    ] as const) {
      const { act, inbox, invite } = opened({ fjord: { removeOldMeetingMessages } });
      await invite({ rooms: [fjord] });
      await act({ does: 'move', ...slot('2026-03-04T14:00', '2026-03-04T15:00') });
      expect(inbox(fjord)).toEqual(left);
    }
  });

  it('keeps the notice of a forward, unless RemoveForwardedMeetingNotifications takes it out', async () => {
    for (const [removeForwardedMeetingNotifications, left] of [
      [false, ['forward-notice']],
      [true, []],
    ] as const) {
      const { act, inbox, world } = opened({ skagen: { removeForwardedMeetingNotifications } });
      const invited = { does: 'invite', organizer: skagen, subject: 'Cleaning', people: [ida] };
      await act({ ...invited, ...slot('2026-03-04T10:00', '2026-03-04T11:00') });
      await act({ does: 'forward', organizer: skagen, by: ida, to: [otto] });
      expect(inbox(skagen)).toEqual(left);
      expect(world.tenant.mailbox(skagen).messages.at(-1)?.subject).toContain('Cleaning');
    }
  });

  it('of a mailbox without calendar processing keeps everything', async () => {
    const { act, inbox, invite } = opened({ fjord: { automateProcessing: 'None' } });
    await invite({ rooms: [fjord] });
    await act({ does: 'move', ...slot('2026-03-04T14:00', '2026-03-04T15:00') });
    expect(inbox(fjord)).toEqual(['request', 'request']);
  });
});

describe('a forwarded meeting', () => {
  it('names whom it went to on the organizer’s list at once, or with their answer, as the tenant is set', async () => {
    for (const forwardNoticeAddsAttendee of [true, false]) {
      const { act, invite, shown } = opened({ switches: { forwardNoticeAddsAttendee } });
      await invite({ people: [otto] });
      await act({ does: 'forward', by: otto, to: [fjord] });
      const [attendees] = await shown(ida, 'attendees');
      expect(attendees).toHaveLength(forwardNoticeAddsAttendee ? 2 : 1);
      await act({ does: 'respond', by: fjord, response: 'accept' });
      expect((await shown(ida, 'attendees'))[0]).toMatchObject([{}, { status: { response: 'accepted' } }]);
    }
  });
});
