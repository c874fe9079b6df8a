import { lazy, Suspense } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { ShieldLock24Regular } from '@fluentui/react-icons/headless/svg/shield-lock';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useAccountText } from '../account/account-text.ts';
import { forgetAnswers, queries } from '../../lib/queries.ts';
import { FailurePage } from './failure-page.tsx';
import { initialsOf } from './initials.ts';
import { takeSession } from './session.tsx';
import './avatar.css';
import './sign-in.css';

const SsoEntry = lazy(() => import('../single-sign-on/sso-entry.tsx'));
const LocalSignIn = lazy(() => import('../account/local-sign-in.tsx'));

/** The ways to sign in that the site offers: in the demo one button a person. `/login/local` is the password's own address. */
export default function SignInPage() {
  const { tc, t } = useAccountText();
  const { data, error, refetch } = useQuery({
    queryKey: ['sign-in'],
    queryFn: () => answerOf(api.GET('/api/v1/sign-in')),
  });
  const signIn = useMutation({
    mutationFn: (personId: string) => answerOf(api.POST('/api/v1/session', { body: { provider: 'demo', personId } })),
    onSuccess: (session) => {
      takeSession(session);
      forgetAnswers();
      queries.setQueryData(['session'], session);
    },
  });
  const failure = signIn.error ?? error;
  const [path] = useLocation();
  // Where single sign-on is required the other ways stay for administrators, who know their address.
  const isHidden = data?.singleSignOn === 'required' && path !== '/login/local';
  const providers = isHidden ? [] : (data?.providers ?? []);
  const people = providers.flatMap((provider) => (provider.kind === 'demo' ? provider.people : []));
  const hasPasswords = providers.some(({ kind }) => kind === 'local');
  // Another way comes first where there is one; the password keeps its address when that way is out of order.
  const hasOthers = people.length > 0 || (data !== undefined && data.singleSignOn !== null);
  const showsForm = hasPasswords && (path === '/login/local' || !hasOthers);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <img src="/favicon.svg" alt="" width={48} height={48} />
        <h1>{tc('ways.title')}</h1>
        {failure && <FailurePage error={failure} onRetry={() => (signIn.error ? signIn.reset() : void refetch())} />}
        {!data && !failure && <Skeleton rows={3} height={64} label={t('loading')} />}
        {data && !data.secure && (
          <Notice icon={<ShieldLock24Regular />} title={tc('ways.https.title')} role="alert">
            <p>{tc('ways.https.text')}</p>
          </Notice>
        )}
        {data && (data.singleSignOn !== null || window.location.search.includes('sso=')) && (
          <Suspense fallback={null}>
            <SsoEntry isOffered={data.singleSignOn !== null} />
          </Suspense>
        )}
        {data?.secure && data.providers.length === 0 && data.singleSignOn === null && (
          <Notice title={tc('ways.none.title')}>
            <p>{tc('ways.none.text')}</p>
          </Notice>
        )}
        {data?.secure && showsForm && (
          <Suspense fallback={<Skeleton rows={3} height={48} label={t('loading')} />}>
            <LocalSignIn others={hasOthers} />
          </Suspense>
        )}
        {data?.secure && !showsForm && people.length > 0 && (
          <>
            <p className="quiet">{tc('ways.demo')}</p>
            <ul className="sign-in-people">
              {people.map((person) => (
                <li key={person.id}>
                  <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate(person.id)}>
                    <span className="avatar" aria-hidden>
                      {initialsOf(person.displayName)}
                    </span>
                    <span>
                      <strong>{person.displayName}</strong>
                      <span className="quiet">{tc('ways.role', { role: person.role })}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {data?.secure && hasPasswords && !showsForm && (
          <p>
            <Link href="/login/local">{tc('ways.password')}</Link>
          </p>
        )}
      </div>
    </main>
  );
}
