import type { SignOnAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { nowMs } from '../../lib/clock.ts';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { useSession } from '../session/session.tsx';
import { useSignOnText } from './sign-on-text.ts';
import { useSignOnDeed } from './use-sign-on.ts';

const soonMs = 60 * 24 * 3600 * 1000;

/** What Planner has read of the provider: who it is, and every certificate whose signature counts. */
export function ProviderFacts({ signOn }: { readonly signOn: SignOnAnswer }) {
  const text = useSignOnText();
  const { ts } = text;
  const { person } = useSession();
  const refresh = useSignOnDeed(() => answerOf(api.POST('/api/v1/admin/single-sign-on/provider/refresh')));
  const { saml, oidc, kind } = signOn;
  const at = (instant: string) => instantText(msOf(instant), 'dateTime', person.zone, text);
  if (kind === 'oidc') {
    return oidc ? (
      <Facts
        title={ts('signOn.take.readBack')}
        facts={[
          [ts('signOn.provider.entityId'), oidc.issuer],
          [ts('signOn.field.clientId'), oidc.clientId],
        ]}
      />
    ) : null;
  }
  if (!saml) return null;
  const listed = saml.certificates.filter(({ until }) => until === null);
  const first = listed.map(({ endsAt }) => endsAt).toSorted((a, b) => msOf(a) - msOf(b))[0];
  const leftMs = first === undefined ? Number.POSITIVE_INFINITY : msOf(first) - nowMs();
  return (
    <>
      <Facts
        title={ts('signOn.take.readBack')}
        facts={[
          [ts('signOn.provider.entityId'), saml.entityId],
          [ts('signOn.provider.tenant'), saml.tenantId],
          [ts('signOn.provider.loginUrl'), saml.loginUrl],
          [ts('signOn.provider.address'), saml.url],
          [ts('signOn.provider.refreshed'), saml.refreshedAt && at(saml.refreshedAt)],
        ]}
      />
      {saml.withoutAppId && <p className="connection-note">{ts('signOn.provider.withoutAppId')}</p>}
      {saml.refreshFault !== null && (
        <p className="connection-note">{ts('signOn.provider.refreshFault', { fault: saml.refreshFault })}</p>
      )}
      {first !== undefined && leftMs < soonMs && (
        <p className="connection-note">
          {ts(leftMs < 0 ? 'signOn.certificate.over' : 'signOn.certificate.soon', { until: at(first) })}
        </p>
      )}
      <h3>{ts('signOn.certificates')}</h3>
      <div className="admin-table" tabIndex={0} role="group" aria-label={ts('signOn.certificates')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{ts('signOn.certificate.thumbprint')}</th>
              <th scope="col">{ts('signOn.certificate.subject')}</th>
              <th scope="col">{ts('signOn.certificate.ends')}</th>
            </tr>
          </thead>
          <tbody>
            {saml.certificates.map((one) => (
              <tr key={one.thumbprint}>
                <td>
                  <code>{one.thumbprint}</code>
                </td>
                <td>{one.subject}</td>
                <td className="tabular">
                  {one.until === null ? at(one.endsAt) : ts('signOn.certificate.fading', { until: at(one.until) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {saml.url !== null && (
        <p className="sign-on-choices">
          <Button disabled={refresh.isPending} onClick={() => refresh.mutate()}>
            {ts('signOn.provider.refresh')}
          </Button>
        </p>
      )}
    </>
  );
}

function Facts({
  title,
  facts,
}: {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string | null])[];
}) {
  return (
    <>
      <h3>{title}</h3>
      <dl className="sign-on-values">
        {facts.map(
          ([label, value]) =>
            value !== null && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  );
}
