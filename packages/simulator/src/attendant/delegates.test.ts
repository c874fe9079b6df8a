import { describe, expect, it } from 'vitest';

import { acting, slot } from '../test-tenant/acting.ts';
import { calendarOf, fjord, ida, otto, skagen, type NordlysOptions } from '../test-tenant/nordlys.ts';

/** Skagen takes nobody's word but its delegate's. */
const asking = { allBookInPolicy: false, allRequestInPolicy: true, resourceDelegates: [otto] };
const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 3 } };

async function asked(options: NordlysOptions = {}, more: object = {}) {
  const stage = acting({ ...options, skagen: { ...asking, ...options.skagen } });
  expect(await stage.invite({ rooms: [skagen], ...more })).toEqual([]);
  const forwarded = () =>
    stage.world.tenant.mailbox(otto).messages.flatMap((one) => (one.kind === 'delegated' ? [one.resource.name] : []));
  return {
    ...stage,
    forwarded,
    decide: (what: object) => stage.act({ does: 'decide', room: skagen, by: otto, ...what }),
  };
}

describe('a request that needs a delegate', () => {
  it('is forwarded to the delegate, whose own calendar stays empty, and waits as tentative', async () => {
    const { answer, forwarded, shown } = await asked();
    expect(forwarded()).toEqual(['Skagen']);
    expect(await shown(otto, 'subject')).toEqual([]);
    expect(await shown(skagen, 'showAs')).toEqual(['tentative']);
    expect(await answer()).toBe('none');
  });

  it('is accepted by the delegate for the room: the organizer hears it from the room, and the hour is busy', async () => {
    const { answer, decide, shown, world } = await asked();
    expect(await decide({ response: 'accept', comment: 'Enjoy' })).toEqual([]);
    expect(await answer()).toBe('accepted');
    expect(await shown(skagen, 'showAs')).toEqual(['busy']);
    expect(world.tenant.mailbox(ida).responses.at(-1)).toMatchObject({ from: { name: 'Skagen' }, comment: 'Enjoy' });
  });

  it('is declined by the delegate: the room is free again', async () => {
    const { answer, decide, shown } = await asked();
    expect(await decide({ response: 'decline', comment: 'Painters' })).toEqual([]);
    expect(await answer()).toBe('declined');
    expect(await shown(skagen, 'subject')).toEqual([]);
  });

  it('is decided date by date where the delegate does so', async () => {
    const { decide, shown } = await asked({}, { recurrence });
    expect(await decide({ response: 'accept', date: '2026-03-05' })).toEqual([]);
    expect(await shown(skagen, 'showAs')).toEqual(['tentative', 'busy', 'tentative']);
    expect(await decide({ response: 'accept' })).toEqual([]);
    expect(await shown(skagen, 'showAs')).toEqual(['busy', 'busy', 'busy']);
  });

  it('asks again when its time moves after it was approved', async () => {
    const { act, answer, decide, forwarded, shown } = await asked();
    await decide({ response: 'accept' });
    expect(await act({ does: 'move', ...slot('2026-03-04T14:00', '2026-03-04T15:00') })).toEqual([]);
    expect(forwarded()).toEqual(['Skagen', 'Skagen']);
    expect(await answer()).toBe('none');
    expect(await shown(skagen, 'showAs')).toEqual(['tentative']);
  });

  it('is nobody else’s to decide', async () => {
    const { act, answer } = await asked();
    const stranger = { does: 'decide', room: skagen, by: ida, response: 'accept' };
    expect((await act(stranger))[0]).toContain(`${ida} is no delegate of ${skagen}`);
    expect(await answer()).toBe('none');
  });

  it('reaches every member of a group of delegates', async () => {
    const { forwarded } = await (async () => {
      const stage = acting({ skagen: { ...asking, resourceDelegates: ['desk@nordlys.example'] } });
      stage.world.tenant.lists.set('desk@nordlys.example', [otto]);
      await stage.invite({ rooms: [skagen] });
      return { forwarded: stage.world.tenant.mailbox(otto).messages.map(({ kind }) => kind) };
    })();
    expect(forwarded).toEqual(['delegated']);
  });

  it('isn’t forwarded with ForwardRequestsToDelegates off, and can be decided all the same', async () => {
    const { answer, decide, forwarded } = await asked({ skagen: { forwardRequestsToDelegates: false } });
    expect(forwarded()).toEqual([]);
    await decide({ response: 'accept' });
    expect(await answer()).toBe('accepted');
  });

  it('out of policy goes to the delegate for those who may ask', async () => {
    const outOfPolicy = { allBookInPolicy: true, requestOutOfPolicy: [ida], maximumDurationInMinutes: 30 };
    const { decide, forwarded, answer } = await asked({ skagen: outOfPolicy });
    expect(forwarded()).toEqual(['Skagen']);
    await decide({ response: 'accept' });
    expect(await answer()).toBe('accepted');
  });

  it('is never forwarded by a room with AutoUpdate', async () => {
    const stage = acting({ fjord: asking });
    await stage.invite({ rooms: [fjord] });
    expect(stage.world.tenant.mailbox(otto).messages).toEqual([]);
  });
});

describe('what no document settles about it', () => {
  it('the room’s copy says tentative or nothing while it waits', async () => {
    const shownResponse = async (options: NordlysOptions) =>
      (await calendarOf((await asked(options)).world, skagen))[0].responseStatus.response;
    expect(await shownResponse({})).toBe('tentativelyAccepted');
    expect(await shownResponse({ switches: { pendingResponse: 'notResponded' } })).toBe('notResponded');
  });

  it('the organizer may be told that it waits', async () => {
    const { answer, decide } = await asked({ switches: { pendingTellsOrganizer: true } });
    expect(await answer()).toBe('tentativelyAccepted');
    await decide({ response: 'accept' });
    expect(await answer()).toBe('accepted');
  });

  it('without a delegate it waits for ever, or is declined', async () => {
    expect(await (await asked({ skagen: { resourceDelegates: [] } })).answer()).toBe('none');
    const switches = { pendingWithoutDelegate: 'declined' } as const;
    expect(await (await asked({ switches, skagen: { resourceDelegates: [] } })).answer()).toBe('declined');
  });

  it('a taken hour goes to the delegate too, or is declined at once', async () => {
    for (const [pendingIgnoresConflicts, response] of [
      [true, 'none'],
      [false, 'declined'],
    ] as const) {
      const stage = await asked({ switches: { pendingIgnoresConflicts } });
      await stage.decide({ response: 'accept' });
      await stage.act({
        does: 'invite',
        key: 'again',
        subject: 'Second',
        rooms: [skagen],
        ...slot('2026-03-04T10:30', '2026-03-04T11:30'),
      });
      const [, second] = await stage.shown(ida, 'attendees');
      expect(second[0].status.response).toBe(response);
    }
  });
});
