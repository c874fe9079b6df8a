import type { Clock } from '../tenant/clock.ts';
import { describeRefusal, oauthError, type AadstsRefusal, type RequestIds } from './aadsts.ts';
import { postPage, redirectTo } from './auth-page.ts';
import type { AnswerPlace } from './authorize-request.ts';

/** Sends an answer to the client: in the query, behind the `#`, or by a form that posts itself. */
export function answerClient(place: AnswerPlace, fields: Readonly<Record<string, string>>): Response {
  const all = { ...fields, ...(place.state !== null && { state: place.state }) };
  if (place.mode === 'form_post') return postPage('Working…', place.redirectUri, all);
  const parameters = new URLSearchParams(all).toString();
  if (place.mode === 'fragment') return redirectTo(`${place.redirectUri.replace(/#.*$/, '')}#${parameters}`);
  const joint = place.redirectUri.includes('?') ? '&' : '?';
  return redirectTo(`${place.redirectUri}${joint}${parameters}`);
}

/** Tells the client why not. */
export function refuseClient(
  place: AnswerPlace,
  refusal: AadstsRefusal,
  context: { readonly ids: RequestIds; readonly origin: string; readonly clock: Clock; readonly error?: string },
): Response {
  return answerClient(place, {
    error: context.error ?? oauthError(refusal),
    error_description: describeRefusal(refusal, context.ids, context.clock),
    error_uri: `${context.origin}/error?code=${refusal.number}`,
    ...(refusal.suberror !== undefined && { error_subcode: refusal.suberror }),
  });
}
