import { useEffect, useState } from 'react';
import { answerOf, api } from '../../lib/api.ts';
import { isoOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { isChange } from './gesture.ts';
import type { Gesture } from './gesture.ts';

const restMs = 300; // shorter than a hesitation, longer than a passing over
const freshMs = 5000;

/**
 * What the server has against a place at which the hand rests, in the reader's language.
 * @returns null while it isn't known, and when nothing stands against it; a server that can't be reached objects to nothing
 *          here, since the drop itself is refused then
 */
export function useServerVerdict(gesture: Gesture | null): string | null {
  const [said, setSaid] = useState<{ readonly place: string; readonly objection: string | null } | null>(null);
  const place = gesture && isChange(gesture) ? JSON.stringify(requestOf(gesture)) : null;
  useEffect(() => {
    if (place === null) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      queries
        .fetchQuery({ queryKey: ['check', place], queryFn: () => ask(place), staleTime: freshMs, retry: false })
        .then(
          (verdict) => wanted && setSaid({ place, objection: verdict.errors[0]?.message ?? null }),
          () => undefined,
        );
    }, restMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [place]);
  return said !== null && said.place === place ? said.objection : null;
}

async function ask(place: string) {
  return answerOf(api.POST('/api/v1/meetings/check', { body: JSON.parse(place) as ReturnType<typeof requestOf> }));
}

function requestOf({ booking, room, startMs, endMs }: Gesture) {
  return {
    subject: '-', // titles are no matter of the rules
    start: isoOf(startMs),
    end: isoOf(endMs),
    zone: room.zone,
    roomIds: [room.id],
    ...(booking && {
      changeOf: {
        meetingId: booking.meetingId,
        ...(booking.key !== null && { key: booking.key, span: 'this' as const }),
      },
    }),
  };
}
