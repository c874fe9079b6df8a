/**
 * A site: how it is found, what it has set, its connections to Microsoft 365.
 * Promise: every SiteScope comes from here, and a secret is stored sealed.
 */
export { allSites, scopeOfLease, siteOfHost } from './scope.ts';
export { changeSettings, settingsFrom, siteProfile, siteSettings, usualSettings } from './settings.ts';
export type { SiteProfile } from './settings.ts';
export { createSite } from './create-site.ts';
export type { NewSite } from './create-site.ts';
export { SecretUnreadable, secretBox, secretBoxFromFile } from './secret-box.ts';
export type { SecretBox } from './secret-box.ts';
export { connectionOf, saveConnection } from './connection.ts';
export type { Connection } from './connection.ts';
