import { rules, isUnordered, mayHoldMore, sentBody, type Place } from './comparison-rules.ts';
import { asObject, type PageJson } from './page-json.ts';

/** A place where an answer isn't what the example shows. */
export interface Difference {
  /** JSON pointer; `status` and `header …` for what isn't in the body. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** A place that isn't fixed by the example, and why. */
export interface Allowance {
  readonly path: string;
  readonly why: string;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Values that differ from the page's and need not be the same. */
  readonly allowances: readonly Allowance[];
}

/**
 * Compares an answer's body with the documented one: every property of the page must be there, with its type and value,
 * unless a rule says that the page doesn't fix it. Further properties of the answer are no difference; the schema
 * judges those.
 * @param leftOut  places of the page that contradict Microsoft's own schema, with the reason
 */
export function compareBodies(
  expected: unknown,
  actual: unknown,
  about: {
    readonly isWrite: boolean;
    readonly sent: unknown;
    readonly leftOut: ReadonlyMap<string, string>;
    /** The path in lower case, e.g. `users/delta`. */
    readonly collection: string;
  },
): Comparison {
  const differences: Difference[] = [];
  const allowances: Allowance[] = [];
  const root = asObject(expected);
  const body = root && { ...root, [sentBody]: about.sent };
  compare({
    path: '',
    name: '',
    expected: body ?? expected,
    actual,
    sent: about.sent,
    parent: null,
    isWrite: about.isWrite,
  });
  return { differences, allowances };

  function compare(place: Place): void {
    const { path, expected: wanted, actual: found } = place;
    const contradiction = about.leftOut.get(path);
    if (contradiction !== undefined) {
      allowances.push({ path, why: `the sample contradicts Microsoft’s own documents: ${contradiction}` });
      return;
    }
    if (found === undefined && wanted === null && about.collection.endsWith('/delta')) {
      allowances.push({
        path,
        why: 'a delta leaves out what was never set (api/group-delta); the page shows it emptied',
      });
      return;
    }
    if (found === undefined) {
      differences.push({ path, expected: wanted, actual: undefined });
      return;
    }
    const rule = rules.find((one) => one.applies(place));
    if (rule) {
      if (!rule.holds(place)) differences.push({ path, expected: wanted, actual: found });
      else if (wanted !== found) allowances.push({ path, why: rule.why });
      return;
    }
    if (Array.isArray(wanted)) compareArrays(place, wanted);
    else if (asObject(wanted)) compareObjects(place, wanted as PageJson);
    else if (wanted !== found) differences.push({ path, expected: wanted, actual: found });
  }

  function compareObjects(place: Place, wanted: PageJson): void {
    const found = asObject(place.actual);
    if (!found) {
      differences.push({ path: place.path, expected: wanted, actual: place.actual });
      return;
    }
    const sent = asObject(place.sent);
    for (const [name, value] of Object.entries(wanted)) {
      compare({
        ...place,
        path: `${place.path}/${name}`,
        name,
        expected: value,
        actual: found[name],
        sent: sent?.[name],
        parent: wanted,
      });
    }
  }

  function compareArrays(place: Place, wanted: readonly unknown[]): void {
    const { path, actual: found } = place;
    const member = (value: unknown, at: unknown, index: number): Place => ({
      ...place,
      path: `${path}/${index}`,
      expected: value,
      actual: at,
      sent: Array.isArray(place.sent) ? (place.sent as unknown[])[index] : undefined,
    });
    if (!Array.isArray(found)) {
      differences.push({ path, expected: wanted, actual: found });
    } else if (isUnordered(path, wanted)) {
      for (const [index, value] of wanted.entries()) {
        const isThere = found.some((one) => isSame(value, one, `${path}/${index}`));
        if (!isThere) differences.push({ path: `${path}/${index}`, expected: value, actual: 'nothing like it' });
      }
    } else {
      const more = mayHoldMore(path, place.parent, about.collection);
      const list = more ? inOrder(wanted, found, path) : found;
      for (const [index, value] of wanted.entries()) compare(member(value, list[index], index));
      if (!more && found.length > wanted.length) {
        differences.push({ path, expected: `${wanted.length} members`, actual: `${found.length} members` });
      }
    }
  }

  /** The members that the page shows, from among others. */
  function inOrder(wanted: readonly unknown[], found: readonly unknown[], path: string): readonly unknown[] {
    const chosen = wanted.map((value, index) => found.find((one) => isSame(value, one, `${path}/${index}`)));
    return chosen.includes(undefined) ? found : chosen;
  }

  function isSame(value: unknown, found: unknown, path: string): boolean {
    const one = compareBodies(value, found, { ...about, isWrite: false, sent: undefined, leftOut: new Map() });
    return one.differences.every((difference) => about.leftOut.has(path + difference.path));
  }
}
