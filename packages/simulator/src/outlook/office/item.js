// Part of the stand-in for office.js: see script.ts. `Office.context.mailbox.item`.
import { ask } from './bridge.js';
import { asyncMember, checkCount, partArguments, resultOf } from './calls.js';
import { SeriesTime } from './series-time.js';
import { hasSet, localMembers, surfaces } from './surface.js';

const readRecurrence = (value) => value && { ...value, seriesTime: SeriesTime.from(value.seriesTime) };
const sendRecurrence = (value) =>
  value && {
    ...value,
    seriesTime: value.seriesTime instanceof SeriesTime ? value.seriesTime.plain() : value.seriesTime,
  };

const conversions = {
  'recurrence.getAsync': { read: readRecurrence },
  'recurrence.setAsync': { send: sendRecurrence },
};

/** How many arguments come before options and callback. */
const neededOf = (name) =>
  /^notificationMessages\.(add|replace)Async$|^sessionData\.setAsync$/.test(name)
    ? 2
    : /\.(set|add|remove)Async$|^sessionData\.getAsync$/.test(name)
      ? 1
      : 0;

/** The item of the form that the host shows; only what its requirement sets have. */
export function makeItem({ mode, profile, item: told, faults }) {
  const { values, members } = surfaces[mode];
  const item = {};
  for (const [name, set] of Object.entries(values)) {
    if (set !== null && !hasSet(profile.mailbox, set)) continue;
    item[name] = name === 'recurrence' ? readRecurrence(told[name]) : told[name];
  }
  for (const [name, row] of Object.entries(members)) {
    if (!hasSet(profile.mailbox, row[0])) continue;
    const [first, second] = name.split('.');
    const member = asyncMember(name, row, neededOf(name), conversions[name]);
    if (second === undefined) item[first] = member;
    else (item[first] ??= {})[second] = member;
  }
  handlers.item.clear();
  const offered = (name) => hasSet(profile.mailbox, localMembers[name][0]);
  if (offered('loadCustomPropertiesAsync')) item.loadCustomPropertiesAsync = loadCustomProperties(profile);
  if (offered('addHandlerAsync')) Object.assign(item, handlersOf('item'));
  if (faults.includes('itemIdThrows'))
    item.getItemIdAsync = () => {
      throw new TypeError('Cannot read properties of undefined (reading "itemId")');
    };
  return item;
}

const loadCustomProperties =
  (profile) =>
  (...args) => {
    checkCount('loadCustomPropertiesAsync', args, localMembers.loadCustomPropertiesAsync);
    const { callback, plain } = partArguments(args);
    ask('loadCustomPropertiesAsync', [], (answer) =>
      callback?.(resultOf(answer, plain[0], (stored) => customProperties(stored, profile))),
    );
  };

/** `Office.CustomProperties`: written to the item by saveAsync alone. */
function customProperties(stored, profile) {
  let values = { ...stored };
  const made = {
    get: (name) => values[name],
    set: (name, value) => void (values[name] = value),
    remove: (name) => {
      const { [name]: _, ...rest } = values;
      values = rest;
    },
    saveAsync: (...args) => {
      const { callback, plain } = partArguments(args);
      ask('customProperties.saveAsync', [values], (answer) => callback?.(resultOf(answer, plain[0])));
    },
  };
  if (hasSet(profile.mailbox, '1.9')) made.getAll = () => ({ ...values });
  return made;
}

const handlers = { item: new Map(), mailbox: new Map() };

/** addHandlerAsync and removeHandlerAsync of the item or the mailbox. Removing takes all handlers of the type away. */
export function handlersOf(owner) {
  const answerSoon = (callback, asyncContext) =>
    callback && setTimeout(() => callback({ status: 'succeeded', value: undefined, asyncContext }), 0);
  return {
    addHandlerAsync: (type, handler, ...rest) => {
      const { callback, plain } = partArguments(rest);
      handlers[owner].set(type, [...(handlers[owner].get(type) ?? []), handler]);
      answerSoon(callback, plain[0]?.asyncContext);
    },
    removeHandlerAsync: (type, ...rest) => {
      const { callback, plain } = partArguments(rest);
      handlers[owner].delete(type);
      answerSoon(callback, plain[0]?.asyncContext);
    },
  };
}

/** Calls the handlers of an event. */
export function raiseEvent(owner, type, data) {
  const told = data?.recurrence ? { ...data, recurrence: readRecurrence(data.recurrence) } : data;
  for (const handler of handlers[owner].get(type) ?? []) handler({ type, ...told });
}
