import type { SignOnTestAnswer } from '@planner/api-client';
import { ButtonLink } from '../../components/link.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { useSession } from '../session/session.tsx';
import { useSignOnText } from './sign-on-text.ts';
import { testHref } from './test-part.tsx';

/** A reason as the choices of a message spell it: they know no hyphens. */
const choiceOf = (reason: string) => reason.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** How a test went: the check that failed with its repair, or every claim and who it would have been. */
export function TestReport({ result }: { readonly result: NonNullable<SignOnTestAnswer['result']> }) {
  const text = useSignOnText();
  const { ts } = text;
  const { person } = useSession();
  const { fault, match, claims, xml } = result;
  return (
    <>
      <p className="quiet">
        {ts('signOn.test.reference', { at: instantText(msOf(result.at), 'dateTime', person.zone, text) })}
      </p>
      {fault ? (
        <div className="connection-note connection-note-bad" role="alert">
          <h2>{ts('signOn.fault.title', { check: String(fault.check) })}</h2>
          <p>{ts('signOn.fault.what', { reason: choiceOf(fault.reason) })}</p>
          <p>{ts('signOn.fault.repair', { check: String(fault.check) })}</p>
          <dl className="sign-on-values">
            {fault.expected !== null && (
              <div>
                <dt>{ts('signOn.fault.expected')}</dt>
                <dd>
                  <code>{fault.expected}</code>
                </dd>
              </div>
            )}
            {fault.received !== null && (
              <div>
                <dt>{ts('signOn.fault.received')}</dt>
                <dd>
                  <code>{fault.received}</code>
                </dd>
              </div>
            )}
          </dl>
        </div>
      ) : (
        <div className="connection-note connection-note-good" role="status">
          <h2>{ts('signOn.test.good')}</h2>
          <p>{ts('signOn.test.match', { match: match ?? 'none' })}</p>
        </div>
      )}
      {claims.length > 0 && (
        <div className="admin-table" tabIndex={0} role="group" aria-label={ts('signOn.claim.name')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{ts('signOn.claim.name')}</th>
                <th scope="col">{ts('signOn.claim.value')}</th>
              </tr>
            </thead>
            <tbody>
              {claims.map(({ name, values }) => (
                <tr key={name}>
                  <td className="sign-on-claim">{name}</td>
                  <td>{values.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {xml !== null && (
        <details className="sign-on-details">
          <summary>{ts('signOn.fault.details')}</summary>
          <pre className="sign-on-code" tabIndex={0} aria-label={ts('signOn.test.xml')}>
            {xml}
          </pre>
        </details>
      )}
      <p className="sign-on-choices">
        <ButtonLink href={testHref}>{ts('signOn.test.again')}</ButtonLink>
        <span className="quiet">{ts('signOn.test.closeHint')}</span>
      </p>
    </>
  );
}
