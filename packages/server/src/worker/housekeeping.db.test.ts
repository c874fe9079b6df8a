import { pino } from 'pino';
import { expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import { keepHouse } from './housekeeping.ts';

const database = useDatabase();

test('sessions that are over are removed from every site, the others stay', async () => {
  const world = await httpWorld(database.current);
  await world.as('Ida');
  await world.as('Ida', world.elsewhere);
  world.clock.advance({ hours: 7 * 24 });
  await world.as('Lars');
  await keepHouse({ db: database.current.db, clock: world.clock, log: pino({ enabled: false }) });
  expect(await database.current.sql('select person_id from sessions')).toEqual([
    { person_id: world.home.person('Lars').id },
  ]);
  await world.close();
});
