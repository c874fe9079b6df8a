import type { SiteScope } from '@planner/core';
import type { SecretBox } from './secret-box.ts';

/** A sealed link opens as a mail's link of its own site alone. */
function contextOf(scope: SiteScope): string {
  return `${scope.siteId}/mail link`;
}

/** Seals a link that opens something by itself, for `sealedLink` of a mail: a stolen table of mails opens nothing. */
export function sealMailLink(
  link: string,
  { scope, box }: { readonly scope: SiteScope; readonly box: SecretBox },
): { readonly sealed: Buffer; readonly keyId: string } {
  return { sealed: box.seal(link, contextOf(scope)), keyId: box.keyId };
}

/** @throws SecretUnreadable when it was sealed with another key, or for another site */
export function openMailLink(
  sealed: Buffer,
  { scope, box }: { readonly scope: SiteScope; readonly box: SecretBox },
): string {
  return box.open(sealed, contextOf(scope));
}
