import { accepted, refused } from '@planner/core';
import type { Outcome, PersonId, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { isGuid, makeCertificate } from '@planner/sites';
import { metadataLimits, readMetadata, tenantOf } from '../saml/provider-metadata.ts';
import type { ProviderMetadata } from '../saml/provider-metadata.ts';
import { readCertificate } from '../saml/signing-certificate.ts';
import { isSetUp, isTested, saveSignOn, signOnConfiguration } from './configuration.ts';
import type { ProviderSource, SignOnConfiguration, SignOnMapping, SignOnMode } from './configuration.ts';
import { fetchDocument } from './fetch-document.ts';
import { countLocalAdministrators } from './queries/identity-queries.ts';
import { lockSettings } from './queries/settings-queries.ts';
import { refreshHours } from './refresh-metadata.ts';
import { noteSignOn } from './sign-on-audit.ts';
import type { SignOnDeps } from './sign-on-deps.ts';
import { authorityOf, trustedOrigins } from './trusted-origins.ts';

/** The four ways in which the provider's side of SAML is entered, and the one of OpenID Connect. */
export type ProviderEntry =
  | { readonly from: 'twoValues'; readonly identifier: string; readonly applicationId: string }
  | { readonly from: 'url'; readonly url: string }
  | { readonly from: 'file'; readonly xml: string }
  | {
      readonly from: 'fields';
      readonly identifier: string;
      readonly loginUrl: string;
      readonly logoutUrl: string | null;
      readonly certificates: readonly string[];
    }
  | {
      readonly from: 'oidc';
      readonly tenantId: string;
      readonly clientId: string;
      readonly clientSecret: string | null;
    };

export interface Asker {
  readonly personId: PersonId;
  readonly correlationId: string;
}

type Saml = Pick<ProviderMetadata, 'entityId' | 'tenantId' | 'loginUrl' | 'logoutUrl' | 'certificates'> & {
  readonly source: ProviderSource;
};

function sourceRefused(reason: string, field?: string) {
  return refused({ code: 'SIGN_ON_SOURCE_REFUSED', ...(field !== undefined && { field }), params: { reason } });
}

/**
 * Keeps the provider's side. What was tested before isn't any more, unless it is the same.
 * @param baseUrl  the public origin that Entra is told
 * @returns SIGN_ON_SOURCE_REFUSED with one precise reason; then nothing is kept
 */
export async function enterProvider(
  scope: SiteScope,
  { entry, baseUrl, asker }: { readonly entry: ProviderEntry; readonly baseUrl: string; readonly asker: Asker },
  deps: SignOnDeps,
): Promise<Outcome<null>> {
  if (entry.from === 'oidc') return enterOidc(scope, { entry, baseUrl, asker }, deps);
  const read = await readEntry(scope, entry, deps);
  if (!read.ok) return read;
  const { source, ...provider } = read.value;
  if (!isAddressForBrowsers(provider.loginUrl)) return sourceRefused('loginUrlInsecure', 'loginUrl');
  await withSite(deps.db, scope, async (tx) => {
    await lockSettings(tx);
    const before = await signOnConfiguration(tx);
    const now = deps.clock.now();
    const isRead = 'url' in source;
    const saml = { ...provider, source, fading: [], refreshedAt: isRead ? now.toString() : null, refreshFault: null };
    const refreshAt = isRead ? now.add({ hours: refreshHours }) : null;
    const after = await saveSignOn(
      tx,
      { ...before, kind: 'saml', baseUrl, saml, refreshAt },
      { box: deps.secrets, now },
    );
    const change = {
      source: source.kind,
      entityId: { from: before.saml?.entityId ?? null, to: saml.entityId },
      loginUrl: { from: before.saml?.loginUrl ?? null, to: saml.loginUrl },
      certificates: saml.certificates.map(({ thumbprint }) => thumbprint),
      mode: { from: before.mode, to: after.mode },
    };
    await noteSignOn(tx, { action: 'signOn.providerEntered', ...of(asker), change }, deps);
  });
  return accepted(null);
}

async function readEntry(
  scope: SiteScope,
  entry: Exclude<ProviderEntry, { from: 'oidc' }>,
  deps: SignOnDeps,
): Promise<Outcome<Saml>> {
  if (entry.from === 'fields') return readFields(entry);
  if (entry.from === 'file') {
    const read = readMetadata(entry.xml);
    return typeof read === 'string' ? sourceRefused(read, 'xml') : accepted({ ...read, source: { kind: 'file' } });
  }
  const source = await withSite(deps.db, scope, (tx) => sourceOf(tx, entry));
  if (!source.ok) return source;
  const origins = await withSite(deps.db, scope, trustedOrigins);
  const fetched = await fetchDocument(source.value.url, { trustedOrigins: origins, mostBytes: metadataLimits.bytes });
  const field = entry.from === 'url' ? 'url' : 'applicationId';
  if (!fetched.ok) return sourceRefused(fetched.fault, field);
  const read = readMetadata(fetched.text);
  if (typeof read === 'string') return sourceRefused(read, field);
  if (source.value.kind === 'twoValues' && read.entityId !== source.value.identifier)
    return sourceRefused('otherEntityId', 'identifier');
  return accepted({ ...read, source: source.value });
}

async function sourceOf(
  tx: SiteTransaction,
  entry: Extract<ProviderEntry, { from: 'twoValues' | 'url' }>,
): Promise<Outcome<Extract<ProviderSource, { readonly url: string }>>> {
  if (entry.from === 'url') return accepted({ kind: 'url', url: entry.url.trim() });
  const identifier = entry.identifier.trim();
  const applicationId = entry.applicationId.trim().toLowerCase();
  const tenantId = tenantOf(identifier);
  if (tenantId === null) {
    return sourceRefused(tenantOf(`${identifier}/`) === null ? 'notEntraIdentifier' : 'slashMissing', 'identifier');
  }
  if (!isGuid(applicationId)) return sourceRefused('notAnId', 'applicationId');
  // The application's own keys: without its id the metadata hold those of the whole directory (federation-metadata).
  const url = new URL(
    `/${tenantId}/federationmetadata/2007-06/federationmetadata.xml`,
    await authorityOf(tx, tenantId),
  );
  url.searchParams.set('appid', applicationId);
  return accepted({ kind: 'twoValues', identifier, applicationId, url: url.href });
}

function readFields({
  identifier,
  loginUrl,
  logoutUrl,
  certificates,
}: Extract<ProviderEntry, { from: 'fields' }>): Outcome<Saml> {
  const entityId = identifier.trim();
  if (entityId === '') return sourceRefused('notEntraIdentifier', 'identifier');
  if (tenantOf(entityId) === null && tenantOf(`${entityId}/`) !== null)
    return sourceRefused('slashMissing', 'identifier');
  const read = certificates.map(readCertificate);
  const fault = read.find((one) => typeof one === 'string');
  if (typeof fault === 'string') return sourceRefused(fault, 'certificates');
  const good = read.filter((one) => typeof one !== 'string');
  if (good.length === 0) return sourceRefused('noCertificate', 'certificates');
  return accepted({
    source: { kind: 'fields' },
    entityId,
    tenantId: tenantOf(entityId),
    loginUrl,
    logoutUrl,
    certificates: good,
  });
}

/** Where a browser may be sent to sign in: https, or this machine itself (a simulated directory's pages). */
function isAddressForBrowsers(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}

async function enterOidc(
  scope: SiteScope,
  {
    entry,
    baseUrl,
    asker,
  }: { readonly entry: Extract<ProviderEntry, { from: 'oidc' }>; readonly baseUrl: string; readonly asker: Asker },
  deps: SignOnDeps,
): Promise<Outcome<null>> {
  const { clientSecret } = entry;
  const tenantId = entry.tenantId.trim().toLowerCase();
  const clientId = entry.clientId.trim().toLowerCase();
  if (!isGuid(tenantId)) return sourceRefused('notAnId', 'tenantId');
  if (!isGuid(clientId)) return sourceRefused('notAnId', 'clientId');
  if (clientSecret !== null && isGuid(clientSecret.trim())) return sourceRefused('secretIsId', 'clientSecret');
  return withSite(deps.db, scope, async (tx): Promise<Outcome<null>> => {
    await lockSettings(tx);
    const before = await signOnConfiguration(tx);
    const issuer = new URL(`/${tenantId}/v2.0`, await authorityOf(tx, tenantId)).href;
    const isSame = before.oidc?.issuer === issuer && before.oidc.clientId === clientId;
    // A stored secret is never sent to another registration or host than the one it was entered for.
    const secretHint = clientSecret === null ? (isSame ? before.oidc?.secretHint : undefined) : clientSecret.slice(-3);
    if (secretHint === undefined) return sourceRefused('secretMissing', 'clientSecret');
    const now = deps.clock.now();
    const oidc = { issuer, tenantId, clientId, secretHint };
    const secrets = clientSecret === null ? {} : { clientSecret };
    const after = await saveSignOn(tx, { ...before, kind: 'oidc', baseUrl, oidc }, { box: deps.secrets, now, secrets });
    const change = {
      source: 'oidc',
      issuer,
      clientId,
      secret: clientSecret === null ? 'unchanged' : 'entered',
      mode: { from: before.mode, to: after.mode },
    };
    await noteSignOn(tx, { action: 'signOn.providerEntered', ...of(asker), change }, deps);
    return accepted(null);
  });
}

export interface SignOnChanges {
  readonly kind?: 'saml' | 'oidc' | undefined;
  readonly mode?: SignOnMode | undefined;
  /** null = the default */
  readonly entityId?: string | null | undefined;
  readonly mapping?: Partial<{ readonly [key in keyof SignOnMapping]: SignOnMapping[key] | undefined }> | undefined;
  readonly singleLogout?: boolean | undefined;
  readonly signRequests?: boolean | undefined;
}

/**
 * Changes how single sign-on works. It is switched on only after the configuration, as it is, has signed somebody in, and
 * while an administrator can get in without it.
 * @returns SIGN_ON_NOT_READY, saying what is missing
 */
export async function changeSignOn(
  tx: SiteTransaction,
  { changes, baseUrl, asker }: { readonly changes: SignOnChanges; readonly baseUrl: string; readonly asker: Asker },
  deps: SignOnDeps,
): Promise<Outcome<SignOnConfiguration>> {
  await lockSettings(tx);
  const before = await signOnConfiguration(tx);
  const given = Object.fromEntries(Object.entries(changes.mapping ?? {}).filter(([, value]) => value !== undefined));
  const key =
    changes.signRequests === true && before.requestCertificate === null
      ? await makeCertificate('Planner single sign-on', deps.clock.now())
      : null;
  const next: SignOnConfiguration = {
    ...before,
    baseUrl: before.baseUrl ?? baseUrl,
    kind: changes.kind ?? before.kind,
    mode: changes.mode ?? before.mode,
    entityId: changes.entityId === undefined ? before.entityId : changes.entityId,
    mapping: { ...before.mapping, ...given },
    singleLogout: changes.singleLogout ?? before.singleLogout,
    requestCertificate: changes.signRequests === false ? null : (key?.certificate ?? before.requestCertificate),
  };
  if (changes.mode !== undefined && changes.mode !== 'off') {
    const missing = await whatIsMissing(tx, next, deps);
    if (missing !== null) return refused({ code: 'SIGN_ON_NOT_READY', params: { reason: missing } });
  }
  const secrets = key ? { requestKey: key.privateKey } : changes.signRequests === false ? { requestKey: null } : {};
  const saved = await saveSignOn(tx, next, { box: deps.secrets, now: deps.clock.now(), secrets });
  const change = {
    kind: fromTo(before.kind, saved.kind),
    mode: fromTo(before.mode, saved.mode),
    entityId: fromTo(before.entityId, saved.entityId),
    createPeople: fromTo(before.mapping.createPeople, saved.mapping.createPeople),
    loginSource: fromTo(before.mapping.loginSource, saved.mapping.loginSource),
  };
  await noteSignOn(tx, { action: 'signOn.changed', ...of(asker), change }, deps);
  return accepted(saved);
}

/** What keeps single sign-on from being switched on; null = nothing. */
export async function whatIsMissing(
  tx: SiteTransaction,
  configuration: SignOnConfiguration,
  { demo }: Pick<SignOnDeps, 'demo'>,
): Promise<'notSetUp' | 'notTested' | 'noLocalAdministrator' | null> {
  if (!isSetUp(configuration)) return 'notSetUp';
  if (!isTested(configuration)) return 'notTested';
  if (demo?.people.some(({ role }) => role === 'administrator')) return null;
  return (await countLocalAdministrators(tx)) === 0 ? 'noLocalAdministrator' : null;
}

const fromTo = <T extends string | boolean | null>(from: T, to: T) => (from === to ? to : { from, to });

function of({ personId, correlationId }: Asker) {
  return { actor: { kind: 'person', personId } as const, correlationId };
}
