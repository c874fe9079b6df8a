import { useEffect, useState } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { SessionGate } from '../features/session/session.tsx';
import { answerOf, api } from '../lib/api.ts';
import { TextProvider } from '../lib/i18n/text.tsx';
import type { Text } from '../lib/i18n/text.tsx';
import { queries } from '../lib/queries.ts';
import type { PaneText } from './pane-text.ts';

// Made by the pane that opened this dialog; behind the # it reaches no server's log.
const nonce = location.hash.slice(1);

/** Shown once somebody is signed in: hands the pane its one-time code, and nothing else. */
function HandOver({ text }: { readonly text: PaneText }) {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    answerOf(api.POST('/api/v1/addin/code', { body: { nonce } })).then(
      // To our own origin alone (develop/dialog-api-in-office-add-ins, messageParent).
      ({ code }) => Office.context.ui.messageParent(code, { targetOrigin: location.origin }),
      () => setFailed(true),
    );
  }, []);
  return <p role="status">{text.t(failed ? 'signIn.paneFailed' : 'dialog.done')}</p>;
}

/** Planner's own sign-in, and behind it the hand-over to the pane. */
export function SignInDialog({ text, paneText }: { readonly text: Text; readonly paneText: PaneText }) {
  return (
    <QueryClientProvider client={queries}>
      <TextProvider value={text}>
        <SessionGate>
          <HandOver text={paneText} />
        </SessionGate>
      </TextProvider>
    </QueryClientProvider>
  );
}
