import { createContext, lazy, Suspense, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { SessionAnswer } from '@planner/api-client';
import type { Language, Right } from '@planner/core';
import { answerOf, api, Refusal, setCsrfToken } from '../../lib/api.ts';
import { setServerNow } from '../../lib/clock.ts';
import { loadText, TextProvider, useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';
import { followLiveEvents } from '../../lib/live.ts';
import { FailurePage } from './failure-page.tsx';

const SignInPage = lazy(() => import('./sign-in-page.tsx'));

const SessionContext = createContext<SessionAnswer | null>(null);

/** Who is signed in. Only inside `SessionGate`. */
export function useSession(): SessionAnswer {
  const session = useContext(SessionContext);
  if (!session) throw new Error('nobody is signed in here');
  return session;
}

/** The person's rights as core's rules read them. */
export function rightsOf(session: SessionAnswer): readonly Right[] {
  return session.rights as unknown as readonly Right[];
}

/** Takes a session that the server has just told. */
export function takeSession(session: SessionAnswer): void {
  setCsrfToken(session.csrfToken);
  setServerNow(session.now);
}

async function readSession(): Promise<SessionAnswer | null> {
  try {
    const session = await answerOf(api.GET('/api/v1/session'));
    takeSession(session);
    return session;
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'SIGN_IN_REQUIRED') return null;
    throw error;
  }
}

const sessionRereadMs = 15 * 60_000;

/** Shows its children to whoever is signed in, in their language, and the sign-in page to everybody else. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const {
    data: session,
    error,
    refetch,
  } = useQuery({
    queryKey: ['session'],
    queryFn: readSession,
    staleTime: sessionRereadMs,
  });
  const personId = session?.person.id;
  useEffect(() => (personId === undefined ? undefined : followLiveEvents()), [personId]);
  if (session === undefined) return error ? <FailurePage error={error} onRetry={() => void refetch()} /> : null;
  if (session === null) {
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    );
  }
  return (
    <SessionContext value={session}>
      <SpeaksTo language={session.person.language}>{children}</SpeaksTo>
    </SessionContext>
  );
}

/** Switches the page to a person's language; until it's loaded, the one before stays. */
function SpeaksTo({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const before = useText();
  const [text, setText] = useState<Text>(before);
  useEffect(() => {
    let wanted = true;
    if (language !== text.language) void loadText(language).then((loaded) => wanted && setText(loaded));
    return () => {
      wanted = false;
    };
  }, [language, text.language]);
  useEffect(() => {
    document.documentElement.lang = text.language;
  }, [text.language]);
  return <TextProvider value={text}>{children}</TextProvider>;
}
