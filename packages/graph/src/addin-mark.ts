import { GraphFailure } from './graph-failure.ts';
import { pageOf } from './page.ts';
import type { GraphClient } from './transport.ts';

/**
 * The property in which Outlook keeps what an add-in has noted in an appointment: on the organizer's copy alone, as JSON
 * (learn.microsoft.com/office/dev/add-ins/outlook/metadata-for-an-outlook-add-in).
 */
export function addinProperty(addinId: string): string {
  return `String {00020329-0000-0000-C000-000000000046} Name cecp-${addinId}`;
}

/** Longest text that Outlook keeps there, with room to spare; more isn't ours. */
const longestMark = 2500;

/**
 * What add-ins have noted in a meeting, read from its organizer's mailbox.
 * @param addinIds  ids of the add-in, one a manifest
 * @returns the texts, none when the meeting isn't there or nothing was noted
 * @throws GraphFailure when the mailbox can't be asked
 */
export async function marksOfMeeting(
  client: GraphClient,
  {
    mailbox,
    iCalUId,
    addinIds,
  }: { readonly mailbox: string; readonly iCalUId: string; readonly addinIds: readonly string[] },
): Promise<readonly string[]> {
  const wanted = addinIds.map((id) => `id eq '${addinProperty(id)}'`).join(' or ');
  const page = pageOf(
    await client.request({
      mailbox,
      method: 'GET',
      path: `/users/${encodeURIComponent(mailbox)}/events`,
      query: {
        $filter: `iCalUId eq '${iCalUId.replaceAll("'", "''")}'`,
        $select: 'id,iCalUId',
        $expand: `singleValueExtendedProperties($filter=${wanted})`,
      },
    }),
  );
  return (page?.items ?? []).flatMap((event) => {
    const { singleValueExtendedProperties: values } = event as {
      singleValueExtendedProperties?: readonly { value?: unknown }[];
    };
    return (values ?? []).flatMap(({ value }) =>
      typeof value === 'string' && value.length <= longestMark ? [value] : [],
    );
  });
}

/**
 * Exchange's global id of an item that Office.js names, in the person's own mailbox.
 * @param itemId  in the form of REST
 * @returns null when there is no such item, or nobody may look
 * @throws GraphFailure of a kind that may pass
 */
export async function globalIdOfItem(
  client: GraphClient,
  { mailbox, itemId }: { readonly mailbox: string; readonly itemId: string },
): Promise<string | null> {
  try {
    const event = await client.request({
      mailbox,
      method: 'GET',
      path: `/users/${encodeURIComponent(mailbox)}/events/${encodeURIComponent(itemId)}`,
      query: { $select: 'id,iCalUId' },
    });
    const { iCalUId } = (event ?? {}) as { iCalUId?: unknown };
    return typeof iCalUId === 'string' ? iCalUId : null;
  } catch (error) {
    if (error instanceof GraphFailure && !error.mayPass) return null;
    throw error;
  }
}
