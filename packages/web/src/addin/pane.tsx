import { useCallback, useEffect, useState } from 'react';
import type { ApiClient, PaneAnswer } from '@planner/api-client';
import { Refusal, answerOf } from '../lib/api.ts';
import { Compose } from './compose.tsx';
import { isComposing } from './office.ts';
import { paneApi } from './pane-api.ts';
import { whenItemChanges } from './pane-events.ts';
import { usePaneText } from './pane-text.ts';
import { Read } from './read.tsx';
import { signInByDialog, signInQuietly, signOut } from './sign-in.ts';
import type { SignedIn } from './sign-in.ts';

type State =
  | { readonly kind: 'starting' | 'offline' | 'noScript' | 'unsupported' | 'noItem' }
  | { readonly kind: 'signIn'; readonly failed: boolean }
  | { readonly kind: 'notImported'; readonly message: string; readonly next: string }
  | { readonly kind: 'in'; readonly frame: PaneAnswer };

/** What every part of the pane works with. */
export interface PaneParts {
  readonly api: ApiClient;
  readonly frame: PaneAnswer;
  /** The session is over, or this pane is older than its server. */
  readonly onFailure: (error: unknown) => void;
}

const reloadedKey = 'planner.pane.reloaded';

/** The task pane: signs in, then shows what can be done with the appointment beside it. */
export function Pane({ hostIsThere }: { readonly hostIsThere: boolean }) {
  const { t, locale } = usePaneText();
  const [api] = useState(() => paneApi(locale));
  const [state, setState] = useState<State>({ kind: hostIsThere ? 'starting' : 'noScript' });
  // A pinned pane outlives its item: each begins anew, with nothing of the one before.
  const [item, setItem] = useState(0);

  const enter = useCallback(
    async (signIn: (api: ApiClient) => Promise<SignedIn>, failed: boolean) => {
      try {
        const outcome = await signIn(api);
        if (outcome.kind === 'notImported') setState(outcome);
        else if (outcome.kind === 'byHand') setState({ kind: 'signIn', failed });
        else {
          const frame = await answerOf(api.GET('/api/v1/addin'));
          setState(Office.context.mailbox.item ? { kind: 'in', frame } : { kind: 'noItem' });
        }
      } catch (error) {
        setState({ kind: reloadsItself(error) ? 'starting' : 'offline' });
      }
    },
    [api],
  );
  useEffect(() => {
    if (hostIsThere) whenItemChanges(() => setItem((number) => number + 1));
  }, [hostIsThere]);
  useEffect(() => {
    if (!hostIsThere) return;
    const { mailbox } = Office.context;
    if (!mailbox.item) setState({ kind: 'noItem' });
    else if (['enterprise', 'outlookCom', 'gmail'].includes(mailbox.userProfile.accountType))
      setState({ kind: 'unsupported' });
    else void enter(signInQuietly, false);
  }, [enter, hostIsThere, item]);

  if (state.kind === 'in') {
    const onFailure = (error: unknown): void => {
      if (reloadsItself(error)) return;
      if (error instanceof Refusal && error.problem.code === 'SIGN_IN_REQUIRED') void enter(signInQuietly, false);
    };
    const parts: PaneParts = { api, frame: state.frame, onFailure };
    return (
      <div className="pane">
        {isComposing() ? <Compose key={item} {...parts} /> : <Read key={item} {...parts} />}
        <footer className="pane-foot">
          <span>{state.frame.person.displayName}</span>
          <button
            type="button"
            className="link-button"
            onClick={() => void signOut(api).then(() => setState({ kind: 'signIn', failed: false }))}
          >
            {t('pane.signOut')}
          </button>
        </footer>
      </div>
    );
  }
  return (
    <main className="pane pane-notice">
      {state.kind === 'starting' && <p role="status">{t('pane.loading')}</p>}
      {state.kind === 'noScript' && (
        <>
          <p role="alert">{t('pane.noScript', { host: scriptHost() })}</p>
          <WebSiteLink />
        </>
      )}
      {state.kind === 'unsupported' && <p role="alert">{t('pane.unsupported')}</p>}
      {state.kind === 'noItem' && <p role="status">{t('pane.noItem')}</p>}
      {state.kind === 'offline' && (
        <>
          <p role="alert">{t('pane.offline')}</p>
          <button type="button" className="button button-primary" onClick={() => void enter(signInQuietly, false)}>
            {t('pane.again')}
          </button>
        </>
      )}
      {state.kind === 'notImported' && (
        <>
          <p role="alert">{state.message}</p>
          <p>{state.next}</p>
        </>
      )}
      {state.kind === 'signIn' && (
        <>
          <h1>{t('signIn.paneTitle')}</h1>
          <p>{t(state.failed ? 'signIn.paneFailed' : 'signIn.paneText')}</p>
          <button type="button" className="button button-primary" onClick={() => void enter(signInByDialog, true)}>
            {t('signIn.paneButton')}
          </button>
        </>
      )}
    </main>
  );
}

/** The way out when Outlook won't: the same search in the browser. */
export function WebSiteLink({ query = '' }: { readonly query?: string }) {
  const { t } = usePaneText();
  return (
    <p>
      <a href={`${location.origin}/find${query}`} target="_blank" rel="noreferrer">
        {t('pane.webSite')}
      </a>
    </p>
  );
}

function scriptHost(): string {
  const script = document.querySelector<HTMLScriptElement>('script[src*="office.js"]');
  return script ? new URL(script.src).host : '';
}

/** A pane that is older than its server loads itself anew, once: if that doesn't help, it says that Planner is away. */
function reloadsItself(error: unknown): boolean {
  if (!(error instanceof Refusal) || error.problem.code !== 'ADDIN_OUTDATED') return false;
  if (sessionStorage.getItem(reloadedKey) !== null) return false;
  sessionStorage.setItem(reloadedKey, 'yes');
  location.reload();
  return true;
}
