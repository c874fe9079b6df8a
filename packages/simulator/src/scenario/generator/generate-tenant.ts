import type { CalendarStore } from '../../tenant/calendar-store.ts';
import type { Mailbox } from '../../tenant/mailbox.ts';
import { roomProcessing } from '../../tenant/processing.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { answerOf, firstDayOf, isCalledOff, type Owner, type Source } from './generated-fields.ts';
import { GeneratedItem } from './generated-item.ts';
import type { GeneratorSpec } from './generator-schema.ts';
import { MeetingPlan } from './meeting-plan.ts';
import { Organisation } from './organisation.ts';

/** So many dates of meetings can be kept in a folder: beyond it, one is generated anew at each start. */
export const keepableMeetings = 20_000;

/**
 * Puts generated people, rooms, groups and meetings into a tenant. Meetings get into a mailbox when it is first looked at,
 * as if they had been agreed long ago: all copies follow from one plan, and no message is sent.
 * Throws when the rooms can't hold so many meetings.
 */
export function generateTenant(tenant: Tenant, spec: GeneratorSpec): void {
  const seed = tenant.random.fork('generator').guid();
  const domain = tenant.domains[0];
  if (domain === undefined) throw new Error(`${tenant.displayName} has no domain for generated people`);
  const organisation = new Organisation({ people: spec.people, rooms: spec.rooms, domain, seed });
  const now = tenant.clock.now();
  const today = spec.today ? Temporal.PlainDate.from(spec.today) : now.toZonedDateTimeISO('UTC').toPlainDate();
  const firstDay = firstDayOf(today);
  const source: Source = {
    organisation,
    plan: new MeetingPlan(organisation, { ...spec, seed }),
    firstDay,
    firstDayMs: firstDay.toZonedDateTime('UTC').epochMilliseconds,
    noons: new Map(),
    recent: new Map(),
    now,
    processing: { ...roomProcessing, automateProcessing: spec.automateProcessing },
  };
  const people = Array.from({ length: spec.people }, (_, n) => tenant.addUser(organisation.person(n)));
  const rooms = Array.from({ length: spec.rooms }, (_, n) =>
    tenant.addUser(organisation.room(n), { automateProcessing: spec.automateProcessing }),
  );
  for (let team = 0; team < organisation.teams; team += 1) {
    const [first, end] = organisation.teamRange(team);
    const group = tenant.groups.add({
      displayName: organisation.teamName(team),
      mail: null,
      securityEnabled: true,
      mailEnabled: false,
      groupTypes: [],
    });
    tenant.groups.addMembers(
      group,
      people.slice(first, end).map(({ id }) => ({ id, kind: 'user' as const })),
    );
    for (const person of people.slice(first + 1, end)) person.managerId = people[first]!.id;
  }
  for (let building = 0; spec.rooms > 0 && building < organisation.buildings; building += 1) {
    const [first, end] = organisation.roomsOf(building);
    const { name } = organisation.building(building);
    const mail = `rooms-${building}@${domain}`;
    const list = tenant.groups.add({ displayName: name, mail, mailEnabled: true, isRoomList: true, groupTypes: [] });
    tenant.groups.addMembers(
      list,
      rooms.slice(first, end).map(({ id }) => ({ id, kind: 'user' as const })),
    );
  }
  if (spec.meetings === 0) return;
  people.forEach((user, person) => fillLater(tenant.mailboxes.get(user.id)!, source, { person }));
  rooms.forEach((user, room) => fillLater(tenant.mailboxes.get(user.id)!, source, { room }));
}

function fillLater(mailbox: Mailbox, source: Source, owner: Owner): void {
  mailbox.fillLater((calendar) => fill(calendar, source, owner));
}

function fill(calendar: CalendarStore, source: Source, owner: Owner): void {
  const shelf = { source, owner, calendarId: calendar.defaultCalendar.id };
  const meetings = 'room' in owner ? source.plan.ofRoom(owner.room) : source.plan.ofPerson(owner.person);
  for (const meeting of meetings) {
    if ('person' in owner) {
      const isOrganizer = owner.person === meeting.organizer;
      // Called off by its organizer, or declined by its guest: out of the calendar.
      if (isOrganizer ? isCalledOff(meeting) : answerOf(meeting, owner.person) === 'declined') continue;
    }
    calendar.takeOver(new GeneratedItem(shelf, meeting, calendar.nextNumber()));
  }
}
