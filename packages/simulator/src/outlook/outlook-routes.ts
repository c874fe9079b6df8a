import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { callAsPerson } from '../control/act-as-person.ts';
import { mailboxOf, tenantOf } from '../control/named.ts';
import { ControlRefusal } from '../control/endpoint.ts';
import { foreignScript, htmlPage, pageFile } from '../http/page-response.ts';
import { loopbackOnly } from '../http/loopback-only.ts';
import type { Simulator } from '../simulator.ts';
import { addinHost, addinOrigins, nestedToken, seriesEnd } from './addin/addin-routes.ts';
import { officeScript } from './addin/office-script.ts';
import { inboxOf, weekOf } from './outlook-data.ts';
import { outlookPage, peoplePage } from './outlook-page.ts';
import { roomsFor } from './room-finder.ts';

const assets = new URL('./page/', import.meta.url);
/** Keeps proxies and browsers from closing a quiet stream. */
const heartbeatMs = 20_000;

/** Adds the simulated Outlook: pages, their data, live changes. */
export function registerOutlook(simulator: Simulator): void {
  const { app } = simulator;
  app.use('/outlook', loopbackOnly);
  app.use('/outlook/*', loopbackOnly);
  app.get('/outlook', () => htmlPage(peoplePage(simulator)));
  app.get('/outlook/assets/:file', (c) => pageFile(assets, c.req.param('file')));
  app.get('/outlook/office.js', async () => foreignScript(await officeScript()));
  app.get('/outlook/:tenant/:person', (c) =>
    answer(c, () => {
      const home = findHome(simulator, c);
      return htmlPage(outlookPage(home), { frames: addinOrigins(home.tenant, home.mailbox.user) });
    }),
  );
  addAddinRoutes(simulator);
  app.get('/outlook/:tenant/:person/week', (c) =>
    answer(c, async () => c.json(await weekOf(simulator, findHome(simulator, c), c.req.query('from') ?? ''))),
  );
  app.get('/outlook/:tenant/:person/inbox', (c) => answer(c, () => c.json(inboxOf(findHome(simulator, c)))));
  app.get('/outlook/:tenant/:person/rooms', (c) =>
    answer(c, () =>
      c.json(
        roomsFor(findHome(simulator, c), {
          start: c.req.query('start') ?? '',
          end: c.req.query('end') ?? '',
          recurrence: c.req.query('recurrence') ?? null,
        }),
      ),
    ),
  );
  app.post('/outlook/:tenant/:person/graph', (c) => answer(c, () => passOn(simulator, c)));
  app.get('/outlook/:tenant/:person/live', (c) => answer(c, () => live(simulator, c)));
}

/** What the page asks to host add-ins. */
function addAddinRoutes(simulator: Simulator): void {
  const { app } = simulator;
  app.get('/outlook/:tenant/:person/addins', (c) =>
    answer(c, () => c.json(addinHost(simulator, findHome(simulator, c), c))),
  );
  app.post('/outlook/:tenant/:person/nested-token', (c) =>
    answer(c, async () => c.json(await nestedToken(simulator, findHome(simulator, c), await c.req.json()))),
  );
  app.post('/outlook/:tenant/:person/series-end', (c) =>
    answer(c, async () => c.json(seriesEnd(findHome(simulator, c), await c.req.json()))),
  );
}

function findHome(simulator: Simulator, c: Context) {
  const params = { tenant: c.req.param('tenant') ?? '', mailbox: c.req.param('person') ?? '' };
  return { tenant: tenantOf(simulator, params), mailbox: mailboxOf(simulator, params) };
}

async function answer(c: Context, work: () => Response | Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ControlRefusal) return c.json({ error: error.message }, error.status);
    throw error;
  }
}

/** What the page does, it does as the person's Outlook would: by Graph, in the own mailbox alone. */
async function passOn(simulator: Simulator, c: Context): Promise<Response> {
  const { tenant, mailbox } = findHome(simulator, c);
  const call = (await c.req.json()) as { method?: unknown; path?: unknown; body?: unknown; zone?: unknown };
  if (typeof call.method !== 'string' || typeof call.path !== 'string' || !call.path.startsWith('/me/')) {
    throw new ControlRefusal(400, 'method and a path below /me are needed');
  }
  const zone = typeof call.zone === 'string' ? { prefer: `outlook.timezone="${call.zone}"` } : {};
  const result = await callAsPerson(
    simulator,
    { tenant, person: mailbox.user },
    { method: call.method, path: call.path, headers: zone, ...(call.body !== undefined && { body: call.body }) },
  );
  return c.json(result);
}

/** Tells the page that its mailbox changed; it asks for what it shows. */
function live(simulator: Simulator, c: Context): Response {
  const { tenant, mailbox } = findHome(simulator, c);
  return streamSSE(c, async (stream) => {
    let number = 0;
    const tell = () => void stream.writeSSE({ event: 'changed', data: String((number += 1)) });
    const unwatch = tenant.onEventChange((change) => {
      if (change.mailbox === mailbox) tell();
    });
    const heartbeat = setInterval(() => void stream.writeSSE({ event: 'alive', data: '' }), heartbeatMs);
    await stream.writeSSE({ event: 'alive', data: '' });
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    clearInterval(heartbeat);
    unwatch();
  });
}
