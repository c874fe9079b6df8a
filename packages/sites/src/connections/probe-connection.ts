import { GraphFailure, createGraphClient } from '@planner/graph';
import type { GraphCall, GraphClient } from '@planner/graph';
import type { ProbeKind } from './applications.ts';
import type { CheckDeps, ProbeRoom } from './check-connection.ts';
import type { Connection } from './connection.ts';

/** One call that was tried, and what came of it. */
export interface Probe {
  readonly what: 'users' | 'groups' | 'mailbox';
  /** The room, for a mailbox. */
  readonly room: string | null;
  /** `absent`: the mailbox isn't there, which says nothing about permissions. */
  readonly answer: 'ok' | 'refused' | 'absent';
}

/**
 * Reads a little with a token, to see that its permissions work.
 * @throws GraphFailure when Graph gave no answer that says anything
 */
export async function probeConnection(
  connection: Connection,
  { token, kind, rooms }: { readonly token: string; readonly kind: ProbeKind; readonly rooms: readonly ProbeRoom[] },
  deps: CheckDeps,
): Promise<readonly Probe[]> {
  const client = createGraphClient({
    fetch: deps.fetch,
    tokens: { token: () => Promise.resolve(token), forget: () => undefined },
    baseUrl: connection.graphUrl,
    clock: deps.clock,
    requestId: () => deps.ids.next(),
  });
  if (kind === 'directory') {
    const probes: Probe[] = [];
    for (const what of ['users', 'groups'] as const) {
      const query = { $top: '1', $select: 'id' };
      probes.push({
        what,
        room: null,
        answer: await answerTo(client, { mailbox: null, method: 'GET', path: `/${what}`, query }),
      });
    }
    return probes;
  }
  const probes: Probe[] = [];
  for (const { name, mailbox } of rooms) {
    const path = `/users/${encodeURIComponent(mailbox)}/calendar`;
    const answer = await answerTo(client, { mailbox, method: 'GET', path, query: { $select: 'id' } });
    probes.push({ what: 'mailbox', room: name, answer });
    if (answer === 'ok') break;
  }
  return probes;
}

async function answerTo(client: GraphClient, call: GraphCall): Promise<Probe['answer']> {
  try {
    await client.request(call);
    return 'ok';
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.kind === 'denied') return 'refused';
    if (error.kind === 'gone' || error.kind === 'notFound') return 'absent';
    throw error;
  }
}
