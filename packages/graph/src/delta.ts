import type { ZoneName } from '@planner/core';
import { EventUnreadable, parseEvent, removedIdOf, thinOccurrenceOf } from './event-schema.ts';
import type { RemoteEvent } from './event-schema.ts';
import { GraphFailure } from './graph-failure.ts';
import { pageOf } from './page.ts';
import type { GraphCall, GraphClient } from './transport.ts';

/** One item of a delta page. Repeats, any order and unknown removed ids are normal. */
export type DeltaItem =
  | { readonly kind: 'event'; readonly event: RemoteEvent }
  | {
      readonly kind: 'occurrence';
      readonly id: string;
      readonly seriesMasterId: string;
      readonly start: Temporal.Instant | null;
    }
  | { readonly kind: 'removed'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly failure: EventUnreadable; readonly raw: unknown };

export interface DeltaPage {
  readonly items: readonly DeltaItem[];
  /** Set on the last page: where the next pull goes on. */
  readonly deltaLink: string | null;
}

// A mailbox of 180 days has a few thousand items; a server that never ends isn't followed for ever.
const pageLimit = 5000;
const itemsPerPage = 200;

/**
 * Pulls the changes of a calendar view, page by page, until Graph gives the next delta link.
 * The window is fixed in the link; a new window means starting from one again.
 * @throws GraphFailure `syncStateLost` when the link has expired, or was given by another address (another cloud, another port):
 *   start from a window and compare
 */
export async function* pullDelta(
  client: GraphClient,
  from: {
    readonly mailbox: string;
    readonly zone: ZoneName;
    readonly since:
      { readonly deltaLink: string } | { readonly start: Temporal.Instant; readonly end: Temporal.Instant };
  },
): AsyncGenerator<DeltaPage> {
  const prefer = [`odata.maxpagesize=${itemsPerPage}`];
  let link = 'deltaLink' in from.since ? from.since.deltaLink : null;
  for (let count = 0; count < pageLimit; count += 1) {
    const call: GraphCall = {
      mailbox: from.mailbox,
      method: 'GET',
      prefer,
      ...(link === null && 'start' in from.since
        ? {
            path: `/users/${encodeURIComponent(from.mailbox)}/calendarView/delta`,
            query: { startDateTime: from.since.start.toString(), endDateTime: from.since.end.toString() },
          }
        : { url: link ?? '' }),
    };
    const answer = await client.request(call).catch((error: unknown) => {
      throw count === 0 && isForeign(error) ? lostWith(error) : error;
    });
    const page = pageOf(answer);
    if (!page) throw new GraphFailure({ kind: 'unavailable', code: 'notADeltaPage', status: 200 });
    const { deltaLink, nextLink } = page;
    yield { items: page.items.map((raw) => itemOf(raw, from.zone)), deltaLink };
    if (deltaLink !== null) return;
    if (nextLink === null || nextLink === link) break;
    link = nextLink;
  }
  throw new GraphFailure({ kind: 'unavailable', code: 'deltaWithoutEnd', status: 200 });
}

function isForeign(error: unknown): error is GraphFailure {
  return error instanceof GraphFailure && error.code === 'foreignLink';
}

function lostWith({ code, status }: GraphFailure): GraphFailure {
  return new GraphFailure({ kind: 'syncStateLost', code, status });
}

function itemOf(raw: unknown, zone: ZoneName): DeltaItem {
  const removed = removedIdOf(raw);
  if (removed !== null) return { kind: 'removed', id: removed };
  const thin = thinOccurrenceOf(raw);
  if (thin) return { kind: 'occurrence', ...thin };
  try {
    return { kind: 'event', event: parseEvent(raw, zone) };
  } catch (error) {
    if (error instanceof EventUnreadable) return { kind: 'unreadable', failure: error, raw };
    throw error;
  }
}
