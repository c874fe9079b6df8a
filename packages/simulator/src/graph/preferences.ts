import type { IdKind } from '../tenant/ids.ts';

/** The `Prefer` header, read. What isn't known is ignored, as RFC 7240 wants. */
export interface Preferences {
  /** Zone name as written, or null for UTC. */
  readonly timeZone: string | null;
  readonly bodyContentType: 'text' | 'html' | null;
  readonly idKind: IdKind;
  readonly maxPageSize: number | null;
  readonly returnMinimal: boolean;
}

/** Reads one or several comma-joined Prefer headers; names and values in any case, values quoted or not. */
export function parsePreferences(header: string | null): Preferences {
  const found = new Map<string, string>();
  for (const match of (header ?? '').matchAll(/([\w.-]+)\s*=\s*(?:"([^"]*)"|([^",;\s]+))/g)) {
    found.set((match[1] ?? '').toLowerCase(), match[2] ?? match[3] ?? '');
  }
  const bodyType = found.get('outlook.body-content-type')?.toLowerCase();
  const pageSize = Number(found.get('odata.maxpagesize'));
  return {
    timeZone: found.get('outlook.timezone') ?? null,
    bodyContentType: bodyType === 'text' || bodyType === 'html' ? bodyType : null,
    idKind: found.get('idtype')?.toLowerCase() === 'immutableid' ? 'immutable' : 'default',
    maxPageSize: Number.isInteger(pageSize) && pageSize > 0 ? pageSize : null,
    returnMinimal: found.get('return')?.toLowerCase() === 'minimal',
  };
}

/** The `Preference-Applied` header: an echo of what was honoured; empty when nothing was asked. */
export function appliedPreferences(preferences: Preferences): string {
  const { timeZone, bodyContentType, idKind, maxPageSize, returnMinimal } = preferences;
  return [
    timeZone === null ? '' : `outlook.timezone="${timeZone}"`,
    bodyContentType === null ? '' : `outlook.body-content-type="${bodyContentType}"`,
    idKind === 'immutable' ? 'IdType="ImmutableId"' : '',
    maxPageSize === null ? '' : `odata.maxpagesize=${maxPageSize}`,
    returnMinimal ? 'return=minimal' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
