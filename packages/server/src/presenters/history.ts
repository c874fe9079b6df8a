import type { Language, PersonId } from '@planner/core';
import type { AuditActor, AuditEvent } from '@planner/db';
import type { HistoryAnswer } from '../api/meetings-schema.ts';

/** What each deed is called; an action without words here shows its own name. */
const deeds: { readonly [language in Language]: { readonly [action: string]: string } } = {
  en: {
    meetingBooked: 'booked the meeting',
    meetingChanged: 'changed the meeting',
    meetingCancelled: 'cancelled',
    meetingRestored: 'took the cancellation back',
    bookingsConfirmed: 'confirmed bookings',
    bookingsEnded: 'ended bookings',
    occurrenceReadded: 'booked a date again',
    seriesSplit: 'split the series',
  },
  da: {
    meetingBooked: 'bookede mødet',
    meetingChanged: 'ændrede mødet',
    meetingCancelled: 'aflyste',
    meetingRestored: 'fortrød aflysningen',
    bookingsConfirmed: 'bekræftede bookinger',
    bookingsEnded: 'afsluttede bookinger',
    occurrenceReadded: 'bookede en dato igen',
    seriesSplit: 'delte serien',
  },
  de: {
    meetingBooked: 'hat die Besprechung gebucht',
    meetingChanged: 'hat die Besprechung geändert',
    meetingCancelled: 'hat abgesagt',
    meetingRestored: 'hat die Absage zurückgenommen',
    bookingsConfirmed: 'hat Buchungen bestätigt',
    bookingsEnded: 'hat Buchungen beendet',
    occurrenceReadded: 'hat einen Termin wieder gebucht',
    seriesSplit: 'hat die Serie geteilt',
  },
};

/** A person who is no longer there. */
const somebody: { readonly [language in Language]: string } = { en: 'Somebody', da: 'Nogen', de: 'Jemand' };

/** What happened, newest first, with the names of those who did it. */
export function presentHistory(
  events: readonly AuditEvent[],
  names: ReadonlyMap<PersonId, string>,
  language: Language,
): HistoryAnswer {
  return {
    events: events.toReversed().map(({ at, actor, action, change }) => {
      const name = nameOf(actor, names, language);
      return {
        at: at.toString(),
        actor: name,
        action,
        change: { ...change },
        text: `${name} ${deeds[language][action] ?? action}`,
      };
    }),
  };
}

function nameOf(actor: AuditActor, names: ReadonlyMap<PersonId, string>, language: Language): string {
  if (actor.kind === 'person') return names.get(actor.personId) ?? somebody[language];
  return actor.kind === 'exchange' ? 'Outlook' : actor.name;
}
