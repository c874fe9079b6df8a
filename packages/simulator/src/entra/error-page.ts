import { html } from '../http/html.ts';
import type { Clock } from '../tenant/clock.ts';
import { aadsts, isAadstsNumber, sentenceOf, timestampOf, type AadstsRefusal, type RequestIds } from './aadsts.ts';
import { authPage } from './auth-page.ts';

/**
 * Entra's error page: what can't be told to the application, since its address isn't known to be its own.
 * Entra answers it with 200.
 */
export function errorPage(refusal: AadstsRefusal, ids: RequestIds, clock: Clock): Response {
  return failurePage(sentenceOf(refusal), ids, clock);
}

/** The same for a sentence of its own, such as those of SAML. */
export function failurePage(sentence: string, ids: RequestIds, clock: Clock): Response {
  return authPage({
    title: 'Sign in to your account',
    body: html`<h1>Sign in</h1>
      <p class="lead">Sorry, but we’re having trouble signing you in.</p>
      <p role="alert">${sentence}</p>
      <section aria-labelledby="details">
        <h2 id="details">Troubleshooting details</h2>
        <dl>
          <dt>Request Id</dt>
          <dd>${ids.traceId}</dd>
          <dt>Correlation Id</dt>
          <dd>${ids.correlationId}</dd>
          <dt>Timestamp</dt>
          <dd>${timestampOf(clock)}</dd>
          <dt>Message</dt>
          <dd>${sentence}</dd>
        </dl>
      </section>
      <form method="post" action="/signin/out">
        <div class="actions"><button>Sign out</button></div>
      </form>`,
  });
}

/** What a number means: `error_uri` of each refusal leads here. */
export function explainPage(code: string): Response {
  const number = Number(code);
  const sentence = isAadstsNumber(number)
    ? sentenceOf(aadsts(number, '…'))
    : 'This simulator answers with no such number. Microsoft’s list: learn.microsoft.com/entra/identity-platform/reference-error-codes.';
  return authPage({
    title: 'Error lookup',
    body: html`<h1>Error lookup</h1>
      <p>${sentence}</p>`,
  });
}
