import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { queries } from '../../lib/queries.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useAccountText } from './account-text.ts';
import { OwnSessions } from './own-sessions.tsx';
import { OwnTokens } from './own-tokens.tsx';
import { PasswordField } from './password-field.tsx';
import { QrCode } from './qr-code.tsx';
import { sayOf } from './refusal-text.ts';
import './account.css';

const reread = () => void queries.invalidateQueries({ queryKey: ['own-account'] });

/** How the own account is protected, where it is signed in, and the programs that act in its name. */
export default function OwnAccount() {
  const { tc, t } = useAccountText();
  const { data, error, refetch } = useQuery({
    queryKey: ['own-account'],
    queryFn: () => answerOf(api.GET('/api/v1/me/account')),
  });
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} height={40} label={t('loading')} />;
  return (
    <>
      <section className="account-section" aria-label={tc('own.title')}>
        <h2>{tc('own.title')}</h2>
        {data.hasPassword ? (
          <>
            <ChangePassword />
            <SecondFactor factor={data.secondFactor} />
          </>
        ) : (
          <p className="quiet">{tc('own.directory')}</p>
        )}
      </section>
      <OwnSessions />
      <OwnTokens />
    </>
  );
}

function ChangePassword() {
  const { tc } = useAccountText();
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/me/password', { body: { password, next } })),
    onSuccess: () => {
      setPassword('');
      setNext('');
      showToast({ text: tc('own.changed') });
      void queries.invalidateQueries({ queryKey: ['own-sessions'] });
    },
  });
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <PasswordField
        label={tc('own.current')}
        value={password}
        onChange={setPassword}
        error={sayOf(change.error, 'password') ?? sayOf(change.error, null)}
      />
      <PasswordField
        label={tc('own.next')}
        value={next}
        onChange={setNext}
        isNew
        hint={tc('passwordHint')}
        error={sayOf(change.error, 'next')}
      />
      <div className="account-actions">
        <Button type="submit" disabled={change.isPending}>
          {tc('own.change')}
        </Button>
      </div>
    </form>
  );
}

type Factor = { readonly isOn: boolean; readonly recoveryCodes: number } | null;
type Deed = 'begin' | 'renew' | 'end';

function SecondFactor({ factor }: { readonly factor: Factor }) {
  const { tc } = useAccountText();
  const [deed, setDeed] = useState<Deed | null>(null);
  return (
    <>
      <h3>{tc('factor.title')}</h3>
      <p className="quiet">{factor?.isOn ? tc('factor.on', { count: factor.recoveryCodes }) : tc('factor.off')}</p>
      <div className="account-actions">
        {(factor?.isOn ? (['renew', 'end'] as const) : (['begin'] as const)).map((one) => (
          <Button key={one} onClick={() => setDeed(one)}>
            {tc(`factor.${one}`)}
          </Button>
        ))}
      </div>
      {deed && <FactorDialog deed={deed} onClose={() => setDeed(null)} />}
    </>
  );
}

/** Password first; then, when a factor begins, its QR code and first code; at the end the recovery codes, once. */
function FactorDialog({ deed, onClose }: { readonly deed: Deed; readonly onClose: () => void }) {
  const { tc } = useAccountText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [uri, setUri] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const step = useMutation({
    mutationFn: async () => {
      const proof = { body: { password } };
      if (uri !== null) return answerOf(api.POST('/api/v1/me/second-factor/confirm', { body: { code } }));
      if (deed === 'begin') return answerOf(api.POST('/api/v1/me/second-factor', proof));
      if (deed === 'renew') return answerOf(api.POST('/api/v1/me/recovery-codes', proof));
      return answerOf(api.POST('/api/v1/me/second-factor/end', proof));
    },
    onSuccess: (answer) => {
      reread();
      if (answer && 'uri' in answer) setUri(answer.uri);
      else if (answer && 'codes' in answer) setCodes(answer.codes);
      else onClose();
    },
  });
  if (codes) {
    return (
      <Dialog title={tc('factor.codes')} onClose={onClose}>
        <p>{tc('factor.codesLead')}</p>
        <ul className="account-codes">
          {codes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <div className="account-actions">
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(codes.join('\n')).then(() => showToast({ text: tc('copied') }))
            }
          >
            {tc('copy')}
          </Button>
          <Button look="primary" onClick={onClose}>
            {tc('done')}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={tc('factor.title')} onClose={onClose}>
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          step.mutate();
        }}
      >
        {uri === null ? (
          <PasswordField
            label={tc('own.current')}
            value={password}
            onChange={setPassword}
            error={sayOf(step.error, 'password') ?? sayOf(step.error, null)}
          />
        ) : (
          <>
            <p>{tc('factor.scan')}</p>
            <QrCode uri={uri} />
            <Field label={tc('code')} error={sayOf(step.error, 'code')}>
              {(control) => (
                <input
                  {...control}
                  className="input"
                  value={code}
                  required
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  onChange={(event) => setCode(event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        <div className="account-actions">
          <Button look="primary" type="submit" disabled={step.isPending}>
            {uri === null ? tc(`factor.${deed}`) : tc('factor.confirm')}
          </Button>
          <Button onClick={onClose}>{tc('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
