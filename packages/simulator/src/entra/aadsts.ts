import type { Clock } from '../tenant/clock.ts';
import { catalogue } from './aadsts-catalogue.ts';

/** The numbers that this token service can answer with. */
export type AadstsNumber = keyof typeof catalogue;

/** Whether a number is one of those. */
export const isAadstsNumber = (number: number): number is AadstsNumber => number in catalogue;

/** A refusal: which one, and the name or value that it is about. */
export type AadstsRefusal = {
  readonly number: AadstsNumber;
  readonly about: string;
  /** Says more to MSAL, e.g. `consent_required`. */
  readonly suberror?: string;
};

/** The ids under which Microsoft's support finds a request. */
export type RequestIds = { readonly correlationId: string; readonly traceId: string };

/** Makes a refusal; `about` is put into the sentence (an app, a tenant, a parameter). */
export const aadsts = (number: AadstsNumber, about = '', suberror?: string): AadstsRefusal => ({
  number,
  about,
  ...(suberror !== undefined && { suberror }),
});

/** An address that isn't among those of the application. */
export const redirectMismatch = (redirectUri: string, appId: string): AadstsRefusal =>
  aadsts(
    50011,
    `'${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${appId}'`,
  );

/** An application that a directory has never heard of. */
export const unknownApplication = (appId: string, directory: string): AadstsRefusal =>
  aadsts(700016, `'${appId}' was not found in the directory '${directory}'`);

/** Somebody whom nobody assigned to an application that wants it. */
export const notAssigned = (app: { displayName: string; appId: string }, person: string): AadstsRefusal =>
  aadsts(
    50105,
    `${app.displayName} ('${app.appId}') to block users unless they are specifically granted ('assigned') access to the application. The signed in user '${person}'`,
  );

/** Whether what came back is a refusal and not what was asked for. */
export const isRefusal = (value: unknown): value is AadstsRefusal =>
  typeof value === 'object' && value !== null && 'number' in value && 'about' in value;

/** OAuth's word for a refusal, e.g. `invalid_grant`. */
export const oauthError = (refusal: AadstsRefusal): string => catalogue[refusal.number].error;

/** The sentence without ids: what a page shows. */
export const sentenceOf = (refusal: AadstsRefusal): string =>
  `AADSTS${refusal.number}: ${catalogue[refusal.number].text(refusal.about)}`;

/** `2026-11-24 08:00:00Z`, as error bodies write it. */
export const timestampOf = (clock: Clock): string =>
  clock.now().round({ smallestUnit: 'second' }).toString().replace('T', ' ');

/** The sentence with the ids behind it, as `error_description` has it. */
export function describeRefusal(refusal: AadstsRefusal, ids: RequestIds, clock: Clock): string {
  return `${sentenceOf(refusal)} Trace ID: ${ids.traceId} Correlation ID: ${ids.correlationId} Timestamp: ${timestampOf(clock)}`;
}

/**
 * The answer that Entra gives to a refused token request: OAuth's error with `error_codes`, trace and correlation ids
 * (learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
export function aadstsResponse(
  refusal: AadstsRefusal,
  request: RequestIds & { readonly origin: string },
  clock: Clock,
): Response {
  const entry = catalogue[refusal.number];
  return Response.json(
    {
      error: entry.error,
      error_description: describeRefusal(refusal, request, clock),
      error_codes: [refusal.number],
      timestamp: timestampOf(clock),
      trace_id: request.traceId,
      correlation_id: request.correlationId,
      error_uri: `${request.origin}/error?code=${refusal.number}`,
      ...(refusal.suberror !== undefined && { suberror: refusal.suberror }),
    },
    { status: entry.status, headers: { 'cache-control': 'no-store', pragma: 'no-cache' } },
  );
}
