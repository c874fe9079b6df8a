import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { AdminPersonAnswer, AdminPersonDetails } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useAccountText } from '../account/account-text.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { Grants } from './grants.tsx';
import { takeDetails } from './person-answers.ts';
import { InvitationDone } from './invite-dialog.tsx';
import '../account/account.css';

/** One person: how they sign in, what they may do and why. */
export default function PersonPage({ id }: { readonly id: string }) {
  const { tc, t } = useAccountText();
  const { data, error, refetch } = useQuery({
    queryKey: ['admin-person', id],
    queryFn: () => answerOf(api.GET('/api/v1/admin/people/{id}', { params: { path: { id } } })),
  });
  return (
    <AdminPage path={tc('people.path')} title={data?.person.displayName ?? tc('people.title')}>
      <p>
        <Link href="/admin/users">{tc('person.back')}</Link>
      </p>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} height={40} label={t('loading')} />}
      {data && (
        <>
          <Facts details={data} />
          <Grants details={data} />
        </>
      )}
    </AdminPage>
  );
}

function signsIn({ state, isInDirectory, hasPassword }: AdminPersonAnswer): string {
  if (isInDirectory) return hasPassword ? 'both' : 'directory';
  return hasPassword ? 'password' : state === 'invited' ? 'invited' : 'none';
}

function Facts({ details }: { readonly details: AdminPersonDetails }) {
  const { tc, t } = useAccountText();
  const { person, sessions } = details;
  const [isAsking, setAsking] = useState(false);
  const path = { params: { path: { id: person.id } } };
  const onError = (error: Error) => tell(error, t);
  const onSuccess = (answer: AdminPersonDetails) => {
    setAsking(false);
    takeDetails(answer);
    showToast({ text: tc('person.saved') });
  };
  const deactivate = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/people/{id}/deactivate', path)),
    onSuccess,
    onError,
  });
  const reactivate = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/people/{id}/reactivate', path)),
    onSuccess,
    onError,
  });
  const signOut = useMutation({
    mutationFn: () => answerOf(api.DELETE('/api/v1/admin/people/{id}/sessions', path)),
    onSuccess,
    onError,
  });
  const invite = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/people/{id}/invitation', path)),
    onError,
  });
  const isActive = person.state !== 'deactivated';
  return (
    <>
      <p>{[person.mail ?? person.login, person.company, person.department].filter(Boolean).join(' · ')}</p>
      <p className="quiet">
        {tc('person.signsIn', { how: signsIn(person) })} · {tc('person.sessions', { count: sessions })}
      </p>
      {!isActive && (
        <p role="status">{tc('person.because', { because: person.deactivatedBecause ?? tc('person.byHand') })}</p>
      )}
      <div className="account-actions">
        {isActive && <Button onClick={() => setAsking(true)}>{tc('person.deactivate')}</Button>}
        {!isActive && (
          <Button disabled={reactivate.isPending} onClick={() => reactivate.mutate()}>
            {tc('person.reactivate')}
          </Button>
        )}
        {sessions > 0 && (
          <Button disabled={signOut.isPending} onClick={() => signOut.mutate()}>
            {tc('person.endSessions')}
          </Button>
        )}
        {isActive && !person.isInDirectory && (
          <Button disabled={invite.isPending} onClick={() => invite.mutate()}>
            {tc('person.again')}
          </Button>
        )}
      </div>
      {invite.data && <InvitationDone made={invite.data} onClose={() => invite.reset()} />}
      {isAsking && (
        <Dialog title={tc('person.deactivateAsk', { name: person.displayName })} onClose={() => setAsking(false)}>
          <p>{tc('person.deactivateText', { name: person.displayName })}</p>
          <div className="account-actions">
            <Button look="danger" disabled={deactivate.isPending} onClick={() => deactivate.mutate()}>
              {tc('person.deactivate')}
            </Button>
            <Button onClick={() => setAsking(false)}>{tc('cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
