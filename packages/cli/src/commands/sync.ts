import { allSites } from '@planner/sites';
import { defineCommand } from 'citty';
import { reachPlanner } from '../runtime/reach.ts';

const args = { data: { type: 'string', description: "The demo's data folder" } } as const;

const hold = defineCommand({
  meta: { name: 'hold', description: 'Hold synchronization: nothing is written to Exchange and nothing applied' },
  args,
  async run({ args: { data } }) {
    const { db, sync } = reachPlanner(process.env, data);
    try {
      for (const scope of await allSites(db)) await sync.administration.hold(scope);
      console.log('Synchronization is held. Compare, then release it: planner sync release');
    } finally {
      await db.close();
    }
  },
});

const release = defineCommand({
  meta: { name: 'release', description: 'Let synchronization go on, after a restored database was compared' },
  args,
  async run({ args: { data } }) {
    const { db, sync } = reachPlanner(process.env, data);
    try {
      let released = 0;
      for (const scope of await allSites(db)) if (await sync.administration.release(scope)) released += 1;
      console.log(released === 0 ? 'Nothing was held.' : `Released: ${released} ${released === 1 ? 'site' : 'sites'}.`);
    } finally {
      await db.close();
    }
  },
});

export const sync = defineCommand({
  meta: { name: 'sync', description: 'Hold synchronization, or release it after a restore' },
  subCommands: { hold, release },
});
