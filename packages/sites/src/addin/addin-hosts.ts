import type { StoredAddin } from '@planner/db';

/**
 * Where Microsoft serves the script of Office Add-ins from. Sovereign clouds have another address, so it's a setting
 * (publish/government-cloud-guidance); a copy of one's own isn't allowed.
 */
const usualOfficeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** Outlook on the web, whose pages frame the pane; the desktop's web view is no frame. */
export const usualFrameHosts: readonly string[] = [
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
  'https://outlook.cloud.microsoft',
];

/** Address of Outlook's script for this site's pane. */
export function officeJsOf({ officeJsUrl }: Pick<StoredAddin, 'officeJsUrl'>): string {
  return officeJsUrl ?? usualOfficeJs;
}

/** Origins that may show this site's pane in a frame. */
export function frameHostsOf({ frameHosts }: Pick<StoredAddin, 'frameHosts'>): readonly string[] {
  return frameHosts ?? usualFrameHosts;
}
