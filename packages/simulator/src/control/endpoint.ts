import type { Context, Hono } from 'hono';
import { z } from 'zod';

/** A "no" of the control API, in one sentence. */
export class ControlRefusal extends Error {
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

/** One call of the control API; the OpenAPI description is made of these. */
export type Endpoint<Body extends z.ZodType = z.ZodType> = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/control/api`, with `{name}` for values. */
  readonly path: string;
  readonly summary: string;
  readonly body?: Body;
  /** Returns what is sent as JSON; undefined becomes 204. Throws ControlRefusal. */
  readonly handle: (call: { params: Readonly<Record<string, string>>; body: z.output<Body> }) => unknown;
};

/** Keeps the type of the body for the handler. */
export const endpoint = <Body extends z.ZodType>(spec: Endpoint<Body>): Endpoint => spec;

/** Puts the endpoints on the app below `base`. */
export function registerEndpoints(app: Hono, base: string, endpoints: readonly Endpoint[]): void {
  for (const spec of endpoints) {
    app.on(spec.method.toUpperCase(), `${base}${spec.path.replace(/\{(\w+)\}/g, ':$1')}`, (c) => answer(c, spec));
  }
  app.all(`${base}/*`, (c) => c.json({ error: `the control API has no ${c.req.method} ${c.req.path}` }, 404));
}

async function answer(c: Context, spec: Endpoint): Promise<Response> {
  try {
    const body = spec.body === undefined ? undefined : readBody(spec.body, await c.req.text());
    const result = await spec.handle({ params: c.req.param(), body });
    return result === undefined ? c.body(null, 204) : c.json(result as object);
  } catch (error) {
    if (error instanceof ControlRefusal) return c.json({ error: error.message }, error.status);
    throw error;
  }
}

function readBody(schema: z.ZodType, text: string): unknown {
  let json: unknown;
  try {
    json = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new ControlRefusal(400, 'the body is no JSON');
  }
  const read = schema.safeParse(json);
  if (!read.success) throw new ControlRefusal(400, z.prettifyError(read.error));
  return read.data;
}

/** The endpoints as an OpenAPI 3.1 description. */
export function describeEndpoints(base: string, endpoints: readonly Endpoint[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, summary, body } of endpoints) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
    (paths[`${base}${path}`] ??= {})[method] = {
      summary,
      ...(names.length > 0 && {
        parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      }),
      ...(body && {
        requestBody: {
          content: { 'application/json': { schema: z.toJSONSchema(body, { io: 'input', target: 'draft-2020-12' }) } },
        },
      }),
      responses: { '2XX': { description: 'done' }, '4XX': { description: 'a sentence that says why not, as {error}' } },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Control API of the Microsoft 365 simulator',
      version: '1',
      description: 'Only on loopback, and only for tests and demos.',
    },
    paths,
  };
}
