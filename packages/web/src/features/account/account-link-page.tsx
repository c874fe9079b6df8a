import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { AccountLinkAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useAccountText } from './account-text.ts';
import { PasswordField } from './password-field.tsx';
import { sayOf } from './refusal-text.ts';
import { useSignIn } from './use-sign-in.ts';
import '../session/sign-in.css';
import './account.css';

/** Where links of mails lead: it says what the link is for, and uses it up only when the password is sent. */
export default function AccountLinkPage() {
  const { tc, t } = useAccountText();
  // Behind `#`, so that no server and no proxy sees it. It stays in the address until it's used: a reload works.
  const [token] = useState(() => location.hash.slice(1));
  const { data, error } = useQuery({
    queryKey: ['account-link', token],
    queryFn: () => answerOf(api.POST('/api/v1/account-links/look', { body: { token } })),
    enabled: token !== '',
    retry: false,
  });
  const closed = token === '' ? tc('link.none') : sayOf(error, null);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <img src="/favicon.svg" alt="" width={48} height={48} />
        {closed !== undefined && (
          <Notice
            title={closed}
            role="alert"
            action={<ButtonLink href="/login/local">{tc('link.toSignIn')}</ButtonLink>}
          />
        )}
        {closed === undefined && !data && <Skeleton rows={3} height={48} label={t('loading')} />}
        {data && <LinkForm link={data} token={token} />}
      </div>
    </main>
  );
}

function LinkForm({ link, token }: { readonly link: AccountLinkAnswer; readonly token: string }) {
  const { tc } = useAccountText();
  const [password, setPassword] = useState('');
  const [person, setPerson] = useState({ displayName: '', login: '', mail: '' });
  const isSetup = link.person === null;
  const use = useSignIn(
    () =>
      answerOf(
        api.POST('/api/v1/account-links/use', {
          body: { token, password, ...(isSetup && { person: { ...person, mail: person.mail || null } }) },
        }),
      ),
    // The used token leaves the address and the history; whoever sets a site up goes on with its set-up.
    () => location.replace(isSetup ? '/admin' : '/'),
  );
  const { purpose, site, inviter } = link;
  const lead = { purpose, site, inviter: inviter ?? tc('link.somebody'), name: link.person?.displayName ?? '' };
  const field = (
    name: keyof typeof person,
    label: string,
    more: { readonly hint?: string; readonly type?: string } = {},
  ) => (
    <Field label={label} hint={more.hint} error={sayOf(use.error, name) ?? sayOf(use.error, `person.${name}`)}>
      {(control) => (
        <input
          {...control}
          className="input"
          type={more.type ?? 'text'}
          value={person[name]}
          required={name !== 'mail'}
          autoComplete={{ displayName: 'name', login: 'username', mail: 'email' }[name]}
          onChange={(event) => setPerson({ ...person, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        use.mutate(undefined);
      }}
    >
      <h1>{tc('link.title', { purpose })}</h1>
      <p className="quiet">{tc('link.lead', lead)}</p>
      {link.person && (
        <>
          <p>{tc('link.loginIs', { login: link.person.login })}</p>
          {/* For password managers, which keep the pair. */}
          <input type="text" autoComplete="username" value={link.person.login} readOnly hidden />
        </>
      )}
      {sayOf(use.error, null) !== undefined && (
        <p role="alert" className="account-error">
          {sayOf(use.error, null)}
        </p>
      )}
      {isSetup && field('displayName', tc('name'))}
      {isSetup && field('login', tc('login'))}
      {isSetup && field('mail', tc('mail'), { hint: tc('mailHint'), type: 'email' })}
      <PasswordField
        label={tc('password')}
        value={password}
        onChange={setPassword}
        isNew
        hint={tc('passwordHint')}
        error={sayOf(use.error, 'password')}
      />
      <div className="account-actions">
        <Button look="primary" type="submit" disabled={use.isPending}>
          {tc('link.save', { purpose })}
        </Button>
      </div>
    </form>
  );
}
