/** Where a cloud of Microsoft's signs in and serves Graph (learn.microsoft.com/graph/deployments). */
export interface Cloud {
  readonly key: CloudKey;
  readonly authorityUrl: string;
  readonly graphUrl: string;
}

/** `custom`: addresses of one's own, which is how a simulated tenant is connected. */
export type CloudKey = 'global' | 'usGov' | 'usDod' | 'china' | 'custom';

export const clouds: readonly Cloud[] = [
  { key: 'global', authorityUrl: 'https://login.microsoftonline.com', graphUrl: 'https://graph.microsoft.com' },
  { key: 'usGov', authorityUrl: 'https://login.microsoftonline.us', graphUrl: 'https://graph.microsoft.us' },
  { key: 'usDod', authorityUrl: 'https://login.microsoftonline.us', graphUrl: 'https://dod-graph.microsoft.us' },
  {
    key: 'china',
    authorityUrl: 'https://login.partner.microsoftonline.cn',
    graphUrl: 'https://microsoftgraph.chinacloudapi.cn',
  },
];

/** The cloud that these addresses belong to. */
export function cloudOf(addresses: { readonly authorityUrl: string; readonly graphUrl: string }): CloudKey {
  const sameOrigin = (one: string, other: string) => new URL(one).origin === new URL(other).origin;
  const found = clouds.find(
    ({ authorityUrl, graphUrl }) =>
      sameOrigin(authorityUrl, addresses.authorityUrl) && sameOrigin(graphUrl, addresses.graphUrl),
  );
  return found?.key ?? 'custom';
}
