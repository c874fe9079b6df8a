import { accepted, canonicalZone, nearestZones, refused } from '@planner/core';
import type { Outcome, RoomId, ZoneName } from '@planner/core';
import type { MeetingChanges } from '@planner/bookings';
import type { StoredMeeting } from '@planner/db';
import type { MeetingChanges as ChangesBody, MeetingCheck } from '../api/meetings-schema.ts';
import { readAttendees } from './meeting-draft.ts';
import { readRecurrence } from './recurrence.ts';

/**
 * What a request wants to be different. A new recurrence takes its wall times from the times of the request, else from the
 * meeting as it stands; it then says everything about when.
 * @returns on "no" ZONE_UNKNOWN, or PATTERN_INVALID when the series starts on another date than the meeting
 */
export function readChanges(body: ChangesBody, meeting: StoredMeeting): Outcome<MeetingChanges> {
  const zone = body.zone === undefined ? meeting.zone : canonicalZone(body.zone);
  if (zone === null) {
    const name = body.zone ?? '';
    return refused({ code: 'ZONE_UNKNOWN', field: 'zone', params: { name, nearest: nearestZones(name) } });
  }
  const time = readTime(body, zone, meeting);
  if (!time.ok) return time;
  return accepted({
    ...time.value,
    ...(body.subject !== undefined && { subject: body.subject }),
    ...(body.body !== undefined && { body: body.body }),
    ...(body.attendees && { attendees: readAttendees(body.attendees) }),
    ...(body.privacy && { privacy: body.privacy }),
    ...(body.headcount !== undefined && { headcount: body.headcount }),
    ...(body.roomIds && { roomIds: body.roomIds as RoomId[] }),
  });
}

/** A draft of the form, as the change to a meeting: only what rules read, since nothing will be written. */
export function changesOfDraft(draft: MeetingCheck): ChangesBody {
  const { start, end, zone, allDay, roomIds, attendees, headcount, recurrence } = draft;
  return {
    start,
    end,
    zone,
    roomIds,
    ...(allDay !== undefined && { allDay }),
    ...(attendees.length > 0 && { attendees }),
    ...(headcount !== undefined && { headcount }),
    ...(recurrence && { recurrence }),
  };
}

function readTime(body: ChangesBody, zone: ZoneName, meeting: StoredMeeting): Outcome<MeetingChanges> {
  const start = body.start === undefined ? undefined : Temporal.Instant.from(body.start);
  const end = body.end === undefined ? undefined : Temporal.Instant.from(body.end);
  if (!body.recurrence) {
    return accepted({
      ...(start && { start }),
      ...(end && { end }),
      ...(body.zone !== undefined && { zone }),
      ...(body.allDay !== undefined && { allDay: body.allDay }),
    });
  }
  const rule = readRecurrence(body.recurrence, {
    start: start ?? meeting.start,
    end: end ?? meeting.end,
    zone,
    allDay: body.allDay ?? meeting.allDay,
  });
  return rule.ok ? accepted({ rule: rule.value }) : rule;
}
