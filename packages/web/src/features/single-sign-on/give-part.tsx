import { useState } from 'react';
import type { SignOnAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { showToast } from '../../components/toast.tsx';
import { useSignOnText } from './sign-on-text.ts';
import type { SignOnMessageKey } from './sign-on-text.ts';
import { useSignOnChange } from './use-sign-on.ts';

const ofSaml = ['entityId', 'acs', 'signOn', 'logout'] as const;
const ofOidc = ['redirectUri'] as const;
const labels: { readonly [name in (typeof ofSaml)[number] | (typeof ofOidc)[number]]: SignOnMessageKey } = {
  entityId: 'signOn.address.entityId',
  acs: 'signOn.address.acs',
  signOn: 'signOn.address.signOn',
  logout: 'signOn.address.logout',
  redirectUri: 'signOn.address.redirectUri',
};

/** Step 1: the way through Entra's pages, with the values that are entered there. */
export function GivePart({ signOn }: { readonly signOn: SignOnAnswer }) {
  const { ts } = useSignOnText();
  const change = useSignOnChange();
  const { kind, addresses } = signOn;
  const isSaml = kind === 'saml';
  return (
    <section aria-labelledby="sign-on-give" className="sign-on-part">
      <h2 id="sign-on-give">{ts('signOn.give.title')}</h2>
      <div className="sign-on-choices" role="group" aria-label={ts('signOn.kind.label')}>
        {(['saml', 'oidc'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button button-outline"
            aria-pressed={one === kind}
            disabled={change.isPending}
            onClick={() => change.mutate({ kind: one })}
          >
            <span>{ts('signOn.kind.name', { kind: one })}</span>
          </button>
        ))}
      </div>
      <p>{ts(isSaml ? 'signOn.give.samlPath' : 'signOn.give.oidcPath')}</p>
      {addresses && (
        <dl className="sign-on-values">
          {(isSaml ? ofSaml : ofOidc).map((name) => (
            <CopyLine key={name} label={ts(labels[name])} value={addresses[name]} />
          ))}
          {isSaml && (
            <div>
              <dt>{ts('signOn.address.relayState')}</dt>
              <dd className="quiet">{ts('signOn.address.relayStateEmpty')}</dd>
            </div>
          )}
        </dl>
      )}
      {isSaml && addresses && (
        <>
          <p className="sign-on-choices">
            <a className="button button-outline" href={new URL(addresses.metadata).pathname} download>
              <span>{ts('signOn.download')}</span>
            </a>
          </p>
          <EntityIdForm key={signOn.entityId ?? ''} signOn={signOn} />
          <label className="check">
            <input
              type="checkbox"
              checked={signOn.signRequests}
              disabled={change.isPending}
              onChange={(event) => change.mutate({ signRequests: event.target.checked })}
            />
            <span>
              {ts('signOn.requests.sign')} <span className="quiet">{ts('signOn.requests.explain')}</span>
            </span>
          </label>
        </>
      )}
    </section>
  );
}

/** A value with a button that copies it. */
function CopyLine({ label, value }: { readonly label: string; readonly value: string }) {
  const { ts } = useSignOnText();
  const copy = () => navigator.clipboard.writeText(value).then(() => showToast({ text: ts('signOn.copied') }));
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <Button aria-label={ts('signOn.copyOf', { what: label })} onClick={() => void copy()}>
          {ts('signOn.copy')}
        </Button>
      </dd>
    </div>
  );
}

/** Some organisations name applications by a scheme of their own; then Entra and Planner must agree. */
function EntityIdForm({ signOn }: { readonly signOn: SignOnAnswer }) {
  const { ts } = useSignOnText();
  const [draft, setDraft] = useState(signOn.entityId ?? '');
  const change = useSignOnChange();
  return (
    <form
      className="sign-on-form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ entityId: draft.trim() === '' ? null : draft.trim() });
      }}
    >
      <Field label={ts('signOn.entityId.label')} hint={ts('signOn.entityId.hint')}>
        {(control) => (
          <span className="sign-on-line">
            <input
              {...control}
              className="input"
              value={draft}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setDraft(event.target.value)}
            />
            <Button type="submit" disabled={change.isPending || draft.trim() === (signOn.entityId ?? '')}>
              {ts('signOn.save')}
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
