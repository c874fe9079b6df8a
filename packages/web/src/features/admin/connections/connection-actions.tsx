import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import type { ConnectionAnswer } from '@planner/api-client';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { showToast } from '../../../components/toast.tsx';
import { answerOf, api } from '../../../lib/api.ts';
import { queries } from '../../../lib/queries.ts';
import { tell } from '../../meetings/cancel-meeting.ts';
import { useConnectionText } from './connection-text.ts';
import { useConnectionDeed } from './use-connection.ts';

/** What can be done with a connection in its state. */
export function ConnectionActions({ connection }: { readonly connection: ConnectionAnswer }) {
  const { tc, t } = useConnectionText();
  const { application, state, inUse } = connection;
  const params = { path: { application } };
  const [asksToEnd, setAsksToEnd] = useState(false);
  const begin = useMutation({
    mutationFn: (_then: 'go' | 'copy') =>
      answerOf(api.POST('/api/v1/admin/connections/{application}/consent', { params })),
    onSuccess: async ({ url }, then) => {
      if (then === 'go') return window.location.assign(url);
      await navigator.clipboard.writeText(url);
      showToast({ text: tc('action.linkCopied') });
      return queries.invalidateQueries({ queryKey: ['admin', 'connections'] });
    },
    onError: (failed) => tell(failed, t),
  });
  const check = useConnectionDeed(
    () => answerOf(api.POST('/api/v1/admin/connections/{application}/check', { params })),
    () => showToast({ text: tc('action.checked') }),
  );
  const cancel = useConnectionDeed(() =>
    answerOf(api.DELETE('/api/v1/admin/connections/{application}/consent', { params })),
  );
  const disconnect = useConnectionDeed(
    () => answerOf(api.POST('/api/v1/admin/connections/{application}/disconnect', { params })),
    () => showToast({ text: tc('action.disconnected') }),
  );
  if (state === 'notSetUp') return null;
  const asks = !inUse && state !== 'verifying';
  const mayReconsent = inUse && state !== 'verifying' && state !== 'waiting';
  return (
    <>
      {asks && <p className="quiet">{tc('ask.explain')}</p>}
      <div className="connection-actions">
        {asks && (
          <Button look="primary" disabled={begin.isPending} onClick={() => begin.mutate('go')}>
            {tc('action.connect', { application })}
          </Button>
        )}
        <Button disabled={check.isPending} onClick={() => check.mutate()}>
          {tc('action.check')}
        </Button>
        {asks && (
          <Button disabled={begin.isPending} onClick={() => begin.mutate('copy')}>
            {tc('action.copyLink')}
          </Button>
        )}
        {mayReconsent && (
          <Button
            look={state === 'attention' && connection.problem?.kind === 'consent' ? 'primary' : 'outline'}
            disabled={begin.isPending}
            onClick={() => begin.mutate('go')}
          >
            {tc('action.reconsent')}
          </Button>
        )}
        {state === 'waiting' && (
          <Button disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            {tc('action.cancel')}
          </Button>
        )}
        {inUse && (
          <Button look="danger" onClick={() => setAsksToEnd(true)}>
            {tc('action.disconnect')}
          </Button>
        )}
      </div>
      {asksToEnd && (
        <Dialog title={tc('disconnect.title', { name: connection.name })} onClose={() => setAsksToEnd(false)}>
          <p>{tc('disconnect.text', { application, name: connection.name })}</p>
          <div className="dialog-actions">
            <Button onClick={() => setAsksToEnd(false)}>{t('close')}</Button>
            <Button
              look="danger"
              onClick={() => {
                setAsksToEnd(false);
                disconnect.mutate();
              }}
            >
              {tc('action.disconnect')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
