import { allRooms, withSite } from '@planner/db';
import { allSites } from '@planner/sites';
import { defineCommand } from 'citty';
import { reachPlanner } from '../runtime/reach.ts';

export const compare = defineCommand({
  meta: { name: 'compare', description: 'Compare Planner with every linked room in Exchange, in full' },
  args: { data: { type: 'string', description: "The demo's data folder" } },
  async run({ args }) {
    const { db, sync } = reachPlanner(process.env, args.data);
    try {
      let unexplained = 0;
      for (const scope of await allSites(db)) {
        const [comparison, rooms] = await Promise.all([sync.compareAll(scope), withSite(db, scope, allRooms)]);
        const nameOf = new Map(rooms.map(({ room }) => [room.id, room.name]));
        for (const { kind, roomId, start, end, explained } of comparison.differences) {
          console.log(
            `${nameOf.get(roomId) ?? roomId}  ${start.toString()} – ${end.toString()}  ${words[kind]}${explained ? ' (listed as a finding)' : ''}`,
          );
          if (!explained) unexplained += 1;
        }
        for (const { roomId, code } of comparison.unread)
          console.log(`${nameOf.get(roomId) ?? roomId}  can't be read (${code})`);
        console.log(`${comparison.rooms} rooms, ${comparison.compared} dates compared`);
      }
      console.log(`differences: ${unexplained}`);
      if (unexplained > 0) process.exitCode = 1;
    } finally {
      await db.close();
    }
  },
});

const words = {
  missingHere: 'stands in Exchange, not in Planner',
  missingThere: 'stands in Planner, not in Exchange',
  differs: 'has other times there',
  duplicate: 'stands there twice',
} as const;
