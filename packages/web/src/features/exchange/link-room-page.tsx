import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { LinkWish } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { queries } from '../../lib/queries.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { useAdminText } from '../admin/admin-text.ts';
import { useMailboxes } from '../admin/use-mailboxes.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { mailboxHref, synchronizationHref } from './exchange-links.ts';
import { useExchangeText } from './exchange-text.ts';
import { LinkFields } from './link-fields.tsx';
import { LinkPreview } from './link-preview.tsx';
import { RefusalNote } from './refusal-note.tsx';
import './exchange.css';

/** What is typed; the room's own mailbox until somebody enters another one. */
export interface LinkDraft {
  readonly roomId: string;
  readonly address: string | null;
  readonly path: string;
  readonly authority: NonNullable<LinkWish['authority']>;
  readonly takeNotes: boolean;
}

/** Calendar Synchronization → Link a room: choose, look, link. */
export default function LinkRoomPage() {
  const { ta } = useAdminText();
  const { tx, t } = useExchangeText();
  const [search] = useSearchParams();
  const [, go] = useLocation();
  const { data, error, refetch } = useMailboxes();
  const [draft, setDraft] = useState<LinkDraft>({
    roomId: search.get('room') ?? '',
    address: null,
    path: '',
    authority: 'planner',
    takeNotes: false,
  });
  const unlinked = data?.unlinked ?? [];
  const room = unlinked.find(({ roomId }) => roomId === draft.roomId) ?? unlinked[0];
  const body: LinkWish = {
    address: (draft.address ?? room?.address ?? '').trim(),
    ...(draft.path.trim() !== '' && { path: draft.path.trim() }),
    authority: draft.authority,
    takeNotes: draft.takeNotes,
  };
  const params = { path: { id: room?.roomId ?? '' } };
  const preview = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/rooms/{id}/link-preview', { params, body })),
  });
  const link = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/rooms/{id}/link', { params, body })),
    onSuccess: () => {
      showToast({ text: tx('link.done', { room: room?.roomName ?? '' }) });
      void queries.invalidateQueries({ queryKey: ['admin'] });
      go(mailboxHref(params.path.id));
    },
  });
  const change = (some: Partial<LinkDraft>): void => {
    preview.reset();
    link.reset();
    setDraft({ ...draft, roomId: room?.roomId ?? '', ...some });
  };
  return (
    <AdminPage path={ta('sync.path')} title={tx('link.title')} lead={tx('link.explain')}>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} height={40} label={t('loading')} />}
      {data && !room && (
        <>
          <p>{tx('link.none')}</p>
          <ButtonLink href={synchronizationHref}>{ta('sync.title')}</ButtonLink>
        </>
      )}
      {room && (
        <form
          className="exchange-form"
          onSubmit={(event) => {
            event.preventDefault();
            preview.mutate();
          }}
        >
          <LinkFields
            draft={{ ...draft, roomId: room.roomId }}
            unlinked={unlinked}
            address={body.address}
            onChange={change}
          />
          <p className="exchange-actions">
            <Button
              type="submit"
              look={preview.data ? 'outline' : 'primary'}
              disabled={preview.isPending || body.address === ''}
            >
              {tx('link.preview')}
            </Button>
            <ButtonLink href={synchronizationHref}>{t('cancel')}</ButtonLink>
          </p>
        </form>
      )}
      <p role="status">{preview.isPending && tx('link.previewing')}</p>
      {(preview.error ?? link.error) && <RefusalNote error={preview.error ?? link.error} />}
      {preview.data && (
        <>
          <LinkPreview preview={preview.data} />
          <p className="exchange-actions">
            <Button look="primary" disabled={link.isPending} onClick={() => link.mutate()}>
              {tx('link.do')}
            </Button>
          </p>
        </>
      )}
    </AdminPage>
  );
}
