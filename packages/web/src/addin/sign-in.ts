import type { ApiClient } from '@planner/api-client';
import { Refusal, answerOf } from '../lib/api.ts';
import { ask, HostFailure, mailboxSet } from './office.ts';
import { hasToken, paneVersion, setToken } from './pane-api.ts';

/** How a sign-in ended. */
export type SignedIn =
  | { readonly kind: 'in' }
  /** Somebody has to press a button: Outlook gave no token. */
  | { readonly kind: 'byHand' }
  | { readonly kind: 'notImported'; readonly message: string; readonly next: string };

function client() {
  const { hostName, hostVersion } = Office.context.mailbox.diagnostics;
  return { host: hostName.slice(0, 60), hostVersion: hostVersion.slice(0, 60), mailboxSet: mailboxSet(), paneVersion };
}

/**
 * Signs in without asking anybody: by the token that is kept, else by nested app authentication.
 * The library for the latter is loaded only then (develop/enable-nested-app-authentication-in-your-add-in).
 * @throws Unreachable when Planner can't be reached
 */
export async function signInQuietly(api: ApiClient): Promise<SignedIn> {
  if (hasToken()) {
    try {
      await answerOf(api.GET('/api/v1/addin'));
      return { kind: 'in' };
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'SIGN_IN_REQUIRED') throw error;
      setToken(null);
    }
  }
  if (!Office.context.requirements.isSetSupported('NestedAppAuth', '1.1')) return { kind: 'byHand' };
  const { nested } = await answerOf(api.GET('/api/v1/addin/sign-in'));
  if (!nested) return { kind: 'byHand' };
  const { nestedToken } = await import('./nested-sign-in.ts');
  const accessToken = await nestedToken(nested);
  if (accessToken === null) return { kind: 'byHand' };
  return begin(api, { by: 'token', accessToken, client: client() });
}

/** Opens Planner's own sign-in in a dialog; its one-time code comes back to this pane alone. */
export async function signInByDialog(api: ApiClient): Promise<SignedIn> {
  const nonce = randomText();
  const code = await codeFromDialog(nonce);
  if (code === null) return { kind: 'byHand' };
  return begin(api, { by: 'code', code, nonce, client: client() });
}

/** Ends the session of this pane. */
export async function signOut(api: ApiClient): Promise<void> {
  try {
    await answerOf(api.DELETE('/api/v1/addin/session'));
  } finally {
    setToken(null);
  }
}

async function begin(
  api: ApiClient,
  body:
    | { readonly by: 'token'; readonly accessToken: string; readonly client: ReturnType<typeof client> }
    | {
        readonly by: 'code';
        readonly code: string;
        readonly nonce: string;
        readonly client: ReturnType<typeof client>;
      },
): Promise<SignedIn> {
  try {
    const { token } = await answerOf(api.POST('/api/v1/addin/session', { body }));
    setToken(token);
    return { kind: 'in' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const [first] = error.problem.errors;
    if (error.problem.code === 'PERSON_NOT_IMPORTED' && first)
      return { kind: 'notImported', message: first.message, next: first.next };
    return { kind: 'byHand' };
  }
}

/** Null when the dialog was refused, blocked or closed (errors 12006 to 12011). */
async function codeFromDialog(nonce: string): Promise<string | null> {
  const address = `${location.origin}/addin/signin#${nonce}`;
  let dialog: Office.Dialog;
  try {
    dialog = await ask<Office.Dialog>((done) =>
      Office.context.ui.displayDialogAsync(address, { height: 60, width: 30, promptBeforeOpen: true }, done),
    );
  } catch (error) {
    if (error instanceof HostFailure) return null;
    throw error;
  }
  return new Promise((resolve) => {
    dialog.addEventHandler('dialogMessageReceived' as never, (told: { message?: string; error?: number }) => {
      dialog.close();
      resolve(/^[\w-]{43}$/.test(told.message ?? '') ? (told.message ?? null) : null);
    });
    dialog.addEventHandler('dialogEventReceived' as never, () => resolve(null));
  });
}

/** 256 random bits as base64url. */
function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
