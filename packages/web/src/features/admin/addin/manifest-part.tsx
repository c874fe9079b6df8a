import { useMutation } from '@tanstack/react-query';
import type { AddinAdminAnswer, AddinManifest } from '@planner/api-client';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { answerOf, api } from '../../../lib/api.ts';
import { msOf } from '../../../lib/instants.ts';
import { queries } from '../../../lib/queries.ts';
import { instantText } from '../../../lib/time-text.ts';
import { tell } from '../../meetings/cancel-meeting.ts';
import { useSession } from '../../session/session.tsx';
import { useAdminText } from '../admin-text.ts';
import { useRolloutText } from './rollout-text.ts';
import '../connections/connection.css';

/** The manifests to download, what stands against them, and whether what was uploaded is still the same. */
export function ManifestPart({ addin }: { readonly addin: AddinAdminAnswer }) {
  const text = useAdminText();
  const tr = useRolloutText();
  const { person } = useSession();
  const make = useMutation({
    mutationFn: (kind: 'xml' | 'unified') => answerOf(api.POST('/api/v1/admin/addin/manifest', { body: { kind } })),
    onSuccess: (manifest) => {
      save(manifest);
      void queries.invalidateQueries({ queryKey: ['admin', 'addin'] });
    },
    onError: (failed) => tell(failed, text.t),
  });
  const { downloaded } = addin;
  const isUnfit = addin.faults.length > 0;
  return (
    <section aria-label={tr('addin.title')}>
      {addin.baseUrl === null && (
        <Notice title={tr('addin.noAddress')} role="alert">
          <p />
        </Notice>
      )}
      {isUnfit && (
        <Notice title={tr('addin.faults')} role="alert">
          <ul>
            {addin.faults.map(({ line, rule, message }) => (
              <li key={`${line} ${rule} ${message}`}>{tr('addin.fault', { line, rule, message })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {addin.changed && <p role="status">{tr('addin.changed')}</p>}
      <p className="admin-tools">
        <Button look="primary" disabled={make.isPending || addin.baseUrl === null} onClick={() => make.mutate('xml')}>
          {tr(isUnfit ? 'addin.anyway' : 'addin.download')}
        </Button>
        <Button disabled={make.isPending || addin.baseUrl === null} onClick={() => make.mutate('unified')}>
          {tr('addin.downloadUnified')}
        </Button>
      </p>
      <dl className="connection-facts">
        <div>
          <dt>{tr('addin.address')}</dt>
          <dd>{addin.baseUrl ?? '–'}</dd>
        </div>
        <div>
          <dt>{tr('addin.version')}</dt>
          <dd>{addin.version}</dd>
        </div>
        <div>
          <dt>{tr('addin.id')}</dt>
          <dd>
            <code>{addin.id}</code>
          </dd>
        </div>
        <div>
          <dt>{tr('addin.downloaded')}</dt>
          <dd>
            {downloaded
              ? tr('addin.downloadedBy', {
                  version: downloaded.version,
                  at: instantText(msOf(downloaded.at), 'dateTime', person.zone, text),
                  by: downloaded.by ?? 'none',
                })
              : tr('addin.never')}
          </dd>
        </div>
        <div>
          <dt>{tr('addin.connection')}</dt>
          <dd>{tr(addin.connected ? 'addin.connected' : 'addin.notConnected')}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Hands a file to the browser as a download. */
function save({ fileName, content }: AddinManifest): void {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const type = fileName.endsWith('.zip') ? 'application/zip' : 'application/xml';
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
