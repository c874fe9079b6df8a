import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { tell } from '../meetings/cancel-meeting.ts';
import { useSession } from '../session/session.tsx';
import { useExchangeText } from './exchange-text.ts';
import './exchange.css';

const useSyncSettings = () =>
  useQuery({
    queryKey: ['admin', 'sync-settings'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/sync-settings')),
    refetchInterval: 15_000,
  });

/** Says that synchronization waits after a restore, with the way to let it go on. */
export function HeldNote() {
  const { tx, t, ...text } = useExchangeText();
  const { person } = useSession();
  const { data } = useSyncSettings();
  const release = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/sync-release')),
    onSuccess: () => showToast({ text: tx('onHold.released') }),
    onError: (failed) => tell(failed, t),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['admin'] }),
  });
  if (!data || data.heldAt === null) return null;
  const since = instantText(msOf(data.heldAt), 'dateTime', person.zone, text);
  return (
    <div className="exchange-refusal" role="alert">
      <strong>{tx('onHold.title', { because: data.heldBecause ?? 'byHand', since })}</strong>
      <p>{tx('onHold.explain')}</p>
      <p className="exchange-actions">
        <Button look="primary" disabled={release.isPending} onClick={() => release.mutate()}>
          {tx('onHold.release')}
        </Button>
      </p>
    </div>
  );
}

/** How Planner hears of changes: told by Exchange, or by asking, for a site without a public address. */
export function NewsPart() {
  const { tx, t } = useExchangeText();
  const { data } = useSyncSettings();
  const [seconds, setSeconds] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (body: { polling?: boolean; pollSeconds?: number }) =>
      answerOf(api.PATCH('/api/v1/admin/sync-settings', { body })),
    onSuccess: () => showToast({ text: tx('news.saved') }),
    onError: (failed) => tell(failed, t),
    // Under way until the page has it: the tick stays where it was put.
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'sync-settings'] }),
  });
  if (!data) return null;
  const polling = (save.isPending ? save.variables.polling : undefined) ?? data.polling;
  const shown = seconds ?? String(data.pollSeconds);
  return (
    <section aria-labelledby="news">
      <h2 id="news">{tx('news.title')}</h2>
      <p className="quiet">{tx('news.explain')}</p>
      <label className="check">
        <input
          type="checkbox"
          checked={polling}
          disabled={save.isPending}
          onChange={(event) => save.mutate({ polling: event.target.checked })}
        />
        <span>{tx('news.polling')}</span>
      </label>
      {polling && (
        <form
          className="exchange-actions"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ pollSeconds: Number(shown) });
          }}
        >
          <label className="exchange-seconds">
            {tx('news.seconds')}{' '}
            <input
              className="input"
              type="number"
              min={10}
              max={900}
              required
              value={shown}
              onChange={(event) => setSeconds(event.target.value)}
            />
          </label>
          <Button type="submit" disabled={save.isPending}>
            {tx('news.save')}
          </Button>
        </form>
      )}
    </section>
  );
}
