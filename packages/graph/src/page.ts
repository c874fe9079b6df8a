import { z } from 'zod';

const pageSchema = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** One page of a list or of changes, as Graph sends it. */
export interface Page {
  readonly items: readonly unknown[];
  readonly nextLink: string | null;
  /** Set on the last page of changes: where the next reading goes on. */
  readonly deltaLink: string | null;
}

/** An answer read as a page; null when it is something else. */
export function pageOf(answer: unknown): Page | null {
  const { data } = pageSchema.safeParse(answer);
  if (!data) return null;
  return {
    items: data.value,
    nextLink: data['@odata.nextLink'] ?? null,
    deltaLink: data['@odata.deltaLink'] ?? null,
  };
}
