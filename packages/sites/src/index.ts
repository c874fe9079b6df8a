/**
 * A site: how it is found, what it has set, its connections to Microsoft 365 with their consent and checks.
 * Promise: every SiteScope comes from here, a secret is stored sealed, and what a connection is worth is asked of Microsoft.
 */
export { allSites, scopeOfLease, siteOfHost } from './scope.ts';
export { changeSettings, settingsFrom, siteProfile, siteSettings, usualSettings } from './settings.ts';
export type { SiteProfile } from './settings.ts';
export { createSite } from './create-site.ts';
export type { NewSite } from './create-site.ts';
export { SecretUnreadable, secretBox, secretBoxFromFile } from './secret-box.ts';
export type { SecretBox } from './secret-box.ts';
export { openMailLink, sealMailLink } from './mail-link.ts';
export { connectionOf, newConnection, saveConnection } from './connections/connection.ts';
export type { Connection } from './connections/connection.ts';
export { makeCertificate } from './connections/certificate.ts';
export { clientSecret } from './connections/credential.ts';
export type { Credential } from './connections/credential.ts';
export { applicationKeys, applications, consentCallbackPath, grantsOf } from './connections/applications.ts';
export type { Application, ApplicationPermission } from './connections/applications.ts';
export { cloudOf, clouds } from './connections/clouds.ts';
export type { CloudKey } from './connections/clouds.ts';
export { connectionState, isWaiting, limitsOf } from './connections/connection-state.ts';
export type { ConnectionState, Limit } from './connections/connection-state.ts';
export type { CheckFinding, Problem } from './connections/check-connection.ts';
export { expiryNoticeDays, tellOfExpiries } from './connections/notices.ts';
export { runCheck, runDueChecks } from './connections/run-check.ts';
export type { ConnectionDeps } from './connections/run-check.ts';
export { beginConsent, cancelConsent, receiveConsent } from './connections/consent.ts';
export type { ConsentAsker, ConsentOutcome, ConsentReception } from './connections/consent.ts';
export { addCertificate, disconnect, enterConnection } from './connections/edit-connection.ts';
export type { ConnectionEntry } from './connections/edit-connection.ts';
export { createGraphAccess } from './connections/graph-access.ts';
export type { GraphAccess, GraphAccessOf } from './connections/graph-access.ts';
export { isGuid, resolveTenant } from './connections/resolve-tenant.ts';
export { redirectUrisOf, registrationBody } from './connections/registration-body.ts';
export { roomSettings, roomSettingsScript } from './connections/room-settings.ts';
export type { RoomSetting, ScriptRoom } from './connections/room-settings.ts';
export { azScript, powerShellScript, roomsOnlyScript } from './connections/setup-scripts.ts';
export { addinId, addinName, offerHash, unifiedVersion, xmlVersion } from './addin/addin-offer.ts';
export type { AddinOffer } from './addin/addin-offer.ts';
export { iconPaths, manifestFaults, pngSize } from './addin/manifest-rules.ts';
export type { ManifestFault } from './addin/manifest-rules.ts';
export { xmlManifest } from './addin/manifest-xml.ts';
export { unifiedManifest } from './addin/manifest-unified.ts';
export { storedZip } from './addin/stored-zip.ts';
export { frameHostsOf, officeJsOf, usualFrameHosts } from './addin/addin-hosts.ts';
