import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, api } from '../../lib/api.ts';
import { useSignInText } from './sign-in-text.ts';
import './sso-entry.css';

/** The sign-in page's part of single sign-on: why a sign-in came to nothing, and the button that begins one. */
export default function SsoEntry({ isOffered }: { readonly isOffered: boolean }) {
  const { tss } = useSignInText();
  const [search] = useSearchParams();
  const reference = search.get('sso');
  const { pathname, search: rest } = window.location;
  const isEntrance = pathname.startsWith('/login');
  const to = isEntrance ? '/' : `${pathname}${rest}`;
  return (
    <>
      {reference !== null && <Failure reference={reference} />}
      {isOffered && (
        <a className="button button-primary sso-entry" href={`/login/sso?to=${encodeURIComponent(to)}`}>
          <span>{tss('sso.button')}</span>
        </a>
      )}
    </>
  );
}

function Failure({ reference }: { readonly reference: string }) {
  const { tss } = useSignInText();
  const isCode = /^[A-Z2-9]{8}$/.test(reference);
  const { data } = useQuery({
    queryKey: ['sign-in', 'failure', reference],
    queryFn: () => answerOf(api.GET('/api/v1/sign-in/failure', { params: { query: { reference } } })),
    enabled: isCode,
    retry: false,
  });
  const login = data?.login ?? null;
  return (
    <div className="sso-failure" role="alert">
      <p>
        {login === null
          ? tss('sso.failed', { reference: isCode ? reference : 'none' })
          : tss('sso.unknown', { login, contact: data?.contact ?? 'none' })}
      </p>
      {data?.providerSays != null && <p>{tss('sso.providerSays', { text: data.providerSays })}</p>}
    </div>
  );
}
