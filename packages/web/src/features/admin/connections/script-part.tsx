import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionAnswer } from '@planner/api-client';
import { Skeleton } from '../../../components/skeleton.tsx';
import { answerOf, api } from '../../../lib/api.ts';
import { FailurePage } from '../../session/failure-page.tsx';
import { useConnectionText } from './connection-text.ts';
import { CopyButton } from './copy-button.tsx';

const kinds = ['azScript', 'powerShellScript', 'manifest', 'roomsOnlyScript'] as const;
type Kind = (typeof kinds)[number];

/** The registration in Entra, by script or by hand, made from the same table as the checks. */
export function ScriptPart({ connection }: { readonly connection: ConnectionAnswer }) {
  const { tc } = useConnectionText();
  const { application, permissions, credential, nextCredential } = connection;
  const [kind, setKind] = useState<Kind>('azScript');
  const [withOptional, setWithOptional] = useState(false);
  const optional = permissions.filter(({ required, kind: of }) => !required && of === 'application');
  const asked = withOptional ? optional.map(({ value }) => value).join(',') : '';
  const { data, error, refetch } = useQuery({
    // Certificates stand in the script: another one makes another script.
    queryKey: ['admin', 'connection-setup', application, asked, credential?.thumbprint, nextCredential?.thumbprint],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/admin/connections/{application}/setup', {
          params: { path: { application }, query: asked === '' ? {} : { optional: asked } },
        }),
      ),
  });
  if (error) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} height={32} label={tc('connection.loading')} />;
  const names: { readonly [key in Kind]: string } = {
    azScript: 'Azure CLI',
    powerShellScript: 'PowerShell',
    manifest: tc('setup.manifest'),
    roomsOnlyScript: tc('setup.roomsOnly'),
  };
  const shown = data[kind] ?? '';
  return (
    <>
      <p className="quiet">{tc('setup.lead')}</p>
      {data.redirectUris.map((uri) => (
        <p key={uri} className="connection-copy">
          <span>{tc('setup.redirect')}</span> <code>{uri}</code> <CopyButton what={uri} text={uri} />
        </p>
      ))}
      {optional.length > 0 && (
        <label className="check">
          <input type="checkbox" checked={withOptional} onChange={(event) => setWithOptional(event.target.checked)} />
          <span>
            {tc('setup.optional')} <span className="quiet">({optional.map(({ value }) => value).join(', ')})</span>
          </span>
        </label>
      )}
      <div className="connection-actions" role="group" aria-label={tc('setup.kind')}>
        {kinds
          .filter((one) => data[one] !== null)
          .map((one) => (
            <button
              key={one}
              type="button"
              className="button button-outline"
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              <span>{names[one]}</span>
            </button>
          ))}
        <CopyButton what={names[kind]} text={shown} />
      </div>
      {kind === 'roomsOnlyScript' && <p className="quiet">{tc('setup.roomsOnlyExplain')}</p>}
      <pre className="connection-script" tabIndex={0} aria-label={names[kind]}>
        {shown}
      </pre>
    </>
  );
}
