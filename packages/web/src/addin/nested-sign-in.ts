import { createNestablePublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';

/**
 * An access token for Planner's own scope from the account that is signed in to Outlook: silently, else with its consent.
 * @returns null when Outlook gives none; the dialog is tried then
 */
export async function nestedToken({
  clientId,
  authority,
  scope,
}: {
  readonly clientId: string;
  readonly authority: string;
  readonly scope: string;
}): Promise<string | null> {
  try {
    const msal = await createNestablePublicClientApplication({
      auth: { clientId, authority, knownAuthorities: [new URL(authority).host] },
      cache: { cacheLocation: 'sessionStorage' },
    });
    const request = { scopes: [scope] };
    try {
      return (await msal.acquireTokenSilent(request)).accessToken || null;
    } catch (error) {
      if (!(error instanceof InteractionRequiredAuthError)) throw error;
      return (await msal.acquireTokenPopup(request)).accessToken || null;
    }
  } catch {
    // Each host fails in words of its own (OfficeDev/office-js#4764, #5595, msal-js#7723): whatever it was, the dialog works.
    return null;
  }
}
