import { refused } from '@planner/core';
import type { Outcome } from '@planner/core';
import { accepted } from '@planner/core';
import { invalid } from './error-frame.ts';

/** Reads a page; a cursor that no page gave out is a fault of the request, which the database's reader tells by RangeError. */
export async function readPage<T>(read: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return accepted(await read());
  } catch (error) {
    if (error instanceof RangeError && error.message === 'not a cursor of this list') {
      return refused(invalid('cursor', 'the value of `next` of the answer before'));
    }
    throw error;
  }
}
