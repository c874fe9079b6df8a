import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import { cancelMeeting } from './cancel-meeting.ts';
import { SpanChoice } from './span-choice.tsx';
import type { Span } from './span-choice.tsx';

export interface CancelDialogProps {
  readonly meetingId: string;
  readonly occurrenceKey: string | null;
  readonly version: number;
  readonly title: string;
  readonly onClose: () => void;
  readonly onCancelled?: () => void;
}

/** Asks before a meeting is cancelled; for a series also which of its dates. It can be taken back for ten seconds. */
export default function CancelDialog({
  meetingId,
  occurrenceKey,
  version,
  title,
  onClose,
  onCancelled,
}: CancelDialogProps) {
  const { t } = useText();
  const [span, setSpan] = useState<Span>('this');
  const [busy, setBusy] = useState(false);
  const cancel = async (): Promise<void> => {
    setBusy(true);
    const done = await cancelMeeting({ meetingId, key: occurrenceKey, span, version }, t);
    onClose();
    if (done) onCancelled?.();
  };
  return (
    <Dialog title={t('cancelDialog.title', { title })} onClose={onClose}>
      {occurrenceKey !== null && <SpanChoice value={span} onChange={setSpan} />}
      <p>{t('cancelDialog.consequence')}</p>
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('cancelDialog.keep')}</Button>
        <Button look="danger" data-autofocus disabled={busy} onClick={() => void cancel()}>
          {t('cancelDialog.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
