import type { FastifyInstance } from 'fastify';
import type { ServerDeps } from '../deps.ts';
import { serveAccounts } from './accounts.ts';
import { serveAddin } from './addin.ts';
import { serveAddinAdmin } from './addin-admin.ts';
import { serveAddinSession } from './addin-session.ts';
import { serveAdmin } from './admin.ts';
import { serveAdminPeople } from './admin-people.ts';
import { serveCalendar } from './calendar.ts';
import { serveConnections } from './connections.ts';
import { serveCheck } from './check.ts';
import { serveFreeRooms } from './free-rooms.ts';
import { serveImportRuns } from './import-runs.ts';
import { serveImports } from './imports.ts';
import { serveMeetings } from './meetings.ts';
import { servePeople } from './people.ts';
import { serveRooms } from './rooms.ts';
import { serveSeries } from './series.ts';
import { serveSession } from './session.ts';
import { serveSingleSignOn } from './single-sign-on.ts';
import { serveSync } from './sync.ts';
import { serveTimeline } from './timeline.ts';

/** Every call of the contract. */
export function serveCalls(app: FastifyInstance, deps: ServerDeps): void {
  serveSession(app, deps);
  serveRooms(app, deps);
  serveFreeRooms(app, deps);
  serveTimeline(app, deps);
  serveCalendar(app, deps);
  serveCheck(app, deps);
  serveMeetings(app, deps);
  serveSeries(app, deps);
  servePeople(app, deps);
  serveSync(app, deps);
  serveAdmin(app, deps);
  serveImports(app, deps);
  serveImportRuns(app, deps);
  serveConnections(app, deps);
  serveSingleSignOn(app, deps);
  serveAccounts(app, deps);
  serveAdminPeople(app, deps);
  serveAddinSession(app, deps);
  serveAddin(app, deps);
  serveAddinAdmin(app, deps);
}
