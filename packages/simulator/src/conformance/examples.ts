import { readdirSync, readFileSync } from 'node:fs';

/** One of Microsoft's documented calls: what is sent and what comes back. */
export interface Example {
  readonly docPage: string;
  readonly what: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly response: { readonly status: number; readonly body: unknown };
}

const folder = new URL('../data/graph-examples/', import.meta.url);

/** Names of the examples that are kept with the simulator, without `.json`. */
export const exampleNames: readonly string[] = readdirSync(folder)
  .map((name) => name.replace('.json', ''))
  .sort();

export function readExample(name: string): Example {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as Example;
}
