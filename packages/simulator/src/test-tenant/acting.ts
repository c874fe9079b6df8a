import { actSchema } from '../scenario/act-schema.ts';
import { performActs } from '../scenario/perform-acts.ts';
import { calendarOf, ida, nordlys, type GraphJson, type Nordlys, type NordlysOptions } from './nordlys.ts';

const zone = 'Europe/Copenhagen';

/** A slot of an act in Copenhagen. */
export const slot = (start: string, end: string) => ({ start, end, zone });

/** Nordlys and a hand that does things there as people do, each followed by the time that the post needs. */
export function acting(options: NordlysOptions = {}): {
  readonly world: Nordlys;
  /** Ida's meeting `m` on 4 March 2026, ten to eleven, unless said otherwise. @returns what was refused */
  readonly invite: (more: object) => Promise<readonly string[]>;
  /** Something about it. @returns what was refused */
  readonly act: (what: object) => Promise<readonly string[]>;
  /** How the first attendee stands on Ida's first meeting. */
  readonly answer: () => Promise<string>;
  readonly shown: (mailbox: string, name: string) => Promise<GraphJson[]>;
} {
  const world = nordlys(options);
  const run = async (what: object) => {
    const done = await performActs(world.simulator, world.tenant, [actSchema.parse(what)]);
    await world.settle();
    return done.refused.map(({ why }) => why);
  };
  const usual = { key: 'm', organizer: ida, subject: 'Budget', ...slot('2026-03-04T10:00', '2026-03-04T11:00') };
  const shown = async (mailbox: string, name: string) =>
    (await calendarOf(world, mailbox)).map((one: GraphJson) => one[name]);
  return {
    world,
    invite: (more) => run({ does: 'invite', ...usual, ...more }),
    act: (what) => run({ key: 'm', organizer: ida, ...what }),
    answer: async () => (await shown(ida, 'attendees'))[0][0].status.response,
    shown,
  };
}
