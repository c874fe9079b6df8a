import { createHash } from 'node:crypto';
import type { Language, LocationId, PersonId, Right } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import { siteProfile } from '@planner/sites';
import type { SecretBox } from '@planner/sites';
import { serviceAddresses } from '../saml/service-metadata.ts';
import type { ServiceAddresses } from '../saml/service-metadata.ts';
import type { SigningCertificate } from '../saml/signing-certificate.ts';
import { readSettings, writeSettings } from './queries/settings-queries.ts';

/** Off; a button beside the others; or the only way in, but for administrators at /login/local. */
export type SignOnMode = 'off' | 'optional' | 'required';

/** Where the provider's side came from. What came from an address is read again. */
export type ProviderSource =
  | { readonly kind: 'twoValues'; readonly identifier: string; readonly applicationId: string; readonly url: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'file' }
  | { readonly kind: 'fields' };

/** An identity provider that speaks SAML. */
export interface SamlProvider {
  readonly source: ProviderSource;
  readonly entityId: string;
  readonly tenantId: string | null;
  readonly loginUrl: string;
  readonly logoutUrl: string | null;
  readonly certificates: readonly SigningCertificate[];
  /** Certificates that the metadata list no longer, still trusted until then. */
  readonly fading: readonly (SigningCertificate & { readonly until: string })[];
  readonly refreshedAt: string | null;
  /** The last reading of the metadata, when nothing of it was taken over. */
  readonly refreshFault: string | null;
}

/** An identity provider that speaks OpenID Connect. */
export interface OidcProvider {
  /** `{authority}/{tenant}/v2.0` */
  readonly issuer: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** The last characters of the client secret. */
  readonly secretHint: string;
}

/** Who of the provider is which person, and what becomes of somebody who is nobody yet. */
export interface SignOnMapping {
  readonly loginSource: 'nameId' | 'name';
  readonly createPeople: boolean;
  /** Domains of logins that people may be made for. */
  readonly domains: readonly string[];
  readonly locationId: LocationId | null;
  readonly language: Language | null;
  readonly company: string | null;
  /** Whom somebody may ask whom the site doesn't know; null = an administrator. */
  readonly contact: string | null;
}

export interface SignOnConfiguration {
  readonly pathName: string;
  readonly version: number;
  readonly kind: 'saml' | 'oidc';
  readonly mode: SignOnMode;
  /** Public origin that Entra sends people back to; null until the provider's side was entered. */
  readonly baseUrl: string | null;
  /** Our entity id, where the administrator chose one. */
  readonly entityId: string | null;
  readonly saml: SamlProvider | null;
  readonly oidc: OidcProvider | null;
  readonly mapping: SignOnMapping;
  /** Whether signing out here also signs out there. */
  readonly singleLogout: boolean;
  /** The certificate of the key that signs requests, PEM; null = they aren't signed. */
  readonly requestCertificate: string | null;
  readonly tested: { readonly at: string; readonly by: PersonId; readonly fingerprint: string } | null;
  readonly refreshAt: Temporal.Instant | null;
}

export interface SignOnSecrets {
  readonly clientSecret: string | null;
  /** PEM */
  readonly requestKey: string | null;
}

export const firstMapping: SignOnMapping = {
  loginSource: 'nameId',
  createPeople: false,
  domains: [],
  locationId: null,
  language: null,
  company: null,
  contact: null,
};

/** What a site has that nobody has set anything for. */
function newConfiguration(pathName: string): SignOnConfiguration {
  return {
    pathName,
    version: 0,
    kind: 'saml',
    mode: 'off',
    baseUrl: null,
    entityId: null,
    saml: null,
    oidc: null,
    mapping: firstMapping,
    singleLogout: false,
    requestCertificate: null,
    tested: null,
    refreshAt: null,
  };
}

/** The site's single sign-on as it is set; all off where nothing is. */
export async function signOnConfiguration(tx: SiteTransaction): Promise<SignOnConfiguration> {
  const row = await readSettings(tx);
  if (!row) return newConfiguration(pathNameFor((await siteProfile(tx)).name));
  const stored = row.configuration as unknown as Omit<SignOnConfiguration, 'pathName' | 'version' | 'refreshAt'>;
  return { ...newConfiguration(row.pathName), ...stored, version: row.version, refreshAt: row.refreshAt };
}

