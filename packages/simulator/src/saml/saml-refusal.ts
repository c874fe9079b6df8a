import { catalogue } from '../entra/aadsts-catalogue.ts';
import { timestampOf, type RequestIds } from '../entra/aadsts.ts';
import { failurePage } from '../entra/error-page.ts';
import type { Clock } from '../tenant/clock.ts';

/** What Entra answers to SAML that it can't take (learn.microsoft.com/entra/identity-platform/reference-error-codes). */
export const samlSentences = {
  50011: catalogue[50011].text,
  50020: (about: string) =>
    `User account ${about}. The account needs to be added as an external user in the tenant first.`,
  50105: catalogue[50105].text,
  75003: (about: string) => `Binding '${about}' is not supported: responses are sent by HTTP POST.`,
  75005: () => 'The request is not a valid Saml2 protocol message.',
  75011: (about: string) =>
    `Authentication method '${about}' by which the user authenticated with the service doesn't match requested authentication method. Contact the application owner.`,
  75016: (about: string) => `SAML2 Authentication Request has invalid NameIDPolicy '${about}'.`,
  76021: () => 'The request sent by client is not signed while the application requires signed requests.',
  90002: (about: string) => `Tenant '${about}' not found.`,
  500113: catalogue[500113].text,
  501241: (about: string) => `Mandatory Input '${about}' missing from transformation ID 'ExtractMailPrefix'.`,
  700016: catalogue[700016].text,
  750054: () =>
    'SAMLRequest or SAMLResponse must be present as query string parameters in HTTP request for SAML Redirect binding.',
  900236: (about: string) =>
    `The SAML authentication request property '${about}' is not supported and must not be set.`,
  7000112: (about: string) => `Application '${about}' is disabled.`,
  7500529: (about: string) => `The value '${about}' isn't a valid SAML ID. The ID must not begin with a digit.`,
} as const;

export type SamlNumber = keyof typeof samlSentences;

/** A SAML message that was refused: stays on Entra's own page. */
export class SamlRefusal {
  readonly number: SamlNumber;
  readonly about: string;

  constructor(number: SamlNumber, about = '') {
    this.number = number;
    this.about = about;
  }

  get sentence(): string {
    return `AADSTS${this.number}: ${samlSentences[this.number](this.about)}`;
  }

  page(ids: RequestIds, clock: Clock): Response {
    return failurePage(this.sentence, ids, clock);
  }
}

/** The text of a StatusMessage. */
export const statusMessage = (sentence: string, ids: RequestIds, clock: Clock): string =>
  `${sentence}\r\nTrace ID: ${ids.traceId}\r\nCorrelation ID: ${ids.correlationId}\r\nTimestamp: ${timestampOf(clock)}`;
