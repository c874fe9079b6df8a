import type { PersonId, SiteScope } from '@planner/core';
import type { SecretBox } from '@planner/sites';

interface Owner {
  readonly scope: SiteScope;
  readonly personId: PersonId;
  readonly box: SecretBox;
}

const contextOf = ({ scope, personId }: Owner): string => `${scope.siteId}/second factor/${personId}`;

/** Seals the secret of a second factor to its person. */
export function sealFactor(secret: string, owner: Owner): { readonly sealed: Buffer; readonly keyId: string } {
  return { sealed: owner.box.seal(secret, contextOf(owner)), keyId: owner.box.keyId };
}

/** @throws SecretUnreadable when the deployment's key isn't the one it was sealed with */
export function openFactor({ sealed }: { readonly sealed: Buffer }, owner: Owner): string {
  return owner.box.open(sealed, contextOf(owner));
}
