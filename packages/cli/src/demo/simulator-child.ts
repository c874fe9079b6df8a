// The process of the simulated tenant (started by simulator-process.ts). It knows nothing of Planner: orders come over the channel.
import {
  type Act,
  type ExposedApi,
  exposeApi,
  type KeptSimulator,
  nordlys,
  nordlysScenario,
  openKept,
  performActs,
  type RunningSimulator,
  startSimulator,
  type Tenant,
} from '@planner/simulator';
import { z } from 'zod';
import type { FromSimulator, Phase, ToSimulator } from './simulator-messages.ts';

type Start = Extract<ToSimulator, { tell: 'start' }>;

/** What the tenant has behind it; kept with its snapshot, so that a later start goes on from there. */
const storySchema = z.object({
  seed: z.string(),
  today: z.string(),
  performed: z.array(z.enum(['before planner', 'with planner'])),
});
type Story = z.infer<typeof storySchema>;

interface Stage {
  readonly running: RunningSimulator;
  readonly kept: KeptSimulator;
  readonly tenant: Tenant;
  story: Story;
}

let stage: Stage | null = null;
let stopping: Promise<void> | null = null;
const say = (message: FromSimulator) => process.send?.(message);

process.on('message', (message) => void obey(message as ToSimulator));
// The parent is gone without having told us to stop: it was killed. The journal has everything; the next run is waiting.
process.on('disconnect', () => {
  if (!stopping) process.exit(0);
});

async function obey(order: ToSimulator): Promise<void> {
  try {
    if (order.tell === 'start') await start(order);
    else if (order.tell === 'stop') await (stopping ??= stop());
    else if (order.tell === 'expose') expose(order);
    else await perform(order.phase);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say({ say: 'failed', sentence: `The simulated Microsoft 365 stopped at "${order.tell}": ${reason}` });
  }
}

async function start(order: Start): Promise<void> {
  const { dataDir, securePort, pagesPort } = order;
  const fresh: Story = { seed: order.seed, today: order.today, performed: [] };
  const kept = await openKept(dataDir, {
    seed: order.seed,
    scenario: () => nordlysOf(fresh).scenario,
    notes: { story: fresh },
    onError: (error) => console.error('simulator: its state could not be saved:', error),
  });
  const { simulator, keeper } = kept;
  const tenant = simulator.tenants.get(nordlys.tenantId);
  if (!tenant) throw new Error(`its data folder ${dataDir} holds another organisation. Start with --fresh.`);
  registerRedirects(tenant);
  const story = storySchema.parse(keeper.notes['story']);
  const running = await startSimulator({
    simulator,
    dataDir,
    securePort,
    pagesPort,
    // The folder is ours by now, so the run before has given its ports back: only a stranger can have taken them.
    orNextPort: true,
    keep: () => keeper.fold(),
  });
  stage = { running, kept, tenant, story };
  // A snapshot put back by the control API. (A reset isn't offered: Planner's database would remember what never was.)
  simulator.keeping.replaced = async () => {
    const restored = simulator.tenants.get(nordlys.tenantId);
    if (stage && restored) stage = { ...stage, tenant: restored };
    await keeper.beginAnew({ story: stage?.story ?? story });
  };
  const { secureOrigin, pagesOrigin, caPem } = running;
  say({ say: 'ready', secureOrigin, pagesOrigin, caPem, performed: story.performed });
}

/** A folder of an earlier release has applications that Entra would send nobody back from. */
function registerRedirects(tenant: Tenant): void {
  for (const { appId, redirectUris } of Object.values(nordlys.apps)) {
    const application = tenant.registry.applicationOf(appId);
    if (!application || redirectUris.every((uri) => application.redirectUris.web.includes(uri))) continue;
    application.redirectUris = { ...application.redirectUris, web: [...redirectUris] };
    tenant.registry.applicationChanged(application);
  }
}

function expose(api: ExposedApi): void {
  if (!stage) throw new Error('it was asked for a registration before it had started.');
  exposeApi(stage.tenant, api);
  say({ say: 'exposed' });
}

async function stop(): Promise<void> {
  await stage?.running.close();
  await stage?.kept.close();
  process.exit(0);
}

/** Lets the people act, and tells when all of their messages have arrived. */
async function perform(phase: Phase): Promise<void> {
  if (!stage) throw new Error('it was asked to act before it had started.');
  const { running, tenant, story } = stage;
  const { keeper } = stage.kept;
  const acts = actsOf(story)[phase];
  const rooms = [...tenant.mailboxes.values()].filter((mailbox) => mailbox.user.kind === 'room');
  // Before Planner came, Exchange answered for the rooms, and kept what people wrote; from then on Planner answers.
  if (phase === 'before planner') for (const room of rooms) Object.assign(room.processing, answeredByExchange);
  const { refused } = await performActs(running.simulator, tenant, acts, {
    onProgress: (done, all) => {
      if (done % 100 === 0 || done === all) say({ say: 'progress', phase, done, all });
    },
  });
  await quiet(running);
  for (const room of rooms) room.processing.automateProcessing = 'AutoUpdate';
  stage.story = { ...story, performed: [...story.performed, phase] };
  keeper.notes['story'] = stage.story;
  await keeper.fold();
  say({ say: 'performed', phase, refused: refused.map(({ act, why }) => `${act.key}: ${why}`) });
}

const answeredByExchange = {
  automateProcessing: 'AutoAccept',
  deleteSubject: false,
  addOrganizerToSubject: false,
  deleteComments: false,
  removePrivateProperty: false,
} as const;

/** Resolves when no message is on its way any more. */
async function quiet({ simulator }: RunningSimulator): Promise<void> {
  const soon = () => {
    const next = simulator.agenda.nextDueAt();
    return next !== undefined && next.since(simulator.clock.now()).total('seconds') < 60; // later ones are expiries of subscriptions
  };
  while (soon()) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function nordlysOf(story: Story): ReturnType<typeof nordlysScenario> {
  return nordlysScenario({ seed: story.seed, today: Temporal.PlainDate.from(story.today) });
}

/** What Planner has to decline comes after it was linked: the series without an end, and the meetings in rooms that are taken. */
function actsOf(story: Story): Readonly<Record<Phase, readonly Act[]>> {
  const { meetings } = nordlysOf(story);
  const later = new Set([...meetings.conflicting, meetings.endless]);
  return {
    'before planner': meetings.acts.filter((act) => !later.has(act.key)),
    'with planner': meetings.acts.filter((act) => later.has(act.key)),
  };
}
