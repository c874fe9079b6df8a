import { useState } from 'react';
import type { SignOnAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { answerOf, api, Refusal } from '../../lib/api.ts';
import { draftOf, entryOf, holdsPrivateKey, ways } from './provider-draft.ts';
import type { ProviderDraft, Way } from './provider-draft.ts';
import { ProviderFacts } from './provider-facts.tsx';
import { useSignOnText } from './sign-on-text.ts';
import type { SignOnMessageKey } from './sign-on-text.ts';
import { useSignOnDeed } from './use-sign-on.ts';

/** Step 2: Entra's side, in one of four ways, and what Planner has read of it. */
export function TakePart({ signOn }: { readonly signOn: SignOnAnswer }) {
  const { ts } = useSignOnText();
  const [chosen, setChosen] = useState<(typeof ways)[number]>(signOn.saml?.source ?? 'twoValues');
  const way: Way = signOn.kind === 'oidc' ? 'oidc' : chosen;
  return (
    <section aria-labelledby="sign-on-take" className="sign-on-part">
      <h2 id="sign-on-take">{ts('signOn.take.title')}</h2>
      {way !== 'oidc' && (
        <div className="sign-on-choices" role="group" aria-label={ts('signOn.take.wayLabel')}>
          {ways.map((one) => (
            <button
              key={one}
              type="button"
              className="button button-outline"
              aria-pressed={one === way}
              onClick={() => setChosen(one)}
            >
              <span>{ts('signOn.take.way', { way: one })}</span>
            </button>
          ))}
        </div>
      )}
      <ProviderForm key={way} way={way} signOn={signOn} />
      <ProviderFacts signOn={signOn} />
    </section>
  );
}

const fieldsOf: { readonly [way in Way]: readonly (keyof ProviderDraft)[] } = {
  twoValues: ['identifier', 'applicationId'],
  url: ['url'],
  file: ['xml'],
  fields: ['identifier', 'loginUrl', 'logoutUrl', 'certificates'],
  oidc: ['tenantId', 'clientId', 'clientSecret'],
};
const optional: ReadonlySet<keyof ProviderDraft> = new Set(['logoutUrl', 'clientSecret']);
const labels: { readonly [name in keyof ProviderDraft]: SignOnMessageKey } = {
  identifier: 'signOn.field.identifier',
  applicationId: 'signOn.field.applicationId',
  url: 'signOn.field.url',
  xml: 'signOn.field.file',
  loginUrl: 'signOn.field.loginUrl',
  logoutUrl: 'signOn.field.logoutUrl',
  certificates: 'signOn.field.certificates',
  tenantId: 'signOn.field.tenantId',
  clientId: 'signOn.field.clientId',
  clientSecret: 'signOn.field.clientSecret',
};

function ProviderForm({ way, signOn }: { readonly way: Way; readonly signOn: SignOnAnswer }) {
  const { ts } = useSignOnText();
  const [draft, setDraft] = useState(() => draftOf(signOn));
  const save = useSignOnDeed(
    () => answerOf(api.POST('/api/v1/admin/single-sign-on/provider', { body: entryOf(way, draft) })),
    { tellsItself: true, onDone: () => setDraft({ ...draft, clientSecret: '', certificates: '', xml: '' }) },
  );
  const names = fieldsOf[way];
  const isComplete = names.every((name) => optional.has(name) || draft[name].trim() !== '');
  const isKey = holdsPrivateKey(draft);
  const hints: { readonly [name in keyof ProviderDraft]?: string } = {
    identifier: ts('signOn.field.identifierHint'),
    certificates: ts('signOn.field.certificatesHint'),
    clientSecret: ts('signOn.field.clientSecretHint', { hint: signOn.oidc?.secretHint ?? 'none' }),
  };
  return (
    <form
      className="sign-on-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isKey) save.mutate();
      }}
    >
      {names.map((name) => (
        <Field
          key={name}
          label={ts(labels[name])}
          hint={hints[name]}
          error={name === 'certificates' && isKey ? ts('signOn.field.privateKey') : undefined}
        >
          {(control) => (
            <ProviderInput
              control={control}
              name={name}
              value={draft[name]}
              onChange={(value) => setDraft({ ...draft, [name]: value })}
            />
          )}
        </Field>
      ))}
      {save.error && (
        <p className="connection-note connection-note-bad" role="alert">
          {wordsOf(save.error)}
        </p>
      )}
      <p className="sign-on-choices">
        <Button type="submit" look="primary" disabled={save.isPending || !isComplete || isKey}>
          {ts('signOn.save')}
        </Button>
      </p>
    </form>
  );
}

/** What was wrong and what to do, as the server says it. */
function wordsOf(error: Error): string {
  if (!(error instanceof Refusal)) return error.message;
  const [first] = error.problem.errors;
  return [first?.message ?? error.problem.detail, first?.next].filter(Boolean).join(' ');
}

interface InputProps {
  readonly control: { readonly id: string; readonly 'aria-describedby'?: string };
  readonly name: keyof ProviderDraft;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ProviderInput({ control, name, value, onChange }: InputProps) {
  if (name === 'xml') {
    return (
      <input
        {...control}
        type="file"
        accept=".xml,application/xml,text/xml"
        className="input"
        onChange={(event) => void event.target.files?.[0]?.text().then(onChange)}
      />
    );
  }
  if (name === 'certificates') {
    return (
      <textarea
        {...control}
        className="textarea sign-on-code"
        rows={4}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  }
  return (
    <input
      {...control}
      className="input"
      type={name === 'clientSecret' ? 'password' : 'text'}
      value={value}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
