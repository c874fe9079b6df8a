import schema from '../data/graph-v1.0.schema.json' with { type: 'json' };
import { answerTypeOf, bodyTypeOf, hasNoType } from '../conformance/body-types.ts';
import { schemaErrors } from '../conformance/json-schema.ts';
import { GraphError } from '../graph/graph-error.ts';
import { percentDecoded } from '../graph/percent.ts';
import type { Interceptor } from '../graph/pipeline.ts';
import type { GraphAnswer } from '../graph/request.ts';
import type { Simulator } from '../simulator.ts';

/** Header of a request that a test sends wrong on purpose: its body isn't held to the schema, and it must be refused. */
export const wrongOnPurpose = { 'x-wrong-on-purpose': '1' };

/**
 * Holds every call of a simulator to Microsoft's metadata: a body that is sent and isn't marked, and every answer. What
 * breaks it answers 500 with the place and the reason, so that the test that made the call fails and says why.
 * @param marksNeeded  whether a request that is refused must be marked when it breaks the schema
 */
export function holdToSchema(simulator: Pick<Simulator, 'graph'>, { marksNeeded = true } = {}): void {
  simulator.graph.use(guard(marksNeeded));
}

const guard =
  (marksNeeded: boolean): Interceptor =>
  async ({ request }, proceed) => {
    const path = percentDecoded(request.path) ?? request.path;
    const isMarked = request.headers.has('x-wrong-on-purpose');
    const sent = isMarked || request.body === undefined ? [] : errorsOf(bodyTypeOf(request.method, path), request.body);
    let answer: GraphAnswer;
    try {
      answer = await proceed();
    } catch (error) {
      if (error instanceof GraphError && marksNeeded && sent.length > 0) {
        throw new Error(`a request contradicts the schema and isn't marked as wrong on purpose: ${sent.join('; ')}`, {
          cause: error,
        });
      }
      throw error;
    }
    if (isMarked && answer.status < 400) throw new Error(`a request that is wrong on purpose was accepted: ${path}`);
    if (sent.length > 0) throw new Error(`a request that contradicts the schema was accepted: ${sent.join('; ')}`);
    const faults = answerErrors(request.method, path, answer);
    if (faults.length > 0)
      throw new Error(`${request.method} ${path} answers against the schema: ${faults.join('; ')}`);
    return answer;
  };

function answerErrors(method: string, path: string, { status, body }: GraphAnswer): string[] {
  if (status >= 400 || typeof body !== 'object' || body === null) return [];
  const type = answerTypeOf(method, path);
  if (type === null && !hasNoType(method, path))
    return ['no type is known for this answer (conformance/body-types.ts)'];
  return errorsOf(type, type === 'directoryObjectCollection' ? withoutLimited(body) : body);
}

/**
 * Objects of which the caller may read nothing but the id come with everything else null, also what the metadata says
 * is never null (learn.microsoft.com/graph/permissions-overview, limited information returned for inaccessible member objects).
 */
function withoutLimited(body: object): object {
  const { value, ...rest } = body as { readonly value?: readonly Readonly<Record<string, unknown>>[] };
  const isLimited = (one: Readonly<Record<string, unknown>>): boolean =>
    Object.entries(one).every(([name, member]) => name === 'id' || name.includes('@') || member === null);
  return { ...rest, value: (value ?? []).map((one) => (isLimited(one) ? { id: one['id'] } : one)) };
}

function errorsOf(type: string | null, value: unknown): string[] {
  return type === null ? [] : schemaErrors(schema, type, value).slice(0, 5);
}
