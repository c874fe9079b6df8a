import { GraphError } from './graph-error.ts';

/** A JSON object from outside. */
export type Json = Readonly<Record<string, unknown>>;

/** A value that has the right place but the wrong content: what Outlook calls a failed property validation. */
export function invalidProperty(name: string, why = ''): GraphError {
  return new GraphError(
    400,
    'ErrorPropertyValidationFailure',
    `At least one property failed validation. ${why === '' ? `Property: '${name}'.` : why}`,
  );
}

/** A value of the wrong JSON type: OData stops reading the body. */
export function unreadable(name: string, expected: string): GraphError {
  return new GraphError(400, 'RequestBodyRead', `Cannot read the value of '${name}': ${expected} was expected.`);
}

/** A property that the type doesn't have. */
export function unknownProperty(name: string, type: string): GraphError {
  return new GraphError(
    400,
    'RequestBodyRead',
    `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
  );
}

export function readObject(value: unknown, name: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable(name, 'an object');
  return value as Json;
}

export function readArray(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw unreadable(name, 'a collection');
  return value;
}

export function readString(value: unknown, name: string): string {
  if (typeof value !== 'string') throw unreadable(name, 'a string');
  return value;
}

export function readBoolean(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw unreadable(name, 'a boolean');
  return value;
}

export function readInteger(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) > 0x7fffffff) {
    throw unreadable(name, 'an Int32');
  }
  return value;
}

/** A member of an enumeration; Graph reads them in any case and writes them as declared. */
export function readEnum<T extends string>(value: unknown, name: string, members: readonly T[]): T {
  const text = readString(value, name).toLowerCase();
  const member = members.find((candidate) => candidate.toLowerCase() === text);
  if (member === undefined) {
    throw new GraphError(
      400,
      'RequestBodyRead',
      `Requested value '${readString(value, name)}' was not found in '${name}'.`,
    );
  }
  return member;
}

/** Refuses names that the complex type doesn't have; annotations (`@…`) are free. */
export function requireKnown(object: Json, type: string, names: readonly string[]): void {
  for (const name of Object.keys(object)) {
    if (!name.includes('@') && !names.includes(name)) throw unknownProperty(name, type);
  }
}

/**
 * The parameters of an action. Microsoft's samples write their names in either case, and truth values as text, so
 * both are read; unknown names are refused.
 */
export function readActionBody(body: unknown, action: string, names: readonly string[]): Json {
  const sent = uncapitalized(readObject(body ?? {}, 'body'));
  requireKnown(sent, action, names);
  return sent;
}

/** A truth value of an action, also as the text "true" or "false". */
export function readActionBoolean(value: unknown, name: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  return readBoolean(value, name);
}

function uncapitalized(object: Json): Json {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      typeof value === 'object' && value !== null && !Array.isArray(value) ? uncapitalized(value as Json) : value,
    ]),
  );
}
