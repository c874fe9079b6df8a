import type { ConnectionAnswer } from '@planner/api-client';
import { ConnectionForm } from './connection-form.tsx';
import { useConnectionText } from './connection-text.ts';
import { CredentialPart } from './credential-part.tsx';
import { ScriptPart } from './script-part.tsx';

/** Everything that is done once: the registration in Entra, its ids here, and what proves it. */
export function SetupPart({ connection }: { readonly connection: ConnectionAnswer }) {
  const { tc } = useConnectionText();
  return (
    <div className="connection-steps">
      <ScriptPart connection={connection} />
      <h3>{tc('form.title')}</h3>
      {/* What was saved elsewhere begins the form anew; what is being typed stays. */}
      <ConnectionForm
        key={`${connection.tenantId} ${connection.clientId} ${connection.cloud}`}
        connection={connection}
      />
      {connection.clientId !== null && <CredentialPart connection={connection} />}
    </div>
  );
}