/** @throws SecretUnreadable when the key isn't the one they were sealed with */
export async function signOnSecrets(tx: SiteTransaction, box: SecretBox): Promise<SignOnSecrets> {
  const row = await readSettings(tx);
  const open = (sealed: Buffer | null | undefined, what: string) =>
    sealed ? box.open(sealed, contextOf(tx, what)) : null;
  return { clientSecret: open(row?.clientSecret, 'clientSecret'), requestKey: open(row?.requestKey, 'requestKey') };
}

/**
 * Keeps a configuration. Single sign-on goes off by itself when what was tested isn't what is set any more.
 * @param secrets  left out: they stay
 */
export async function saveSignOn(
  tx: SiteTransaction,
  configuration: SignOnConfiguration,
  {
    box,
    now,
    secrets,
  }: { readonly box: SecretBox; readonly now: Temporal.Instant; readonly secrets?: Partial<SignOnSecrets> },
): Promise<SignOnConfiguration> {
  const { pathName, version: _version, refreshAt, ...rest } = configuration;
  const mode = isTested(configuration) ? rest.mode : 'off';
  const seal = (secret: string | null | undefined, what: string) =>
    secret === undefined ? undefined : secret === null ? null : box.seal(secret, contextOf(tx, what));
  const version = await writeSettings(tx, {
    pathName,
    configuration: { ...rest, mode } as never,
    clientSecret: seal(secrets?.clientSecret, 'clientSecret'),
    requestKey: seal(secrets?.requestKey, 'requestKey'),
    secretKeyId: box.keyId,
    refreshAt,
    at: now,
  });
  return { ...configuration, mode, version };
}

/** A sealed secret belongs to its site and use. */
function contextOf(tx: SiteTransaction, what: string): string {
  return `single sign-on ${tx.scope.siteId} ${what}`;
}

/** Planner's own addresses; null until its public address is known. */
export function addressesOf({ baseUrl, pathName, entityId }: SignOnConfiguration): ServiceAddresses | null {
  return baseUrl === null ? null : serviceAddresses(baseUrl, pathName, entityId);
}

/**
 * Names what a test proves: whose messages are believed, where people go, who we say we are, and how logins are read.
 * Certificates that metadata bring are left out, since a rollover isn't another configuration; those set by hand count.
 */
export function fingerprintOf(configuration: SignOnConfiguration): string {
  const { kind, baseUrl, entityId, saml, oidc, mapping, requestCertificate } = configuration;
  const byHand = saml && !('url' in saml.source) ? saml.certificates.map(({ thumbprint }) => thumbprint) : null;
  const url = saml && 'url' in saml.source ? saml.source.url : null;
  const provider = kind === 'saml' ? [saml?.entityId, saml?.loginUrl, url, byHand, requestCertificate] : [oidc];
  return createHash('sha256')
    .update(JSON.stringify([kind, baseUrl, entityId, mapping.loginSource, provider]))
    .digest('hex')
    .slice(0, 32);
}

/** Whether the configuration, as it is now, has signed somebody in. */
export function isTested(configuration: SignOnConfiguration): boolean {
  return configuration.tested?.fingerprint === fingerprintOf(configuration);
}

/** Whether the provider's side is entered. */
export function isSetUp({ kind, saml, oidc, baseUrl }: SignOnConfiguration): boolean {
  return baseUrl !== null && (kind === 'saml' ? saml !== null : oidc !== null);
}

/** Whether somebody may sign in another way: where single sign-on is required administrators alone. */
export function mayDoWithout({ mode }: SignOnConfiguration, rights: readonly Right[]): boolean {
  return mode !== 'required' || rights.some(({ kind }) => kind === 'administrator');
}

/** Certificates whose signatures count at an instant, PEM. */
export function trustedCertificates({ certificates, fading }: SamlProvider, now: Temporal.Instant): readonly string[] {
  const still = fading.filter(({ until }) => Temporal.Instant.compare(Temporal.Instant.from(until), now) > 0);
  return [...certificates, ...still].map(({ pem }) => pem);
}

/** A site's name as part of an address: `Nordlys Group` → `nordlys-group`. */
export function pathNameFor(siteName: string): string {
  const plain = siteName.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 40) || 'site'
  );
}
