import { CheckmarkCircle16Filled } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { Warning16Filled } from '@fluentui/react-icons/headless/svg/warning';
import { Refusal } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { RefusalPanel, Reasons } from './refusal-panel.tsx';
import type { Booking } from './use-booking.ts';
import { conflictsOf, isSettled } from './ways-out.ts';

/** What stands for or against the draft right now; what the server said to the last attempt goes first. */
export function VerdictLine({ booking, roomName }: { readonly booking: Booking; readonly roomName: string }) {
  const { t } = useText();
  const { draft, check, save, set } = booking;
  const { verdict, settled } = check;
  if (save.error && (!verdict || verdict.ok || !settled)) {
    const { error } = save;
    return (
      <div className="refusal" role="alert">
        <Warning16Filled aria-hidden />
        <div>
          {error instanceof Refusal ? (
            <Reasons errors={error.problem.errors} helped={false} />
          ) : (
            <strong>{t('failure.notSaved')}</strong>
          )}
        </div>
      </div>
    );
  }
  if (!verdict) return check.error ? <p className="warned">{t('booking.checkFailed')}</p> : null;
  if (!isSettled(draft, verdict)) {
    return <RefusalPanel draft={draft} verdict={verdict} roomName={roomName} stale={!settled} onChoose={set} />;
  }
  const conflicts = conflictsOf(verdict).length;
  const count = verdict.occurrences.length - conflicts;
  return (
    <>
      {verdict.warnings.map((warning) => (
        <p key={warning.message} className="warned">
          <Warning16Filled aria-hidden />
          <span>{warning.message}</span>
        </p>
      ))}
      <p className="checked-ok" role="status">
        <CheckmarkCircle16Filled aria-hidden />
        {settled
          ? draft.series
            ? t('booking.freeDates', { count, skipped: conflicts })
            : t('booking.free', { room: roomName })
          : t('booking.checking')}
      </p>
    </>
  );
}
