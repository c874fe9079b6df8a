import { GraphError } from '../graph/graph-error.ts';
import type { Json } from '../graph/json-read.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** A property of a directory object: how it is shown and, when it can be written, how. */
export type Property<T> = {
  readonly read: (object: T, tenant: Tenant) => unknown;
  /** Throws Graph's 400 for a value that can't be. */
  readonly write?: (object: T, value: unknown, tenant: Tenant) => void;
};

/** A type of directory object as Graph shows it. */
export type EntityType<T extends { readonly id: string }> = {
  /** `user`, as in `#microsoft.graph.user`. */
  readonly name: string;
  /** `users`, as in the path and in `@odata.context`. */
  readonly set: string;
  readonly properties: Readonly<Record<string, Property<T>>>;
  /** What is shown without `$select`. */
  readonly defaults: readonly string[];
  /** What `$search` looks into. */
  readonly searchable: readonly string[];
  /** What `$orderby` can use; the first ones also without advanced queries. */
  readonly orderable: { readonly basic: readonly string[]; readonly advanced: readonly string[] };
  /** Properties that a list can't give (Graph answers 501): they live outside of the directory. */
  readonly singleOnly: readonly string[];
};

/** Whatever type, for code that works with all of them. */
// eslint-disable-next-line typescript/no-explicit-any -- a table of types can't name the type of each
export type AnyType = EntityType<any>;

/** Graph's spelling of a property; undefined for one that the type doesn't have. */
export function spelled(type: AnyType, name: string): string | undefined {
  if (name in type.properties) return name;
  const lower = name.toLowerCase();
  return Object.keys(type.properties).find((known) => known.toLowerCase() === lower);
}

/** An object with the chosen properties, in that order. */
export function present<T extends { readonly id: string }>(
  type: EntityType<T>,
  object: T,
  { tenant, properties = type.defaults }: { tenant: Tenant; properties?: readonly string[] },
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const name of properties) shown[name] = type.properties[name]?.read(object, tenant) ?? null;
  return shown;
}

/**
 * Writes a body into an object, all or nothing as far as reading goes: the names are checked first.
 * Returns Graph's names of what was written. Throws 400 for names that aren't known or can't be written.
 */
export function writeProperties<T extends { readonly id: string }>(
  type: EntityType<T>,
  object: T,
  { body, tenant }: { body: Json; tenant: Tenant },
): readonly string[] {
  const named = Object.entries(body).filter(([name]) => !name.includes('@'));
  for (const [name] of named) {
    const property = type.properties[spelled(type, name) ?? ''];
    if (property === undefined) throw invalidValue(`Invalid property '${name}'.`);
    if (property.write === undefined) throw invalidValue(`Property '${name}' is read-only and cannot be set.`);
  }
  return named.map(([name, value]) => {
    const spelling = spelled(type, name)!;
    type.properties[spelling]!.write!(object, value, tenant);
    return spelling;
  });
}

/** What the directory says to a body that it doesn't like. */
export const invalidValue = (message: string): GraphError => new GraphError(400, 'Request_BadRequest', message);

/** The refusal of one value. */
export const badProperty = (name: string): GraphError =>
  invalidValue(`Invalid value specified for property '${name}' of resource.`);

/** The kinds of values that bodies carry. Each returns the value, or throws. */
export const kinds = {
  text: (value: unknown, name: string): string | null => {
    if (value === null || typeof value === 'string') return value === '' ? null : value;
    throw badProperty(name);
  },
  /** A text that must be there. */
  name: (value: unknown, name: string): string => {
    if (typeof value === 'string' && value.trim() !== '' && value.length <= 256) return value;
    throw badProperty(name);
  },
  flag: (value: unknown, name: string): boolean => {
    if (typeof value === 'boolean') return value;
    throw badProperty(name);
  },
  flagOrNull: (value: unknown, name: string): boolean | null => (value === null ? null : kinds.flag(value, name)),
  texts: (value: unknown, name: string): readonly string[] => {
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
    throw badProperty(name);
  },
  instant: (value: unknown, name: string): string | null => {
    if (value === null) return null;
    if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value))
      return value;
    throw badProperty(name);
  },
  object: (value: unknown, name: string): object | null => {
    if (typeof value === 'object' && !Array.isArray(value)) return value;
    throw badProperty(name);
  },
  objects: (value: unknown, name: string): readonly Json[] => {
    if (Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one)))
      return value as Json[];
    throw badProperty(name);
  },
} as const;

/** A property that a record holds under its own Graph name. `empty` is what Graph shows before anything was set. */
export function kept<T>(
  record: (object: T) => Record<string, unknown>,
  name: string,
  { kind, empty = null }: { kind?: (value: unknown, name: string) => unknown; empty?: unknown },
): Property<T> {
  return {
    read: (object) => record(object)[name] ?? empty,
    ...(kind && {
      write: (object: T, value: unknown) => {
        record(object)[name] = kind(value, name);
      },
    }),
  };
}

/** An instant as the directory shows it: whole seconds, UTC. */
export const shownInstant = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: 'second', roundingMode: 'floor' });

/** The security identifier that Entra makes of an object id: its four 32-bit words behind `S-1-12-1`. */
export function securityIdentifier(id: string): string {
  const [a = '', b = '', c = '', d = '', e = ''] = id.split('-');
  const bytes = Buffer.from(reversed(a) + reversed(b) + reversed(c) + d + e, 'hex');
  return `S-1-12-1-${[0, 4, 8, 12].map((at) => bytes.readUInt32LE(at)).join('-')}`;
}

const reversed = (hex: string): string => (hex.match(/../g) ?? []).toReversed().join('');
