import type { ConnectionAnswer } from '@planner/api-client';
import { Button } from '../../../components/button.tsx';
import { showToast } from '../../../components/toast.tsx';
import { answerOf, api } from '../../../lib/api.ts';
import { useSession } from '../../session/session.tsx';
import { useConnectionText } from './connection-text.ts';
import { credentialText } from './credential-text.ts';
import { useConnectionDeed } from './use-connection.ts';

/** What proves the application: a certificate of ours to upload, or the secret that was entered. */
export function CredentialPart({ connection }: { readonly connection: ConnectionAnswer }) {
  const text = useConnectionText();
  const { tc } = text;
  const { person } = useSession();
  const { application, credential, nextCredential, name } = connection;
  const make = useConnectionDeed(
    () =>
      answerOf(api.POST('/api/v1/admin/connections/{application}/certificate', { params: { path: { application } } })),
    () => showToast({ text: tc('credential.made') }),
  );
  return (
    <>
      <h3>{tc('credential.title')}</h3>
      <p className="quiet">{tc('credential.explain', { name })}</p>
      {[credential, nextCredential].map(
        (one) =>
          one && (
            <p key={one.thumbprint ?? one.hint} className="connection-copy">
              <span>{credentialText(one, person.zone, text)}</span>
              {one.certificate !== null && (
                <a
                  className="button button-outline"
                  download={`planner-${application}-${one.thumbprint?.slice(0, 8) ?? ''}.cer`}
                  href={`data:application/x-x509-ca-cert;charset=utf-8,${encodeURIComponent(one.certificate)}`}
                >
                  {tc('credential.download')}
                </a>
              )}
            </p>
          ),
      )}
      <p>
        <Button disabled={make.isPending} onClick={() => make.mutate()}>
          {tc(credential ? 'credential.renew' : 'credential.add')}
        </Button>
      </p>
    </>
  );
}
