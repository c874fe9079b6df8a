import { z } from 'zod';

/** What a committed transaction tells on `planner_live`: where something changed, never what it is about. */
const messageSchema = z.discriminatedUnion('kind', [
  z.object({
    site: z.uuid(),
    kind: z.literal('bookings'),
    /** null: more rooms than a notification may name */
    rooms: z.array(z.uuid()).nullable(),
    from: z.string(),
    to: z.string(),
  }),
  z.looseObject({ site: z.uuid(), kind: z.literal('sync') }),
]);

export interface LiveMessage {
  readonly siteId: string;
  readonly kind: 'bookings' | 'sync';
  readonly data: object;
}

/** The message for the tabs of its site; null when it isn't one of ours. */
export function parseLiveMessage(payload: string): LiveMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(payload);
  } catch {
    return null;
  }
  const { data: message } = messageSchema.safeParse(json);
  if (!message) return null;
  const { site, kind, ...data } = message;
  return { siteId: site, kind, data };
}
