import type { ConnectionAnswer } from '@planner/api-client';
import { msOf } from '../../../lib/instants.ts';
import { instantText } from '../../../lib/time-text.ts';
import { useSession } from '../../session/session.tsx';
import { choiceOf, useConnectionText } from './connection-text.ts';

/** What stands against a connection, or limits it, each with its repair; and how the last consent went. */
export function ConnectionNotes({ connection }: { readonly connection: ConnectionAnswer }) {
  const text = useConnectionText();
  const { tc } = text;
  const { person } = useSession();
  const at = (instant: string) => instantText(msOf(instant), 'dateTime', person.zone, text);
  const { state, consent, missed, credential, limits, nextCredential, name } = connection;
  const endsSoon = state === 'expiring' && credential?.expiresAt;
  return (
    <>
      {state === 'waiting' && consent && (
        <p>
          {tc('waiting.explain', {
            by: consent.startedBy ?? '–',
            at: at(consent.startedAt),
            until: at(consent.expiresAt),
            redirectUri: connection.redirectUris?.[0] ?? '–',
          })}
        </p>
      )}
      {!connection.inUse && consent?.outcome === 'declined' && (
        <Note kind="warning" details={[consent.code, consent.detail]}>
          {tc('consent.declined')}
        </Note>
      )}
      {!connection.inUse && consent?.outcome === 'wrongTenant' && (
        <Note kind="bad">
          {tc('consent.wrongTenant', { approvedIn: consent.approvedIn ?? '–', tenantId: connection.tenantId ?? '–' })}
        </Note>
      )}
      {state === 'attention' && <ProblemNote connection={connection} />}
      {missed && (
        <Note kind="warning">
          {tc('missed.text', { at: at(missed.at), retryAt: missed.retryAt === null ? 'none' : at(missed.retryAt) })}
        </Note>
      )}
      {endsSoon && <Note kind="warning">{tc('credential.expiring', { until: at(endsSoon) })}</Note>}
      {nextCredential && (
        <Note kind="warning">
          {tc('credential.next', { kind: nextCredential.kind, accepted: String(connection.nextAccepted) })}
        </Note>
      )}
      {connection.inUse && limits.length > 0 && state !== 'attention' && (
        <ul className="connection-limits">
          {limits.map(({ kind, permission, room }) => (
            <li key={`${kind} ${permission} ${room}`}>
              {tc(`limit.${kind}`, { permission: choiceOf(permission ?? ''), room: room ?? '', name })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function ProblemNote({ connection }: { readonly connection: ConnectionAnswer }) {
  const { tc, locale } = useConnectionText();
  const { problem, permissions, name, tenantId, clientId, limits } = connection;
  if (!problem) return null;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const missing = permissions
    .filter(({ required, granted }) => required && granted === false)
    .map(({ value }) => value);
  const rooms = limits.flatMap(({ kind, room }) => (kind === 'refused' && room !== null ? [room] : []));
  return (
    <Note
      kind="bad"
      details={[
        problem.number === null ? null : `AADSTS${problem.number}`,
        problem.traceId && `Trace ID: ${problem.traceId}`,
        problem.correlationId && `Correlation ID: ${problem.correlationId}`,
        problem.detail,
      ]}
    >
      {tc(`problem.${problem.kind}`, {
        number: String(problem.number ?? 'none'),
        name,
        tenantId: tenantId ?? '–',
        clientId: clientId ?? '–',
        missing: missing.length === 0 ? '–' : list.format(missing),
        rooms: rooms.length === 0 ? '–' : list.format(rooms),
      })}
    </Note>
  );
}

/** A sentence that asks for attention, with what Microsoft's support asks for behind it. */
function Note({
  kind,
  details = [],
  children,
}: {
  readonly kind: 'bad' | 'warning';
  readonly details?: readonly (string | null | undefined)[];
  readonly children: string;
}) {
  const { tc } = useConnectionText();
  const lines = details.filter((line) => line);
  return (
    <div className={`connection-note connection-note-${kind}`} role={kind === 'bad' ? 'alert' : undefined}>
      <p>{children}</p>
      {lines.length > 0 && (
        <details>
          <summary>{tc('problem.details')}</summary>
          {lines.map((line) => (
            <p key={line}>
              <code>{line}</code>
            </p>
          ))}
        </details>
      )}
    </div>
  );
}
