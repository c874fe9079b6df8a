import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { OfficeTypes } from '../../test-tenant/office-types.ts';
import { hostProfiles, type HostProfile } from './host-profiles.ts';
import { officeScript } from './office-script.ts';

type Members = Record<string, unknown>;
type Office = Members & {
  readonly context: Members & { readonly mailbox: Members & { readonly item: Members } };
  readonly MailboxEnums: Record<string, Record<string, unknown>>;
};

const types = new OfficeTypes();
const script = await officeScript();

/** The stand-in as a page in a pane of that client has it. */
function officeIn(profile: HostProfile, mode: 'compose' | 'read' | 'message'): Office {
  const listeners: ((event: unknown) => void)[] = [];
  const parent = { postMessage: () => undefined };
  const window: Members = { parent, history: {} };
  const scope = {
    window,
    location: new URL('https://planner.example/addin/compose?_host_Info=Outlook'),
    document: { readyState: 'loading' },
    addEventListener: (type: string, listener: (event: unknown) => void) =>
      type === 'message' && listeners.push(listener),
    URLSearchParams,
    setTimeout,
    Temporal,
  };
  vm.runInNewContext(script, scope);
  const item = { recurrence: null, requiredAttendees: [], start: new Date(0) };
  const data = {
    office: 'init',
    mode,
    profile,
    user: {},
    zone: 'UTC',
    theme: {},
    roamingSettings: {},
    faults: [],
    item,
  };
  for (const listener of listeners) listener({ source: parent, data });
  return window['Office'] as Office;
}

const isAbove = (set: string, most: string): boolean => {
  const [one = 0, other = 0] = [set, most].map((text) => Number(text.split('.')[1]));
  return one > other;
};

/** Where each object's type stands; an item's parts are found by their name. */
const partTypes: Readonly<Record<string, string>> = {
  subject: 'Subject',
  start: 'Time',
  end: 'Time',
  recurrence: 'Recurrence',
  requiredAttendees: 'Recipients',
  optionalAttendees: 'Recipients',
  organizer: 'Organizer',
  location: 'Location',
  enhancedLocation: 'EnhancedLocation',
  notificationMessages: 'NotificationMessages',
  sessionData: 'SessionData',
};

/** What is wrong with a member beside Microsoft's types; empty when nothing is. */
function faultsOf(owner: string, name: string, value: unknown, mailbox: string): string[] {
  const known = types.member(owner, name);
  const first = known[0];
  if (!first) return [`${owner}.${name} isn't in the types`];
  if ((typeof value === 'function') !== (first.kind === 'method')) return [`${owner}.${name} is no ${first.kind}`];
  const early = known.filter(({ set }) => set !== null && isAbove(set, mailbox));
  return early.length === known.length
    ? [`${owner}.${name} came with ${early[0]!.set}, the client has ${mailbox}`]
    : [];
}

function faultsOfItem(item: Members, owner: string, mailbox: string): string[] {
  return Object.entries(item).flatMap(([name, value]) => {
    const own = faultsOf(owner, name, value, mailbox);
    const isPart = typeof value === 'object' && value !== null && partTypes[name] !== undefined;
    if (!isPart || Array.isArray(value) || Object.prototype.toString.call(value) === '[object Date]') return own;
    return [
      ...own,
      ...Object.entries(value).flatMap(([part, member]) => faultsOf(partTypes[name]!, part, member, mailbox)),
    ];
  });
}

describe('the stand-in for office.js beside Microsoft’s types', () => {
  test.each(hostProfiles)(
    'in $label each member is Microsoft’s, of its kind, and no newer than the client',
    (profile) => {
      const compose = officeIn(profile, 'compose');
      const read = officeIn(profile, 'read');
      expect(faultsOfItem(compose.context.mailbox.item, 'AppointmentCompose', profile.mailbox)).toEqual([]);
      expect(faultsOfItem(read.context.mailbox.item, 'AppointmentRead', profile.mailbox)).toEqual([]);
      const message = officeIn(profile, 'message').context.mailbox.item;
      expect(faultsOfItem(message, 'MessageRead', profile.mailbox)).toEqual([]);
      expect(Object.keys(message)).toEqual(expect.arrayContaining(['from', 'to', 'loadCustomPropertiesAsync']));
      const parts: readonly (readonly [string, Members])[] = [
        ['Mailbox', compose.context.mailbox],
        ['Context', compose.context],
        ['UI', compose.context['ui'] as Members],
        ['RoamingSettings', compose.context['roamingSettings'] as Members],
        ['RequirementSetSupport', compose.context['requirements'] as Members],
      ];
      for (const [owner, members] of parts)
        for (const [name, value] of Object.entries(members))
          expect(faultsOf(owner, name, value, profile.mailbox)).toEqual([]);
    },
  );

  test('each asynchronous member takes as many arguments as Microsoft’s', async () => {
    const { composeMembers, readMembers, messageMembers } = (await import(
      new URL('../office/surface.js', import.meta.url).href
    )) as Record<string, Record<string, [string, number, number]>>;
    const wrong = Object.entries({ ...composeMembers, ...readMembers, ...messageMembers }).flatMap(
      ([name, [set, fewest, most]]) => {
        const [first = '', second] = name.split('.');
        const known =
          second === undefined ? types.member('AppointmentCompose', first) : types.member(partTypes[first]!, second);
        const asTyped = [
          known[0]?.set ?? set,
          Math.min(...known.map((one) => one.fewest)),
          Math.max(...known.map((one) => one.most)),
        ];
        return JSON.stringify(asTyped) === JSON.stringify([set, fewest, most])
          ? []
          : [`${name}: ${asTyped.join(', ')}`];
      },
    );
    expect(wrong).toEqual([]);
  });

  test('enumerations have Microsoft’s names, and their values where the types give them', () => {
    const { MailboxEnums, ...office } = officeIn(hostProfiles[0]!, 'compose');
    for (const [name, values] of Object.entries(MailboxEnums)) expect(types.values(name), name).toMatchObject(values);
    for (const name of ['AsyncResultStatus', 'EventType', 'HostType', 'PlatformType'])
      expect(Object.keys(types.values(name)), name).toEqual(
        expect.arrayContaining(Object.keys(office[name] as Members)),
      );
  });

  test('a series tells its times as Office.SeriesTime does, in its own zone', () => {
    const { SeriesTime } = officeIn(hostProfiles[0]!, 'compose') as unknown as {
      SeriesTime: new () => Record<string, (...args: unknown[]) => unknown>;
    };
    const time = new SeriesTime();
    time['setStartDate']!(2026, 10, 24);
    time['setStartTime']!(9, 30);
    time['setDuration']!(45);
    expect([time['getStartDate']!(), time['getStartTime']!(), time['getEndTime']!(), time['getEndDate']!()]).toEqual([
      '2026-11-24',
      'T09:30:00:000',
      'T10:15:00:000',
      null,
    ]);
    for (const name of Object.getOwnPropertyNames(SeriesTime.prototype).filter((one) => /^[gs]et/.test(one)))
      expect(types.member('SeriesTime', name), name).not.toEqual([]);
  });
});
