import type { Context } from 'hono';
import { findWindows } from 'windows-iana';
import { readRecurrence } from '../../calendars/recurrence-input.ts';
import { formatDay } from '../../calendars/series/days.ts';
import { lastDay } from '../../calendars/series/pattern-dates.ts';
import { ControlRefusal } from '../../control/endpoint.ts';
import { isRefusal, oauthError, sentenceOf } from '../../entra/aadsts.ts';
import { nestedAppToken } from '../../entra/nested-app.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { addinsOf } from '../../portal/addins-of.ts';
import type { Simulator } from '../../simulator.ts';
import type { Home } from '../../tenant/home.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { User } from '../../tenant/user.ts';
import { zoneOf } from '../outlook-data.ts';
import { hostProfile } from './host-profiles.ts';
import { surfaceOf, type AddinSurface, type Surface } from './manifest-surfaces.ts';

type Shown = AddinSurface & { readonly id: string; readonly displayName: string; readonly version: string };

const surfaces: readonly Surface[] = ['AppointmentOrganizer', 'AppointmentAttendee', 'MessageRead'];

/** Interaction would help: consent, another sign-in. Anything else stays as it is. */
const interactionNeeded = ['interaction_required', 'invalid_grant', 'login_required', 'consent_required'];

/**
 * What the page needs to know to host add-ins: the client it plays, who is signed in, the add-ins of each surface.
 * `delegate` is set when somebody works in the mailbox of another.
 */
export function addinHost(simulator: Simulator, home: Home, c: Context): Record<string, unknown> {
  const profile = hostProfile(c.req.query('profile'));
  const user = signedIn(home, c.req.query('delegate'));
  const zone = zoneOf(home.mailbox);
  const [windows] = findWindows(zone);
  const deployed = addinsOf(home.tenant, user);
  return {
    profile,
    zone,
    windowsZone: windows ?? home.mailbox.user.zone,
    user: {
      displayName: user.displayName,
      emailAddress: user.mail ?? user.userPrincipalName,
      timeZone: windows ?? home.mailbox.user.zone,
      accountType: 'office365',
    },
    account: accountOf(home.tenant, user, new URL(authorityOf(simulator)).host),
    owner: home.mailbox.user.mail ?? home.mailbox.user.userPrincipalName,
    ownerName: home.mailbox.user.displayName,
    language: user.language,
    addins: Object.fromEntries(
      surfaces.map((surface) => [
        surface,
        deployed.flatMap(({ id, displayName, version, manifest }): Shown[] => {
          const shown = surfaceOf(manifest, surface, profile.mailbox);
          const isHidden = shown === null || (profile.isShared && !shown.supportsSharedFolders);
          return isHidden ? [] : [{ id, displayName, version, ...shown }];
        }),
      ]),
    ),
  };
}

/** Who sits there: the mailbox's owner, or somebody else of the same organisation. */
function signedIn({ tenant, mailbox }: Home, delegate: string | undefined): User {
  if (delegate === undefined || delegate === '') return mailbox.user;
  const found = tenant.findUser(delegate) ?? tenant.findByAddress(delegate);
  if (!found) throw new ControlRefusal(404, `nobody here is called "${delegate}"`);
  return found;
}

/** Origins whose pages may be shown in the frames of somebody's Outlook: those of the add-ins deployed now. */
export function addinOrigins(tenant: Tenant, user: User): readonly string[] {
  const pages = addinsOf(tenant, user).flatMap(({ manifest }) => manifest.match(/https?:\/\/[^"'<>\s]+/g) ?? []);
  const origins = pages.map((page) => URL.parse(page)?.origin).filter((origin) => origin !== undefined);
  return [...new Set(origins)].filter((origin) => !/(microsoft|w3|openxmlformats)\.(com|org)$/.test(origin));
}

/**
 * A token for a task pane (nested app authentication), in the form in which the bridge of a host answers
 * (msal-browser, naa/BridgeProxy): `{ success, token, account }` or `{ success: false, error }`.
 * @param body  client id, scopes and the pane's origin, which the host knows and the pane can't choose
 */
export async function nestedToken(simulator: Simulator, home: Home, body: unknown): Promise<Record<string, unknown>> {
  const asked = body as { clientId?: unknown; scope?: unknown; pageOrigin?: unknown; delegate?: unknown };
  const { clientId, scope, pageOrigin, delegate } = asked;
  if (typeof clientId !== 'string' || typeof scope !== 'string' || typeof pageOrigin !== 'string')
    throw new ControlRefusal(400, 'clientId, scope and pageOrigin are needed');
  const user = signedIn(home, typeof delegate === 'string' ? delegate : undefined);
  const { deps } = simulator.entra;
  const authority = authorityOf(simulator);
  const { tenant } = home;
  const token = await nestedAppToken({ tenant, user, appId: clientId, pageOrigin, scopes: scope, authority }, deps);
  if (isRefusal(token)) {
    const code = token.suberror ?? oauthError(token);
    const status = interactionNeeded.includes(code) ? 'USER_INTERACTION_REQUIRED' : 'PERSISTENT_ERROR';
    return { success: false, error: { status, code, description: sentenceOf(token), properties: {} } };
  }
  const { access_token, id_token, expires_in, scope: granted } = token;
  return {
    success: true,
    token: { access_token, id_token, expires_in, scope: granted, properties: null },
    account: accountOf(tenant, user, new URL(authority).host),
  };
}

const authorityOf = ({ entra }: Simulator): string => entra.authorityOrigin ?? 'https://login.microsoftonline.com';

/** The account as MSAL knows it. */
function accountOf(tenant: Tenant, user: User, environment: string): Record<string, string> {
  return {
    homeAccountId: `${user.id}.${tenant.id}`,
    environment,
    tenantId: tenant.id,
    username: user.userPrincipalName,
    localAccountId: user.id,
    name: user.displayName,
  };
}

/** The last date of a series that ends after a number of dates: Office.js knows end dates alone. */
export function seriesEnd(home: Home, recurrence: unknown): { readonly endDate: string } {
  try {
    return { endDate: formatDay(lastDay(readRecurrence(recurrence, zoneOf(home.mailbox)))) };
  } catch (error) {
    if (error instanceof GraphError) throw new ControlRefusal(400, error.message);
    throw error;
  }
}
