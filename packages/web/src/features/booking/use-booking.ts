import { useMemo, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { MeetingWritten } from '@planner/api-client';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api, versionTag } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { queries } from '../../lib/queries.ts';
import { cancelMeeting } from '../meetings/cancel-meeting.ts';
import { requestOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { useCheck } from './use-check.ts';
import { isSettled } from './ways-out.ts';

export interface ChangeOf {
  readonly meetingId: string;
  readonly key: string | null;
  readonly span: 'this' | 'following' | 'all';
  readonly version: number;
}

export interface BookingOptions {
  readonly initial: Draft;
  /** What is changed; absent for a new meeting. */
  readonly changeOf?: ChangeOf;
  readonly onDone: (written: MeetingWritten) => void;
}

/** A draft with the server's opinion of it, and the way to save it. One per form. */
export function useBooking({ initial, changeOf, onDone }: BookingOptions) {
  const { t } = useText();
  const [draft, setDraft] = useState(initial);
  const request = useMemo(() => requestOf(draft, t('booking.untitled')), [draft, t]);
  const check = useCheck(request && { ...request, ...(changeOf && { changeOf: spanOf(changeOf) }) });
  // The same attempt keeps its key, so that a lost answer is told again and nothing is booked twice.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const idempotencyKey = useMemo(() => crypto.randomUUID(), [request]);
  const save = useMutation({
    mutationFn: async (): Promise<MeetingWritten> => {
      if (!request) throw new Error('the form has no times or no room');
      if (!changeOf) {
        const params = { header: { 'idempotency-key': idempotencyKey } };
        return answerOf(api.POST('/api/v1/meetings', { params, body: request }));
      }
      const { policy: _policy, otherRooms: _rooms, layout: _layout, organizerId: _organizer, ...changes } = request;
      const params = {
        path: { id: changeOf.meetingId },
        query: changeOf.key === null ? {} : { span: changeOf.span, key: changeOf.key },
        header: { 'if-match': versionTag(changeOf.version) },
      };
      return answerOf(api.PATCH('/api/v1/meetings/{id}', { params, body: { ...changes, headcount: draft.headcount } }));
    },
    onSuccess: (written) => {
      for (const key of ['timeline', 'calendar', 'meeting', 'series', 'free-rooms'])
        void queries.invalidateQueries({ queryKey: [key] });
      const booked = written.bookings.filter(({ state }) => state !== 'cancelled' && state !== 'declined').length;
      const skipped = written.skipped.length;
      const text = changeOf
        ? t('booking.changed')
        : skipped > 0
          ? t('booking.bookedSome', { booked, skipped })
          : t('booking.booked', { count: draft.series ? booked : 1 });
      showToast({
        text,
        ...(!changeOf && {
          action: {
            label: t('undo'),
            run: () =>
              void cancelMeeting({ meetingId: written.id, key: null, span: 'all', version: written.version }, t),
          },
        }),
      });
      onDone(written);
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['check'] }),
  });
  const { verdict, settled } = check;
  return {
    draft,
    set: (changes: Partial<Draft>) => {
      save.reset();
      setDraft((before) => ({ ...before, ...changes }));
    },
    request,
    check,
    save,
    /** Whether the button may be pressed: not while something stands against it. */
    mayBook: request !== null && !save.isPending && (!settled || !verdict || isSettled(draft, verdict)),
  };
}

export type Booking = ReturnType<typeof useBooking>;

function spanOf({ meetingId, key, span }: ChangeOf) {
  return { meetingId, ...(key !== null && { key }), span };
}
