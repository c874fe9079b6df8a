import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoundTripAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { useExchangeText } from './exchange-text.ts';
import { RefusalNote } from './refusal-note.tsx';

type Trip = NonNullable<RoundTripAnswer['trip']>;
const askAgainMs = 2000;

/** Verify now: an item, or an invitation, goes through the room's mailbox; each leg with its time. */
export function RoundTrip({ roomId }: { readonly roomId: string }) {
  const { tx } = useExchangeText();
  const [organizer, setOrganizer] = useState('');
  const params = { path: { id: roomId } };
  const { data, refetch } = useQuery({
    queryKey: ['admin', 'round-trip', roomId],
    queryFn: () => answerOf(api.GET('/api/v1/admin/rooms/{id}/round-trip', { params })),
    refetchInterval: ({ state }) => (state.data?.trip && state.data.trip.endedAt === null ? askAgainMs : false),
  });
  const start = useMutation({
    mutationFn: (by: string) =>
      answerOf(api.POST('/api/v1/admin/rooms/{id}/round-trip', { params, body: by === '' ? {} : { organizer: by } })),
    onSettled: () => void refetch(),
  });
  const trip = data?.trip ?? null;
  const isRunning = start.isPending || (trip !== null && trip.endedAt === null);
  return (
    <section aria-labelledby="verify">
      <h2 id="verify">{tx('verify.title')}</h2>
      <p className="quiet">{tx('verify.explain')}</p>
      <p className="exchange-actions">
        <Button disabled={isRunning} onClick={() => start.mutate('')}>
          {tx('verify.now')}
        </Button>
      </p>
      <form
        className="exchange-form"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate(organizer.trim());
        }}
      >
        <Field label={tx('verify.from')} hint={tx('verify.fromHint')}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="email"
              required
              value={organizer}
              onChange={(event) => setOrganizer(event.target.value)}
            />
          )}
        </Field>
        <p className="exchange-actions">
          <Button type="submit" disabled={isRunning || organizer.trim() === ''}>
            {tx('verify.invite')}
          </Button>
        </p>
      </form>
      {start.error && <RefusalNote error={start.error} />}
      <div role="status">{trip && <Legs trip={trip} />}</div>
    </section>
  );
}

function Legs({ trip }: { readonly trip: Trip }) {
  const { tx, locale } = useExchangeText();
  const since = (from: string | null, to: string | null): string =>
    from === null || to === null
      ? ''
      : new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', maximumFractionDigits: 1 }).format(
          Math.max(0, msOf(to) - msOf(from)) / 1000,
        );
  const legs = [
    ['written', trip.startedAt, trip.writtenAt],
    ['seen', trip.writtenAt, trip.seenAt],
    ...(trip.invitation ? [['answered', trip.writtenAt, trip.answeredAt] as const] : []),
    ['removed', trip.answeredAt ?? trip.seenAt, trip.removedAt],
  ] as const;
  return (
    <>
      <p>
        <strong>
          {tx('verify.outcome', {
            outcome:
              trip.endedAt === null
                ? 'running'
                : (trip.failure ?? (trip.answeredBy === 'planner' ? 'planner' : trip.answeredBy ? 'other' : 'back')),
          })}
        </strong>
      </p>
      <ol className="exchange-legs">
        {legs.map(([leg, from, to]) => (
          <li key={leg} className={to === null ? 'quiet' : undefined}>
            {tx('verify.leg', { leg })} {to === null ? '–' : since(from, to)}
          </li>
        ))}
      </ol>
    </>
  );
}
