/** The part of JSON Schema that the cut of Graph's metadata uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

export interface SchemaFile {
  readonly $defs: Readonly<Record<string, Schema>>;
}

/** One place where a value isn't what the schema says. */
export interface Violation {
  /** JSON pointer; empty for the value itself. */
  readonly path: string;
  readonly why: string;
}

/** What is wrong with a value as one of the types of the file, one sentence each; empty when nothing is. */
export function schemaErrors(file: SchemaFile, type: string, value: unknown): string[] {
  return schemaViolations(file, type, value).map(({ path, why }) => `${path} ${why}`.trim());
}

/** Every place where a value isn't one of the types of the file. */
export function schemaViolations(file: SchemaFile, type: string, value: unknown): Violation[] {
  return check({ $ref: `#/$defs/${type}` }, value, '');

  function check(schema: Schema, value: unknown, path: string): Violation[] {
    if (schema.$ref !== undefined) {
      const target = file.$defs[schema.$ref.split('/').at(-1) ?? ''];
      return target ? check(target, value, path) : [{ path, why: `has no type ${schema.$ref}` }];
    }
    const found: Violation[] = [];
    const fault = (why: string): void => {
      found.push({ path, why });
    };
    if (schema.anyOf) found.push(...nearest(schema.anyOf, value, path));
    if (schema.oneOf && schema.oneOf.filter((one) => check(one, value, path).length === 0).length !== 1) {
      fault('matches not exactly one of the alternatives');
    }
    if (schema.type !== undefined && ![schema.type].flat().some((name) => isOfType(name, value))) {
      fault(`is not ${[schema.type].flat().join(' or ')}: ${JSON.stringify(value)}`);
    }
    if (schema.enum && !schema.enum.includes(value)) fault(`is not a member: ${JSON.stringify(value)}`);
    if (typeof value === 'string' && schema.pattern !== undefined && !patternOf(schema.pattern).test(value)) {
      fault(`has the wrong form: ${value}`);
    }
    if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value))) {
      fault(`is out of range: ${value}`);
    }
    if (Array.isArray(value)) {
      if (value.length > (schema.maxItems ?? value.length)) fault(`has more than ${schema.maxItems} members`);
      const { items } = schema;
      if (items) found.push(...value.flatMap((one, index) => check(items, one, `${path}/${index}`)));
    } else if (typeof value === 'object' && value !== null) {
      for (const name of schema.required ?? []) if (!(name in value)) fault(`lacks ${name}`);
      if (schema.properties) found.push(...checkProperties(schema, value as Record<string, unknown>, path));
    }
    return found;
  }

  /** The violations of the alternative that fits best: what a reader would call the mistake. */
  function nearest(alternatives: readonly Schema[], value: unknown, path: string): Violation[] {
    let best: Violation[] | undefined;
    for (const one of alternatives) {
      const violations = check(one, value, path);
      if (violations.length === 0) return [];
      // Being null is never what was meant by something that isn't.
      if (one.type === 'null' && value !== null) continue;
      if (!best || violations.length < best.length) best = violations;
    }
    return best ?? [{ path, why: `matches none of the alternatives: ${JSON.stringify(value)}` }];
  }

  function checkProperties(schema: Schema, value: Readonly<Record<string, unknown>>, path: string): Violation[] {
    const patterns = Object.keys(schema.patternProperties ?? {}).map(patternOf);
    return Object.entries(value).flatMap(([name, member]) => {
      const named = schema.properties?.[name];
      if (named) return check(named, member, `${path}/${name}`);
      const isAllowed = patterns.some((pattern) => pattern.test(name));
      return isAllowed || schema.additionalProperties !== false
        ? []
        : [{ path: `${path}/${name}`, why: 'is not a property of the type' }];
    });
  }
}

const patterns = new Map<string, RegExp>();

function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  const made = new RegExp(text, 'u');
  patterns.set(text, made);
  return made;
}

function isOfType(name: string, value: unknown): boolean {
  switch (name) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === name;
  }
}
