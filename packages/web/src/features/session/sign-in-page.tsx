import { lazy, Suspense } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ShieldLock24Regular } from '@fluentui/react-icons/headless/svg/shield-lock';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { forgetAnswers, queries } from '../../lib/queries.ts';
import { FailurePage } from './failure-page.tsx';
import { initialsOf } from './initials.ts';
import { takeSession } from './session.tsx';
import './avatar.css';
import './sign-in.css';

const SsoEntry = lazy(() => import('../single-sign-on/sso-entry.tsx'));

/** The ways to sign in that the site offers: in the demo one button a person. */
export default function SignInPage() {
  const { t } = useText();
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
  // Where single sign-on is required the other ways stay for administrators, who know their address.
  const isHidden = data?.singleSignOn === 'required' && window.location.pathname !== '/login/local';
  const people = isHidden ? [] : (data?.providers.flatMap((provider) => provider.people) ?? []);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <img src="/favicon.svg" alt="" width={48} height={48} />
        <h1>{t('signIn.title')}</h1>
        {failure && <FailurePage error={failure} onRetry={() => (signIn.error ? signIn.reset() : void refetch())} />}
        {!data && !failure && <Skeleton rows={3} height={64} label={t('loading')} />}
        {data && !data.secure && (
          <Notice icon={<ShieldLock24Regular />} title={t('signIn.https.title')} role="alert">
            <p>{t('signIn.https.text')}</p>
          </Notice>
        )}
        {data && (data.singleSignOn !== null || window.location.search.includes('sso=')) && (
          <Suspense fallback={null}>
            <SsoEntry isOffered={data.singleSignOn !== null} />
          </Suspense>
        )}
        {data?.secure && people.length === 0 && data.singleSignOn === null && (
          <Notice title={t('signIn.none.title')}>
            <p>{t('signIn.none.text')}</p>
          </Notice>
        )}
        {data?.secure && people.length > 0 && (
          <>
            <p className="quiet">{t('signIn.demo')}</p>
            <ul className="sign-in-people">
              {people.map((person) => (
                <li key={person.id}>
                  <button type="button" disabled={signIn.isPending} onClick={() => signIn.mutate(person.id)}>
                    <span className="avatar" aria-hidden>
                      {initialsOf(person.displayName)}
                    </span>
                    <span>
                      <strong>{person.displayName}</strong>
                      <span className="quiet">{t('signIn.role', { role: person.role })}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </main>
  );
}
