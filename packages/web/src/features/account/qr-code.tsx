import { encode } from 'uqr';
import { useAccountText } from './account-text.ts';

/** What an authenticator app scans, with the key to type beside it. Always dark on light: cameras want it so. */
export function QrCode({ uri }: { readonly uri: string }) {
  const { tc } = useAccountText();
  const { data, size } = encode(uri, { border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <div className="account-qr">
      <svg viewBox={`0 0 ${size} ${size}`} width={200} height={200} role="img" aria-label={tc('qr.alt')}>
        <rect width={size} height={size} fill="#fff" />
        <path d={squares.join('')} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p className="quiet">
        {tc('qr.secret')} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </div>
  );
}
