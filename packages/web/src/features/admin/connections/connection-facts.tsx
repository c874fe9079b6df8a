import type { ReactNode } from 'react';
import type { ConnectionAnswer } from '@planner/api-client';
import { msOf } from '../../../lib/instants.ts';
import { instantText } from '../../../lib/time-text.ts';
import { useSession } from '../../session/session.tsx';
import { useConnectionText } from './connection-text.ts';
import { credentialText } from './credential-text.ts';

/** Which directory and application, since when and by whom, proved by what, checked when. */
export function ConnectionFactList({ connection }: { readonly connection: ConnectionAnswer }) {
  const text = useConnectionText();
  const { tc } = text;
  const { person } = useSession();
  const at = (instant: string) => instantText(msOf(instant), 'dateTime', person.zone, text);
  const { tenantId, clientId, connectedAt, connectedBy, checkedAt, credential } = connection;
  return (
    <dl className="connection-facts">
      <Fact name={tc('fact.directory')}>
        <code>{tenantId}</code>
      </Fact>
      <Fact name={tc('fact.application')}>
        <code>{clientId}</code>
      </Fact>
      <Fact name={tc('fact.credential')}>{credentialText(credential, person.zone, text)}</Fact>
      {connectedAt !== null && (
        <Fact name={tc('fact.connected')}>
          {tc('fact.connectedBy', { at: at(connectedAt), by: connectedBy ?? 'none' })}
        </Fact>
      )}
      {checkedAt !== null && <Fact name={tc('fact.checked')}>{at(checkedAt)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
