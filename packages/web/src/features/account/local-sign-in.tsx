import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { answerOf, api, Refusal } from '../../lib/api.ts';
import { useAccountText } from './account-text.ts';
import { PasswordField } from './password-field.tsx';
import { QrCode } from './qr-code.tsx';
import { sayOf } from './refusal-text.ts';
import { useSignIn } from './use-sign-in.ts';
import './account.css';

/** Sign-in by login and password, with a code where the account asks for one, and the way to a new password. */
export default function LocalSignIn({ others }: { readonly others: boolean }) {
  const { tc } = useAccountText();
  const [isLost, setLost] = useState(false);
  const [login, setLogin] = useState('');
  return (
    <>
      {isLost ? (
        <LostPassword login={login} onLogin={setLogin} onBack={() => setLost(false)} />
      ) : (
        <PasswordForm login={login} onLogin={setLogin} onLost={() => setLost(true)} />
      )}
      {others && (
        <p className="account-other">
          <Link href="/login">{tc('otherWays')}</Link>
        </p>
      )}
    </>
  );
}

interface WithLogin {
  readonly login: string;
  readonly onLogin: (login: string) => void;
}

function PasswordForm({ login, onLogin, onLost }: WithLogin & { readonly onLost: () => void }) {
  const { tc } = useAccountText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useSignIn((body: { login: string; password: string; code: string | null }) =>
    answerOf(api.POST('/api/v1/session/local', { body })),
  );
  const asked = askedFactor(signIn.error);
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ login, password, code: code === '' ? null : code });
      }}
    >
      {signIn.error && !asked && (
        <p role="alert" className="account-error">
          {sayOf(signIn.error, null) ?? sayOf(signIn.error, 'password')}
        </p>
      )}
      <LoginField login={login} onLogin={onLogin} />
      <PasswordField label={tc('password')} value={password} onChange={setPassword} />
      {asked && (
        <>
          {asked.uri !== null && <QrCode uri={asked.uri} />}
          <Field label={tc('code')} hint={tc('codeHint')} error={sayOf(signIn.error, 'code')}>
            {(control) => (
              <input
                {...control}
                className="input"
                value={code}
                // The question has just appeared: whoever signs in goes on typing here.
                ref={(input) => input?.focus()}
                inputMode="text"
                autoComplete="one-time-code"
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <div className="account-actions">
        <Button look="primary" type="submit" disabled={signIn.isPending}>
          {tc('signIn')}
        </Button>
        <Button look="subtle" onClick={onLost}>
          {tc('forgot')}
        </Button>
      </div>
    </form>
  );
}

/** What is asked for beside a password that was right; a factor that has to be set up brings its QR code. */
function askedFactor(error: Error | null): { readonly uri: string | null } | null {
  if (!(error instanceof Refusal) || error.problem.code !== 'SECOND_FACTOR_REQUIRED') return null;
  const uri = error.problem.errors[0]?.params['uri'];
  return { uri: typeof uri === 'string' ? uri : null };
}

function LoginField({ login, onLogin }: WithLogin) {
  const { tc } = useAccountText();
  return (
    <Field label={tc('login')}>
      {(control) => (
        <input
          {...control}
          className="input"
          value={login}
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onLogin(event.target.value)}
        />
      )}
    </Field>
  );
}

function LostPassword({ login, onLogin, onBack }: WithLogin & { readonly onBack: () => void }) {
  const { tc } = useAccountText();
  const ask = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/password-resets', { body: { login } })),
  });
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <p className="quiet">{tc('reset.lead')}</p>
      {ask.error && (
        <p role="alert" className="account-error">
          {sayOf(ask.error, null)}
        </p>
      )}
      {ask.isSuccess ? <p role="status">{tc('reset.sent')}</p> : <LoginField login={login} onLogin={onLogin} />}
      <div className="account-actions">
        {!ask.isSuccess && (
          <Button look="primary" type="submit" disabled={ask.isPending}>
            {tc('reset.send')}
          </Button>
        )}
        <Button look="subtle" onClick={onBack}>
          {tc('back')}
        </Button>
      </div>
    </form>
  );
}
