import { useId } from 'react';
import type { ConnectionAnswer } from '@planner/api-client';
import { Skeleton } from '../../../components/skeleton.tsx';
import { FailurePage } from '../../session/failure-page.tsx';
import { ConnectionActions } from './connection-actions.tsx';
import { ConnectionFactList } from './connection-facts.tsx';
import { ConnectionNotes } from './connection-notes.tsx';
import { useConnectionText } from './connection-text.ts';
import { PermissionList } from './permission-list.tsx';
import { SetupPart } from './setup-part.tsx';
import { useConnection } from './use-connection.ts';
import type { ApplicationKey } from './use-connection.ts';
import './connection.css';

/** Marks of states, for the dot before their name. */
const marks: { readonly [state in ConnectionAnswer['state']]: 'good' | 'wait' | 'bad' | 'none' } = {
  notSetUp: 'none',
  notConnected: 'none',
  waiting: 'wait',
  verifying: 'wait',
  connected: 'good',
  limited: 'good',
  expiring: 'wait',
  unreachable: 'wait',
  attention: 'bad',
};

/**
 * The connection of one application: its state with the way on, its permissions as Microsoft sees them, and how it is set up.
 * Stands on the page of whatever needs it.
 */
export function ConnectionPanel({ application }: { readonly application: ApplicationKey }) {
  const { tc } = useConnectionText();
  const { connection, error, refetch } = useConnection(application);
  const id = useId();
  if (!connection) {
    if (error) return <FailurePage error={error} onRetry={() => void refetch()} />;
    return <Skeleton rows={4} height={36} label={tc('connection.loading')} />;
  }
  const { state } = connection;
  return (
    <section className="connection" aria-labelledby={id}>
      <h2 id={id}>{tc('title', { name: connection.name })}</h2>
      <p className="connection-state" role="status">
        <span className={`connection-mark connection-${marks[state]}`}>{tc('state.name', { state })}</span>
        <span>{tc('state.explain', { state })}</span>
      </p>
      <ConnectionNotes connection={connection} />
      <ConnectionActions connection={connection} />
      {state !== 'notSetUp' && <ConnectionFactList connection={connection} />}
      <PermissionList connection={connection} />
      {/* Opens by itself only where it is the next step. */}
      <details className="connection-setup" open={state === 'notSetUp'}>
        <summary>{tc('setup.title')}</summary>
        <SetupPart connection={connection} />
      </details>
    </section>
  );
}
