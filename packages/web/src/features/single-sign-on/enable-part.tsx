import type { SignOnAnswer } from '@planner/api-client';
import { useSignOnText } from './sign-on-text.ts';
import { useSignOnChange } from './use-sign-on.ts';

const modes = ['off', 'optional', 'required'] as const;

/** Step 5: off, beside other ways, or the only way. What keeps it from being switched on is said. */
export function EnablePart({ signOn }: { readonly signOn: SignOnAnswer }) {
  const { ts } = useSignOnText();
  const change = useSignOnChange();
  const { mode, missing, kind, saml } = signOn;
  return (
    <section aria-labelledby="sign-on-enable" className="sign-on-part">
      <h2 id="sign-on-enable">{ts('signOn.enable.title')}</h2>
      <p>{ts('signOn.enable.explain', { local: new URL('/login/local', window.location.href).href })}</p>
      {missing !== null && <p className="connection-note">{ts('signOn.enable.missing', { missing })}</p>}
      <div className="sign-on-choices" role="radiogroup" aria-label={ts('signOn.enable.label')}>
        {modes.map((one) => (
          <label key={one} className="check">
            <input
              type="radio"
              name="sign-on-mode"
              checked={one === mode}
              disabled={change.isPending || (one !== 'off' && missing !== null)}
              onChange={() => change.mutate({ mode: one })}
            />
            <span>{ts('signOn.enable.mode', { mode: one })}</span>
          </label>
        ))}
      </div>
      {kind === 'saml' && saml?.logoutUrl != null && (
        <label className="check">
          <input
            type="checkbox"
            checked={signOn.singleLogout}
            disabled={change.isPending}
            onChange={(event) => change.mutate({ singleLogout: event.target.checked })}
          />
          <span>{ts('signOn.enable.singleLogout')}</span>
        </label>
      )}
    </section>
  );
}
