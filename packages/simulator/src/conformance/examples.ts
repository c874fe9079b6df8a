import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One of Microsoft's documented calls: what is sent and what comes back. */
export interface Example {
  /** File name without `.json`. */
  readonly name: string;
  readonly docPage: string;
  readonly what: string;
  /** Null when the page shows an answer alone. */
  readonly request: ExampleRequest | null;
  /** Null when the page shows a request alone. */
  readonly response: ExampleResponse | null;
  /** The type of the answer's body as the folder's index names it, e.g. `eventCollection`. */
  readonly schema: string | null;
}

export interface ExampleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ExampleResponse {
  /** Null when the page shows a body without its status. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A file as it lies in the folder; `rawBody` holds a body that isn't JSON as printed. */
interface ExampleFile {
  readonly docPage: string;
  readonly what: string;
  readonly request?: Partial<ExampleRequest> & { readonly rawBody?: string };
  readonly response?: Partial<ExampleResponse> & { readonly rawBody?: string };
}

/** The copies that lie beside the simulator. */
export const ownExamples = new URL('../data/graph-examples/', import.meta.url);

/**
 * All examples of a folder, by name. An `index.json` beside them may name the type of each answer.
 * @throws when the folder can't be read or a file isn't an example, naming the file
 */
export function readExamples(folder: URL): readonly Example[] {
  const files = namesIn(folder).filter((file) => file.endsWith('.json') && file !== 'index.json');
  const schemas = readIndex(folder);
  return files.sort().map((file) => {
    try {
      const read = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as ExampleFile;
      return toExample(file.slice(0, -'.json'.length), read, schemas.get(file) ?? null);
    } catch (error) {
      throw new Error(`${file} isn't an example: ${(error as Error).message}`, { cause: error });
    }
  });
}

function namesIn(folder: URL): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Error(`the folder ${fileURLToPath(folder)} can't be read. Name one that holds examples as JSON files.`, {
      cause: error,
    });
  }
}

function readIndex(folder: URL): ReadonlyMap<string, string> {
  let rows: readonly { readonly file: string; readonly schema?: string | null }[];
  try {
    rows = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as typeof rows;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  return new Map(rows.flatMap(({ file, schema }) => (schema ? [[file.split('/').at(-1) ?? file, schema]] : [])));
}

function toExample(name: string, { docPage, what, request, response }: ExampleFile, schema: string | null): Example {
  const sent = request && readRaw(request.rawBody);
  return {
    name,
    docPage,
    what,
    schema,
    request: request?.url
      ? {
          method: request.method ?? 'GET',
          url: request.url,
          headers: { ...request.headers, ...sent?.headers },
          body: request.body ?? sent?.body ?? null,
        }
      : null,
    response: response
      ? {
          status: response.status ?? null,
          headers: response.headers ?? {},
          body: readAnswer(response),
        }
      : null,
  };
}

/** A file may hold the text of a plain answer as the number that it is. */
function readAnswer({ body, rawBody, headers }: Partial<ExampleResponse> & { readonly rawBody?: string }): unknown {
  const isPlain = Object.values(headers ?? {}).some((value) => value.startsWith('text/plain'));
  return isPlain && typeof body === 'number' ? String(body) : (body ?? readRaw(rawBody).body ?? null);
}

/** A body that was printed loosely: JSON with hard spaces, or a header that slipped below the blank line. */
function readRaw(text: string | undefined): { headers: Record<string, string>; body: unknown } {
  if (text === undefined) return { headers: {}, body: null };
  const header = /^([A-Za-z][\w-]*):\s*(\S.*)$/.exec(text.trim());
  if (header?.[1] !== undefined && header[2] !== undefined) return { headers: { [header[1]]: header[2] }, body: null };
  try {
    return { headers: {}, body: JSON.parse(text.replaceAll('\u00a0', ' ')) as unknown };
  } catch {
    return { headers: {}, body: text };
  }
}
