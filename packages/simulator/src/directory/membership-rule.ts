import { spelled } from './property.ts';
import { userType } from './user-type.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';

/** Whether a user belongs into a dynamic group. */
export type MembershipRule = (user: User, tenant: Tenant) => boolean;

const token = /\s*(?:("(?:[^"]|`")*")|(\(|\)|\[|\]|,)|(-\w+)|([A-Za-z][\w.]*))/y;

type Test = (found: unknown, wanted: unknown) => boolean;

const text = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');
const same: Test = (found, wanted) =>
  typeof found === 'string' && typeof wanted === 'string' ? text(found) === text(wanted) : (found ?? null) === wanted;
const within: Test = (found, wanted) => Array.isArray(wanted) && wanted.some((one) => same(found, one));

const tests: Readonly<Record<string, Test>> = {
  '-eq': same,
  '-ne': (found, wanted) => !same(found, wanted),
  '-startswith': (found, wanted) => text(found).startsWith(text(wanted)),
  '-notstartswith': (found, wanted) => !text(found).startsWith(text(wanted)),
  '-contains': (found, wanted) =>
    Array.isArray(found) ? found.some((one) => same(one, wanted)) : text(found).includes(text(wanted)),
  '-notcontains': (found, wanted) => !text(found).includes(text(wanted)),
  '-in': within,
  '-notin': (found, wanted) => !within(found, wanted),
};

/**
 * Reads a membership rule of users: comparisons of properties joined by `-and`, `-or`, `-not` and brackets
 * (learn.microsoft.com/entra/identity/users/groups-dynamic-membership). Undefined for what is beyond that: `-match`,
 * `-any`, devices.
 */
export function readMembershipRule(rule: string): MembershipRule | undefined {
  const tokens = tokensOf(rule);
  let position = 0;
  const take = (): string => tokens?.[position++] ?? '';
  const isNext = (word: string): boolean => tokens?.[position]?.toLowerCase() === word;

  const either = (): MembershipRule | undefined =>
    joined(
      '-or',
      both,
      (rules) =>
        (...of) =>
          rules.some((one) => one(...of)),
    );
  const both = (): MembershipRule | undefined =>
    joined(
      '-and',
      single,
      (rules) =>
        (...of) =>
          rules.every((one) => one(...of)),
    );
  const joined = (
    word: string,
    part: () => MembershipRule | undefined,
    join: (rules: readonly MembershipRule[]) => MembershipRule,
  ): MembershipRule | undefined => {
    const rules = [part()];
    while (isNext(word)) {
      take();
      rules.push(part());
    }
    const whole = rules.filter((one) => one !== undefined);
    return whole.length === rules.length ? join(whole) : undefined;
  };
  const single = (): MembershipRule | undefined => {
    if (isNext('-not')) {
      take();
      const inner = single();
      return inner && ((...of) => !inner(...of));
    }
    if (isNext('(')) {
      take();
      const inner = either();
      return take() === ')' ? inner : undefined;
    }
    const name = /^user\.(\w+)$/i.exec(take())?.[1];
    const property = name === undefined ? undefined : userType.properties[spelled(userType, name) ?? ''];
    const test = tests[take().toLowerCase()];
    const wanted = isNext('[') ? list() : literal(take());
    if (property === undefined || test === undefined || wanted === undefined) return undefined;
    return (user, tenant) => test(property.read(user, tenant), wanted);
  };
  const list = (): readonly unknown[] | undefined => {
    take();
    const values = [literal(take())];
    while (isNext(',')) {
      take();
      values.push(literal(take()));
    }
    return take() === ']' && !values.includes(undefined) ? values : undefined;
  };

  const read = tokens && either();
  return position === tokens?.length ? read : undefined;
}

function tokensOf(rule: string): string[] | undefined {
  const found: string[] = [];
  token.lastIndex = 0;
  let end = 0;
  for (let match = token.exec(rule); match; match = token.exec(rule)) {
    end = token.lastIndex;
    found.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
  }
  return rule.slice(end).trim() === '' ? found : undefined;
}

function literal(word: string): unknown {
  if (word.startsWith('"')) return word.slice(1, -1).replaceAll('`"', '"');
  if (word.toLowerCase() === 'null') return null;
  return word.toLowerCase() === 'true' ? true : word.toLowerCase() === 'false' ? false : undefined;
}
