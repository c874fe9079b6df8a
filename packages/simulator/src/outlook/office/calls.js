// Part of the stand-in for office.js: see script.ts. How an asynchronous member is called.
import { ask } from './bridge.js';

/** Parts the arguments of an asynchronous call: what is meant, options, callback (the last function). */
export function partArguments(args) {
  const callback = args.findLast((one) => typeof one === 'function');
  const plain = args.filter((one) => typeof one !== 'function');
  return { callback, plain };
}

/** @throws as Office does, when there are too few or too many arguments */
export function checkCount(name, args, [, fewest, most]) {
  if (args.length < fewest || args.length > most)
    throw new Error(
      `Sys.ParameterCountException: Parameter count mismatch. ${name} takes ${fewest} to ${most} arguments.`,
    );
}

/** Makes `asyncResult` of what the host answered; `read` turns the value into what the page knows. */
export function resultOf({ status, value, error }, asyncContext, read = (one) => one) {
  const result = { status, asyncContext };
  if (status === 'succeeded') result.value = read(value);
  else result.error = error;
  return result;
}

/**
 * A member that asks the host. Options are the object after the `needed` first arguments.
 * @param convert  `{ send, read }`: how arguments go over and how the value comes back
 */
export function asyncMember(name, row, needed, { send = (one) => one, read } = {}) {
  return (...args) => {
    checkCount(name, args, row);
    const { callback, plain } = partArguments(args);
    const asyncContext = plain[needed]?.asyncContext;
    ask(name, plain.slice(0, needed).map(send), (answer) => callback?.(resultOf(answer, asyncContext, read)));
  };
}
