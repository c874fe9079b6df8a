import { Refusal } from '../../lib/api.ts';

/** What a refusal says about one field, or with null about none; undefined when it is silent there. */
export function sayOf(error: Error | null, field: string | null): string | undefined {
  if (!error) return undefined;
  if (!(error instanceof Refusal)) return field === null ? error.message : undefined;
  const { errors } = error.problem;
  const about = errors.filter((one) => (field === null ? one.field === undefined : one.field === field));
  return about.length > 0 ? about.map(({ message, next }) => `${message} ${next}`).join(' ') : undefined;
}
