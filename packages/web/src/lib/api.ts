import { createApiClient } from '@planner/api-client';
import type { Problem } from '@planner/api-client';

let csrfToken: string | null = null;

/** Takes the token that writes need from `GET /api/v1/session`; null after signing out. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

export const api = createApiClient({ baseUrl: '', csrfToken: () => csrfToken });

/** The API said no, with its reasons in the reader's language. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** Planner couldn't be reached, or answered something that isn't its own. */
export class Unreachable extends Error {
  constructor(options?: ErrorOptions) {
    super('Planner cannot be reached', options);
    this.name = 'Unreachable';
  }
}

/**
 * An answer's type with its arrays again: openapi-fetch's `Readable` walks into readonly arrays as if they were objects,
 * and leaves something with a length and numbers for names.
 */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends { readonly length: 2; readonly 0: infer First; readonly 1: infer Second }
    ? readonly [Plain<First>, Plain<Second>]
    : T extends { readonly [index: number]: infer Item; readonly length: number }
      ? readonly Plain<Item>[]
      : T extends object
        ? { readonly [key in keyof T]: Plain<T[key]> }
        : T;

interface Answered<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a call answered.
 * @throws Refusal for a problem, Unreachable when there was no answer of Planner
 */
export async function answerOf<T>(call: Promise<Answered<T>>): Promise<Plain<T>> {
  let answer: Answered<T>;
  try {
    answer = await call;
  } catch (cause) {
    throw new Unreachable({ cause });
  }
  if (answer.response.ok) return answer.data as Plain<T>;
  if (isProblem(answer.error)) throw new Refusal(answer.error);
  throw new Unreachable();
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'errors' in value;
}

/** For `If-Match`: the version of a meeting that a change is based on. */
export function versionTag(version: number): string {
  return `"${version}"`;
}
