import type { OwnFields } from '../tenant/item.ts';

/** A copy's own fields once it waits for nobody any more: it shows what the answer implies. */
export function settled<Own extends Partial<OwnFields>>(own: Own): Own {
  if (own.pending !== true) return own;
  const { pending: _, showAs: __, ...rest } = own;
  return ('categories' in own ? { ...rest, showAs: null } : rest) as unknown as Own;
}
