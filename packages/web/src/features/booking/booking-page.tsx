import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { hourMs, minuteMs, msOf } from '../../lib/instants.ts';
import { useSession } from '../session/session.tsx';
import { useLocations } from '../timeline/timeline-data.ts';
import { BookingForm } from './booking-form.tsx';
import { newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { keptDraft } from './kept-draft.ts';
import { useBooking } from './use-booking.ts';

/** A new meeting. The address may say room, start, end and headcount; the standard is the next half hour. */
export default function BookingPage() {
  const { person } = useSession();
  const search = useSearch();
  const now = useNow();
  const { data: places } = useLocations();
  const [initial, setInitial] = useState<Draft | null>(() => {
    const params = new URLSearchParams(search);
    return params.has('draft') ? keptDraft() : null;
  });
  if (!initial) {
    // Times are those of the room's place, so the places must be known first.
    if (!places) return null;
    const zone = places.locations.find(({ id }) => id === person.defaultLocationId)?.zone ?? person.zone;
    setInitial(draftOfAddress(new URLSearchParams(search), zone, now));
    return null;
  }
  return <NewMeeting initial={initial} />;
}

function NewMeeting({ initial }: { readonly initial: Draft }) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const booking = useBooking({ initial, onDone: (written) => navigate(`/meetings/${written.id}`) });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('booking.new')}</h1>
      </div>
      <BookingForm
        booking={booking}
        submitText={t(booking.draft.series ? 'booking.bookSeries' : 'booking.book')}
        onCancel={() => (history.length > 1 ? history.back() : navigate('/timeline'))}
      />
    </div>
  );
}

function draftOfAddress(params: URLSearchParams, zone: string, now: number): Draft {
  const instant = (name: string, standard: number): number => {
    const given = params.get(name);
    try {
      return given === null ? standard : msOf(given);
    } catch (error) {
      if (error instanceof RangeError) return standard;
      throw error;
    }
  };
  const startMs = instant('start', Math.ceil(now / (30 * minuteMs)) * 30 * minuteMs);
  const headcount = Number(params.get('headcount'));
  const room = params.get('room');
  return {
    ...newDraft({
      startMs,
      endMs: instant('end', startMs + hourMs),
      zone: params.get('zone') ?? zone,
      roomIds: room === null ? [] : [room],
    }),
    headcount: Number.isInteger(headcount) && headcount > 0 ? headcount : null,
  };
}
