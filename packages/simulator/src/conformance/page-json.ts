import { isPlaceholder } from './target.ts';

/** A JSON object of a page. */
export type PageJson = Readonly<Record<string, unknown>>;

/** The value as an object, or null when it is something else. */
export function asObject(value: unknown): PageJson | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PageJson) : null;
}

/** The objects that an answer shows: the members of `value`, or the body itself. */
export function shownObjects(body: unknown): readonly PageJson[] {
  const object = asObject(body);
  if (!object) return [];
  const { value } = object;
  return Array.isArray(value) ? value.map(asObject).filter((one) => one !== null) : [object];
}

/** A real text of the page; undefined for placeholders and everything else. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && !isPlaceholder(value) ? value : undefined;
}

/** A value as text when it is one, placeholder or not; empty otherwise. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Whether a placeholder stands anywhere in the value. */
export function holdsPlaceholder(value: unknown): boolean {
  if (typeof value === 'string') return isPlaceholder(value);
  if (Array.isArray(value)) return value.some(holdsPlaceholder);
  return asObject(value) !== null && Object.values(value as PageJson).some(holdsPlaceholder);
}

/** Every object in a value, the value itself first. */
export function* everyObject(value: unknown): Generator<PageJson> {
  if (Array.isArray(value)) for (const one of value) yield* everyObject(one);
  const object = asObject(value);
  if (!object) return;
  yield object;
  for (const member of Object.values(object)) yield* everyObject(member);
}

/** Every text in a value. */
export function* everyText(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const one of value) yield* everyText(one);
  else if (asObject(value)) for (const member of Object.values(value as PageJson)) yield* everyText(member);
}

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text is a GUID. */
export function isGuid(text: unknown): text is string {
  return typeof text === 'string' && guidPattern.test(text);
}

/** An instant of the page; undefined when the text isn't one. */
export function instantOf(value: unknown): Temporal.Instant | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return undefined;
  try {
    return Temporal.Instant.from(value);
  } catch {
    return undefined;
  }
}
