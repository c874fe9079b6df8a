import { compareBodies, type Allowance, type Difference } from './compare.ts';
import type { Example } from './examples.ts';
import { exclusionOf } from './exclusions.ts';
import { schemaViolations, type SchemaFile, type Violation } from './json-schema.ts';
import { asObject, holdsPlaceholder, shownObjects } from './page-json.ts';
import { answerTypeOf, bodyTypeOf } from './body-types.ts';
import { buildScene } from './scene/build-scene.ts';
import { sendExample, type Answer } from './scene/send.ts';
import { targetOf } from './target.ts';

/** How one example did. */
export type Verdict =
  | { readonly name: string; readonly outcome: 'passed'; readonly allowances: readonly Allowance[] }
  | { readonly name: string; readonly outcome: 'failed'; readonly differences: readonly Difference[] }
  | { readonly name: string; readonly outcome: 'excluded'; readonly why: string };

/** Replays one example in an organisation of its own and compares what comes back. Never throws. */
export async function replay(example: Example, schema: SchemaFile): Promise<Verdict> {
  const { name } = example;
  const why = exclusionOf(example);
  if (why !== null) return { name, outcome: 'excluded', why };
  let answer: Answer;
  try {
    answer = await sendExample(buildScene(example));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { name, outcome: 'failed', differences: [{ path: 'scene', expected: 'a scenario', actual: text }] };
  }
  const { differences, allowances } = compareAnswer(example, answer, schema);
  if (differences.length === 0) return { name, outcome: 'passed', allowances };
  // Only what Microsoft's own schema forbids excuses a refusal: never what is merely inconvenient.
  const faults = answer.status === 400 ? requestFaults(example, schema) : [];
  const [fault] = faults;
  if (fault) {
    return {
      name,
      outcome: 'excluded',
      why: `the sample's request contradicts the schema: ${fault.path} ${fault.why}`,
    };
  }
  return { name, outcome: 'failed', differences };
}

/** What an answer says otherwise than the page, and what it may say otherwise, each with its reason. */
export function compareAnswer(
  example: Example,
  answer: Answer,
  schema: SchemaFile,
): { differences: readonly Difference[]; allowances: readonly Allowance[] } {
  const { response, request } = example;
  if (!response || !request) throw new Error('an example without request or response is excluded');
  if (answer.status !== response.status) {
    const error = asObject(answer.body)?.['error'] ?? answer.body;
    return {
      differences: [{ path: 'status', expected: response.status, actual: `${answer.status} ${JSON.stringify(error)}` }],
      allowances: [],
    };
  }
  const headers = headerDifferences(response.headers, answer.headers);
  if (response.body === null) return { differences: headers, allowances: [] };
  const leftOut = new Map(
    [...answerFaults(example, schema), ...unaskedProperties(example, answer)].map(
      ({ path, why }) => [path, why] as const,
    ),
  );
  const { differences, allowances } = compareBodies(response.body, answer.body, {
    isWrite: request.method !== 'GET' && !/getschedule|findmeetingtimes/i.test(request.url),
    sent: request.body,
    leftOut,
    collection: targetOf(request).segments.join('/').toLowerCase(),
  });
  return { differences: [...headers, ...differences], allowances };
}

/** Headers that the page shows and that say something about the answer. */
function headerDifferences(expected: Readonly<Record<string, string>>, actual: Headers): Difference[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const found = actual.get(name);
    const wanted = name.toLowerCase();
    if (['content-length', 'date', 'request-id', 'client-request-id', 'cache-control'].includes(wanted)) return [];
    const isSame =
      wanted === 'content-type'
        ? found?.split(';')[0]?.toLowerCase() === value.split(';')[0]?.trim().toLowerCase()
        : wanted === 'retry-after' || wanted === 'location'
          ? found !== null
          : found?.toLowerCase() === value.toLowerCase();
    return isSame ? [] : [{ path: `header ${name}`, expected: value, actual: found }];
  });
}

/** Where the sample's answer isn't what the metadata of v1.0 says; annotations and placeholders apart. */
function answerFaults(example: Example, schema: SchemaFile): readonly Violation[] {
  const { response, request } = example;
  if (!response || !request) return [];
  const { segments } = targetOf(request);
  const isError = (response.status ?? 0) >= 400;
  const type = isError ? 'odataError' : (example.schema ?? answerTypeOf(request.method, `/${segments.join('/')}`));
  if (type === null || !(type in schema.$defs)) return [];
  return schemaViolations(schema, type, response.body).filter(
    ({ path }) => path !== '' && !/^\/value\/\d+$/.test(path),
  );
}

/** What a page shows although its own request doesn't select it. */
function unselected(expected: unknown, actual: unknown, select: string): readonly Violation[] {
  const names = select.split(',').map((name) => name.trim().toLowerCase());
  const isList = Array.isArray(asObject(expected)?.['value']);
  const came = shownObjects(actual);
  return shownObjects(expected).flatMap((page, index) =>
    Object.keys(page)
      .filter((name) => !name.includes('@') && !names.includes(name.toLowerCase()) && !(name in (came[index] ?? {})))
      .map((name) => ({
        path: `${isList ? `/value/${index}` : ''}/${name}`,
        why: 'its own request doesn’t select it',
      })),
  );
}

const usersByDefault = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** Users come with a default set of properties unless `$select` asks for others (api/user-list). */
function unaskedProperties({ request, response }: Example, answer: Answer): readonly Violation[] {
  if (!request || !response) return [];
  const { segments, query } = targetOf(request);
  const isOfUsers = segments.length === 1 && segments[0]?.toLowerCase() === 'users';
  const select = query.get('$select');
  if (select !== undefined) return unselected(response.body, answer.body, select);
  if (!isOfUsers) return [];
  return shownObjects(response.body).flatMap((page, index) =>
    Object.keys(page)
      .filter((name) => !name.includes('@') && !usersByDefault.includes(name))
      .map((name) => ({
        path: `/value/${index}/${name}`,
        why: 'not in the default set of properties (api/user-list)',
      })),
  );
}

/** Where the sample's request isn't what the metadata of v1.0 says. */
function requestFaults({ request }: Example, schema: SchemaFile): readonly Violation[] {
  if (!request || request.body === null) return [];
  const { segments } = targetOf(request);
  const type = bodyTypeOf(request.method, `/${segments.join('/')}`);
  if (type === null) return [];
  return schemaViolations(schema, type, request.body).filter(
    ({ path }) => !holdsPlaceholder(valueAt(request.body, path)),
  );
}

function valueAt(body: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null)?.[name], body);
}
