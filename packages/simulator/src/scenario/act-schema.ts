import { z } from 'zod';
import { findZone } from '../calendars/zones.ts';

/** SMTP address as scenarios write it. */
export const address = z
  .string()
  .max(320)
  .regex(/^[^@\s]+@[^@\s]+$/, 'an SMTP address')
  .describe('SMTP address');
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/, 'a wall time such as 2026-11-24T09:00')
  .describe('Wall time in the zone of the meeting');
export const zone = z
  .string()
  .max(100)
  .refine((name) => findZone(name) !== null, 'no time zone: an IANA or Windows name is needed')
  .describe('IANA or Windows name');
const date = z.iso.date();
const comment = z.string().max(1000).optional();

/** Which meeting; `organizer` finds one that was made by an earlier call. */
const which = { key: z.string(), organizer: address.optional().describe('Needed for a meeting of an earlier call') };
const oneDate = date.optional().describe('One date of a series; all of the meeting without it');
const slot = { start: localTime, end: localTime, zone };
const tells = z
  .enum(['everyone', 'changed', 'nobody'])
  .optional()
  .describe('Whom Outlook tells: everyone; only attendees who were added or removed; nobody (saved without sending)');
const copyIn = address.describe('Whose calendar: a person, or a room that somebody has open');

const recurrence = z
  .record(z.string(), z.json())
  .describe("Graph's patternedRecurrence; range.startDate may be left out: the date of the start");

const invite = z.strictObject({
  does: z.literal('invite'),
  key: z.string().min(1).max(100).describe('Name of the meeting for later acts'),
  organizer: address,
  subject: z.string().max(255),
  body: z.string().max(100_000).optional().describe('Plain text'),
  ...slot,
  allDay: z.boolean().optional(),
  private: z.boolean().optional(),
  rooms: z.array(address).max(20).optional(),
  people: z.array(address).max(500).optional(),
  recurrence: recurrence.optional(),
});

/** What a person does in Outlook. */
export const actSchema = z.discriminatedUnion('does', [
  invite,
  z.strictObject({ does: z.literal('move'), ...which, ...slot, tells }).describe('The whole meeting or series'),
  z.strictObject({
    does: z.literal('move-date'),
    ...which,
    date,
    ...slot,
    subject: z.string().max(255).optional(),
    tells,
  }),
  z
    .strictObject({ does: z.literal('move-following'), ...which, date, ...slot })
    .describe('This and all later dates: the series ends before, and a new one begins'),
  z.strictObject({ does: z.literal('cancel-date'), ...which, date, comment }),
  z.strictObject({ does: z.literal('cancel'), ...which, comment }),
  z
    .strictObject({ does: z.literal('set-rooms'), ...which, date: oneDate, rooms: z.array(address).max(20), tells })
    .describe('Adds, removes or swaps rooms'),
  z.strictObject({
    does: z.literal('respond'),
    ...which,
    date: oneDate,
    by: address,
    response: z.enum(['accept', 'tentativelyAccept', 'decline']),
    comment,
    silently: z.boolean().optional().describe('true: the organizer is not told'),
  }),
  z
    .strictObject({
      does: z.literal('decide'),
      ...which,
      date: oneDate,
      room: address,
      by: address.describe('One of its ResourceDelegates'),
      response: z.enum(['accept', 'tentativelyAccept', 'decline']),
      comment,
    })
    .describe('A delegate answers a request for the room'),
  z
    .strictObject({ does: z.literal('check-in'), ...which, date: oneDate, room: address })
    .describe('Somebody is there: the room isn’t released'),
  z.strictObject({ does: z.literal('forward'), ...which, by: address, to: z.array(address).min(1).max(50), comment }),
  z
    .strictObject({ does: z.literal('drag'), ...which, date: oneDate, in: copyIn, ...slot })
    .describe('Moves one copy by hand; nobody is told unless it is the organizer’s'),
  z
    .strictObject({ does: z.literal('delete'), ...which, date: oneDate, in: copyIn })
    .describe('Deletes one copy by hand'),
]);

export type Act = z.output<typeof actSchema>;
export type Invite = z.output<typeof invite>;
