import type { RemoteResponse } from '@planner/graph';
import type { RemoteItem } from '../../inbound/remote-item.ts';

const open: ReadonlySet<RemoteResponse> = new Set(['none', 'notResponded', 'tentativelyAccepted']);

/** Whether the attendant has still to answer; tentatively accepted = it waits for one of the room's delegates. */
export function isOpen(response: RemoteResponse): boolean {
  return open.has(response);
}

/** Whether the whole meeting waits for the attendant. */
export function awaitsExchange({ event }: RemoteItem): boolean {
  return !event.isOrganizer && !event.cancelled && !event.draft && isOpen(event.response);
}
