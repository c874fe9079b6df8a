import type { SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import { scopeOfLease } from '@planner/sites';
import { metadataLimits, readMetadata } from '../saml/provider-metadata.ts';
import type { ProviderMetadata } from '../saml/provider-metadata.ts';
import { saveSignOn, signOnConfiguration } from './configuration.ts';
import type { SamlProvider, SignOnConfiguration } from './configuration.ts';
import { fetchDocument } from './fetch-document.ts';
import { claimRefreshes, lockSettings } from './queries/settings-queries.ts';
import { noteSignOn, visitor } from './sign-on-audit.ts';
import type { SignOnDeps } from './sign-on-deps.ts';
import { trustedOrigins } from './trusted-origins.ts';

export const refreshHours = 24;
/** Between two readings for a signature of an unknown key: anybody can send such a message. */
const unknownKeyMinutes = 10;
/** How long a certificate is believed that the metadata list no longer. */
const fadeMinutes = 60;
const claimMinutes = 5;

/** Reads metadata and keeps what may be taken over by itself. @returns the configuration afterwards; null without an address */
export async function refreshMetadata(scope: SiteScope, deps: SignOnDeps): Promise<SignOnConfiguration | null> {
  const before = await withSite(deps.db, scope, signOnConfiguration);
  const url = urlOf(before.saml);
  if (url === null) return null;
  const origins = await withSite(deps.db, scope, trustedOrigins);
  const fetched = await fetchDocument(url, { trustedOrigins: origins, mostBytes: metadataLimits.bytes });
  const read = fetched.ok ? readMetadata(fetched.text) : fetched.fault;
  return withSite(deps.db, scope, async (tx) => {
    await lockSettings(tx);
    const current = await signOnConfiguration(tx);
    if (!current.saml || urlOf(current.saml) !== url) return current; // somebody entered another one meanwhile
    const now = deps.clock.now();
    const saml = typeof read === 'string' ? withFault(current.saml, read) : afterReading(current.saml, read, now);
    const refreshAt = now.add({ hours: saml.refreshFault === null ? refreshHours : 1 });
    const names = (provider: SamlProvider) => provider.certificates.map(({ thumbprint }) => thumbprint);
    const isNews = saml.refreshFault !== current.saml.refreshFault || names(saml).join() !== names(current.saml).join();
    const saved = await saveSignOn(tx, { ...current, saml, refreshAt }, { box: deps.secrets, now });
    if (isNews) {
      const change = { certificates: { from: names(current.saml), to: names(saml) }, fault: saml.refreshFault };
      await noteSignOn(tx, { action: 'signOn.metadataRead', actor: visitor, correlationId: null, change }, deps);
    }
    return saved;
  });
}

/** After a signature of an unknown key: reads the metadata unless that was done a moment ago. @returns null when it wasn't done */
export async function refreshUnknownKey(scope: SiteScope, deps: SignOnDeps): Promise<SignOnConfiguration | null> {
  const { saml } = await withSite(deps.db, scope, signOnConfiguration);
  if (urlOf(saml) === null) return null;
  const now = deps.clock.now();
  const last = lastTry.get(scope.siteId);
  if (last !== undefined && now.epochMilliseconds - last < unknownKeyMinutes * 60_000) return null;
  lastTry.set(scope.siteId, now.epochMilliseconds);
  return refreshMetadata(scope, deps);
}

/** When a process last read a site's metadata for an unknown key. Of two processes each may read once. */
const lastTry = new Map<string, number>();

/** One round of the worker: reads the metadata that are due, of all sites. @returns how many */
export async function runDueRefreshes(deps: SignOnDeps, onFault: (error: unknown) => void): Promise<number> {
  const at = deps.clock.now();
  const claimed = await claimRefreshes(deps.db, { at, againAt: at.add({ minutes: claimMinutes }), most: 5 });
  await Promise.all(claimed.map((siteId) => refreshMetadata(scopeOfLease(siteId), deps).catch(onFault)));
  return claimed.length;
}

function urlOf(saml: SamlProvider | null): string | null {
  return saml && 'url' in saml.source ? saml.source.url : null;
}

function withFault(saml: SamlProvider, refreshFault: string): SamlProvider {
  return { ...saml, refreshFault };
}

/**
 * What a reading changes by itself: certificates alone. Another provider never takes the place of the one that was tested,
 * and an address to sign in at that changed is told, not followed.
 */
export function afterReading(saml: SamlProvider, read: ProviderMetadata, now: Temporal.Instant): SamlProvider {
  if (read.entityId !== saml.entityId) return withFault(saml, 'entityIdChanged');
  if (read.loginUrl !== saml.loginUrl) return withFault(saml, 'addressChanged');
  const isListed = (pem: string) => read.certificates.some((one) => one.pem === pem);
  const until = now.add({ minutes: fadeMinutes }).toString();
  const dropped = saml.certificates.filter(({ pem }) => !isListed(pem)).map((one) => ({ ...one, until }));
  const before = saml.fading.filter(
    (one) => !isListed(one.pem) && Temporal.Instant.compare(Temporal.Instant.from(one.until), now) > 0,
  );
  return {
    ...saml,
    certificates: read.certificates,
    fading: [...before, ...dropped],
    refreshedAt: now.toString(),
    refreshFault: null,
  };
}
