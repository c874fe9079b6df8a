/** The part of JSON Schema that the schema cut uses; run by the contract tests alone. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean;
}
export type Definitions = Readonly<Record<string, Schema>>;

/**
 * Everything in a value that the schema doesn't allow, each with its path; empty when it fits.
 * Annotations (names with an `@`) are free, as in the schema itself.
 */
export function violations(value: unknown, schema: Schema, definitions: Definitions, path = ''): string[] {
  if (schema.$ref !== undefined) {
    const target = definitions[schema.$ref.split('/').at(-1) ?? ''];
    return target ? violations(value, target, definitions, path) : [`${path}: no definition ${schema.$ref}`];
  }
  if (schema.anyOf) {
    const tries = schema.anyOf.map((choice) => violations(value, choice, definitions, path));
    return tries.some((found) => found.length === 0) ? [] : (tries[0] ?? []);
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: ${JSON.stringify(value)} isn't a known word`];
  if (schema.type !== undefined && ![schema.type].flat().includes(kindOf(value, schema)))
    return [`${path}: ${JSON.stringify(value)} isn't ${[schema.type].flat().join(' or ')}`];
  if (typeof value === 'string') return stringViolations(value, schema, path);
  if (typeof value === 'number') return numberViolations(value, schema, path);
  if (Array.isArray(value))
    return value.flatMap((item, index) => violations(item, schema.items ?? {}, definitions, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = schema.properties?.[name];
    if (known) return violations(inner, known, definitions, `${path}.${name}`);
    return name.includes('@') || schema.additionalProperties !== false ? [] : [`${path}.${name}: no such property`];
  });
}

function stringViolations(value: string, schema: Schema, path: string): string[] {
  return schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)
    ? [`${path}: ${value} doesn't match ${schema.pattern}`]
    : [];
}

function numberViolations(value: number, schema: Schema, path: string): string[] {
  return value < (schema.minimum ?? -Infinity) || value > (schema.maximum ?? Infinity) ? [`${path}: out of range`] : [];
}

function kindOf(value: unknown, schema: Schema): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const whole = typeof value === 'number' && Number.isInteger(value) && [schema.type].flat().includes('integer');
  return whole ? 'integer' : typeof value;
}
