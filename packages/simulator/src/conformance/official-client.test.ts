import { Client, type Context } from '@microsoft/microsoft-graph-client';
import { describe, expect, it } from 'vitest';
import schema from '../data/graph-v1.0.schema.json' with { type: 'json' };
import { compareAnswer } from './replay.ts';
import { ownExamples, readExamples, type Example } from './examples.ts';
import type { SchemaFile } from './json-schema.ts';
import { asObject } from './page-json.ts';
import { buildScene } from './scene/build-scene.ts';
import { addressOf, type Answer } from './scene/send.ts';
import type { World } from './scene/world.ts';

/** Every documented request whose body is an event: creates, and the update of a recurrence. */
const eventBodies = readExamples(ownExamples).filter(({ request, response }) => {
  const body = asObject(request?.body);
  return response !== undefined && body !== null && ('recurrence' in body || ('start' in body && 'end' in body));
});

/** Microsoft's own client as it comes, but for its last step: the wire ends in the simulator. */
function officialClient(world: World, answers: Answer[]): Client {
  return Client.initWithMiddleware({
    middleware: {
      async execute(context: Context) {
        const { method = 'GET', body, headers } = context.options ?? {};
        const url = typeof context.request === 'string' ? context.request : context.request.url;
        const request = new Request(url, { method, headers: new Headers(headers), ...(body && { body }) });
        context.response = await world.simulator.graph.handle(request, world.caller);
        const answer = context.response.clone();
        answers.push({ status: answer.status, headers: answer.headers, body: await answer.json() });
      },
    },
  });
}

async function sendByClient(example: Example): Promise<Answer> {
  const world = buildScene(example);
  const { request } = example;
  const person = world.tenant.mailbox(world.me!.id).user.userPrincipalName;
  const answers: Answer[] = [];
  const { pathname, search } = new URL(addressOf(world));
  // `/me/…` as `/users/{demo person}/…`, and nothing else changed.
  const path = `${pathname.replace(/^\/v1\.0\/me\//, `/users/${person}/`)}${search}`;
  const { Prefer } = request!.headers;
  const call = officialClient(world, answers)
    .api(path)
    .headers(Prefer === undefined ? {} : { Prefer });
  await (request!.method === 'PATCH' ? call.patch(request!.body) : call.post(request!.body));
  return answers[0]!;
}

describe('an event of Microsoft’s pages, sent by Microsoft’s own client', () => {
  it('is there in all its forms', () => {
    expect(eventBodies.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['user-post-events-02', 'user-post-events-03', 'event-update-01']),
    );
    expect(eventBodies.length).toBeGreaterThanOrEqual(7);
  });

  it.each(eventBodies.map((example) => [example.name, example] as const))(
    '%s is answered as its page shows',
    async (_name, example) => {
      const answer = await sendByClient(example);
      expect(compareAnswer(example, answer, schema as unknown as SchemaFile).differences).toEqual([]);
    },
  );
});
