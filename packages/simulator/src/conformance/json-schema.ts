/** The part of JSON Schema that the cut of Graph's metadata uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

export interface SchemaFile {
  readonly $defs: Readonly<Record<string, Schema>>;
}

/** What is wrong with a value as one of the types of the file, one sentence each; empty when nothing is. */
export function schemaErrors(file: SchemaFile, type: string, value: unknown): string[] {
  return check({ $ref: `#/$defs/${type}` }, value, '');

  function check(schema: Schema, value: unknown, path: string): string[] {
    if (schema.$ref !== undefined) {
      const target = file.$defs[schema.$ref.split('/').at(-1) ?? ''];
      return target ? check(target, value, path) : [`${path}: no type ${schema.$ref}`];
    }
    const errors: string[] = [];
    if (schema.anyOf && !schema.anyOf.some((one) => check(one, value, path).length === 0)) {
      errors.push(...(schema.anyOf[0] ? check(schema.anyOf[0], value, path) : [`${path} matches none`]));
    }
    if (schema.type !== undefined && ![schema.type].flat().some((name) => isOfType(name, value))) {
      errors.push(`${path} is not ${[schema.type].flat().join(' or ')}: ${JSON.stringify(value)}`);
    }
    if (schema.enum && !schema.enum.includes(value)) errors.push(`${path} is not a member: ${JSON.stringify(value)}`);
    if (typeof value === 'string' && schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
      errors.push(`${path} has the wrong form: ${value}`);
    }
    if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value))) {
      errors.push(`${path} is out of range: ${value}`);
    }
    if (Array.isArray(value) && schema.items) {
      const { items } = schema;
      errors.push(...value.flatMap((one, index) => check(items, one, `${path}/${index}`)));
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && schema.properties) {
      errors.push(...checkProperties(schema, value as Record<string, unknown>, path));
    }
    return errors;
  }

  function checkProperties(schema: Schema, value: Readonly<Record<string, unknown>>, path: string): string[] {
    return Object.entries(value).flatMap(([name, member]) => {
      const named = schema.properties?.[name];
      if (named) return check(named, member, `${path}/${name}`);
      const isAllowed = Object.keys(schema.patternProperties ?? {}).some((pattern) =>
        new RegExp(pattern, 'u').test(name),
      );
      return isAllowed || schema.additionalProperties !== false ? [] : [`${path}/${name} is not a property`];
    });
  }
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
