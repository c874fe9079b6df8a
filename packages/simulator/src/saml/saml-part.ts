import type { RequestIds } from '../entra/aadsts.ts';
import type { EntraDeps } from '../entra/entra-deps.ts';
import { SamlFaultMenu } from './faults/fault-menu.ts';
import type { SigningCertificate } from './saml-book.ts';
import { makeSigningCertificate } from './signing-certificate.ts';

/** What the SAML identity provider works with besides the token service. */
export type SamlPart = {
  readonly menu: SamlFaultMenu;
  /** A key that stands in no metadata, for faults. */
  readonly stranger: () => Promise<SigningCertificate>;
};

/** The context of one call. */
export type SamlContext = { readonly deps: EntraDeps; readonly part: SamlPart; readonly ids: RequestIds };

export function makeSamlPart(deps: Pick<EntraDeps, 'clock'>): SamlPart {
  let stranger: Promise<SigningCertificate> | undefined;
  return {
    menu: new SamlFaultMenu(),
    stranger: () => {
      const startsAt = deps.clock.now();
      const endsAt = startsAt.add({ hours: 24 * 365 });
      stranger ??= makeSigningCertificate('00000000-0000-4000-8000-000000000000', { startsAt, endsAt });
      return stranger;
    },
  };
}
