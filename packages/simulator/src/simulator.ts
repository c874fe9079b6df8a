import { Hono } from 'hono';

import { attend } from './attendant/delivery.ts';
import { addCalendarRoutes } from './calendars/routes.ts';
import { addBatchRoute } from './graph/batch.ts';
import { mailboxLimits } from './graph/limits.ts';
import { followRules } from './directory/dynamic-groups.ts';
import { registerControl } from './control/control-routes.ts';
import { openAuthentication } from './graph/open-authentication.ts';
import { GraphPipeline } from './graph/pipeline.ts';
import { ConnectionLost } from './graph/request.ts';
import { RequestLog } from './graph/request-log.ts';
import { registerOutlook } from './outlook/outlook-routes.ts';
import { addParts, type Parts, type PartsOptions } from './parts.ts';
import { Agenda } from './tenant/agenda.ts';
import { isVirtual, systemClock, type Clock } from './tenant/clock.ts';
import { createRandom, type Random } from './tenant/random.ts';
import { Tenant, type TenantSpec } from './tenant/tenant.ts';

export interface SimulatorOptions extends PartsOptions {
  /** Everything random comes from it: ids, etags, delays, drawn faults. */
  readonly seed: string | number;
  /** Real time unless a (virtual) clock is given. */
  readonly clock?: Clock;
}

/** A Microsoft 365 in a box: Graph by `fetch`, with tokens, directory, subscriptions and faults around it. */
export type Simulator = SimulatorCore & Parts;

/** What all parts build on; they add their routes to `app` and `graph`. */
export interface SimulatorCore {
  readonly seed: string;
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly log: RequestLog;
  /** Graph's own routes, interceptors and token check. */
  readonly graph: GraphPipeline;
  /** Everything that isn't Graph: sign-in, pages, control. Routes added here are served by `fetch` too. */
  readonly app: Hono;
  /** An empty organisation; fill it with `addUser` and `addApp`. */
  addTenant(spec: TenantSpec): Tenant;
  /** An empty world: no tenant, nothing on the agenda. What is added next gets the ids that the first got. */
  removeTenants(): void;
  /** Answers a request as the network would; rejects like a broken connection when a fault says so. */
  fetch(request: Request): Promise<Response>;
  /**
   * Virtual clock: moves time to `until` and runs all that falls due on the way, each at its own instant.
   * @returns how many actions ran
   * @throws when the clock isn't virtual
   */
  advanceTo(until: Temporal.Instant): Promise<number>;
  /** Real time: lets the agenda run by itself until `stop`. */
  start(): void;
  stop(): void;
}

/** A simulator without tenants. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const seed = String(options.seed);
  const clock = options.clock ?? systemClock;
  const random = createRandom(seed);
  const agenda = new Agenda();
  const log = new RequestLog();
  const tenants = new Map<string, Tenant>();
  const deps = { clock, agenda, random: random.fork('graph'), log, tenants };
  const graph = new GraphPipeline(openAuthentication(tenants), deps);
  graph.use(mailboxLimits(clock));
  addBatchRoute(graph, random.fork('batch'));
  addCalendarRoutes(graph);
  const app = new Hono();
  app.use('*', async (context, next) => {
    if (graph.serves(context.req.url)) return graph.handle(context.req.raw);
    await next();
    return undefined;
  });
  app.onError((error, context) => {
    if (error instanceof ConnectionLost) throw error;
    return context.text(`The simulator has a fault of its own: ${error.stack ?? error.message}`, 500);
  });

  const core: SimulatorCore = {
    seed,
    clock,
    agenda,
    random,
    tenants,
    log,
    graph,
    app,
    addTenant(spec) {
      const tenant = new Tenant(spec, { clock, agenda, random: random.fork(`tenant/${tenants.size}`) });
      tenants.set(tenant.id, tenant);
      attend(tenant);
      followRules(tenant);
      return tenant;
    },
    removeTenants() {
      agenda.clear();
      tenants.clear();
    },
    // Graph's own door first: it is what most requests are for.
    fetch: async (request) => (graph.serves(request.url) ? graph.handle(request) : app.fetch(request)),
    async advanceTo(until) {
      if (!isVirtual(clock)) throw new Error('only a virtual clock can be moved');
      let count = 0;
      for (
        let next = agenda.nextDueAt();
        next && Temporal.Instant.compare(next, until) <= 0;
        next = agenda.nextDueAt()
      ) {
        clock.moveTo(next);
        count += await agenda.runDue(clock.now());
      }
      clock.moveTo(until);
      return count;
    },
    start: () => agenda.start(clock, (error, what) => noteFailure(core, error, what)),
    stop: () => agenda.stop(),
  };
  const simulator: Simulator = Object.assign(core, addParts(core, options));
  registerOutlook(simulator);
  registerControl(simulator);
  return simulator;
}

/** What fails on the agenda has no caller; it stands in the log for whoever looks. */
function noteFailure({ log, clock }: SimulatorCore, error: unknown, what: string): void {
  const note = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const nobody = { requestId: null, clientRequestId: null, appId: null };
  log.add({ atMs: clock.ms(), method: 'AGENDA', path: what, status: 0, ms: 0, ...nobody, note });
}
