import { postPage } from '../entra/auth-page.ts';
import type { Account } from '../entra/session-book.ts';
import type { ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { claimsFor, nameIdFor } from './claims.ts';
import { samlFaults, type SamlFaultName } from './faults/fault-menu.ts';
import type { FaultContext, SamlFault } from './faults/saml-fault.ts';
import { entityIdOf } from './metadata.ts';
import { printResponse, success, type ResponseDraft, type Signing } from './response-draft.ts';
import type { NameIdFormat } from './saml-book.ts';
import type { SamlContext } from './saml-part.ts';
import { SamlRefusal, statusMessage } from './saml-refusal.ts';
import { contextOf, signInMethodOf } from './sign-in-method.ts';
import { signingCertificates } from './signing-certificate.ts';
import { escapeXml } from './xml.ts';

/** Both as on the page: a confirmation of five minutes in conditions of seventy (single-sign-on-saml-protocol). */
const confirmationMinutes = 5;
const conditionsMinutes = 70;

/** To whom a response goes, and what it answers. */
export type ResponseTarget = {
  readonly tenant: Tenant;
  readonly principal: ServicePrincipal;
  readonly acs: string;
  readonly audience: string;
  /** Null when nobody asked (IdP-initiated). */
  readonly inResponseTo: string | null;
  readonly relayState: string | null;
  readonly nameIdFormat: NameIdFormat | null;
};

/** Posts an assertion about a person to the application, or one that a fault has spoilt. */
export async function sendResponse(
  target: ResponseTarget,
  { account, user }: { account: Account; user: User },
  context: SamlContext,
): Promise<Response> {
  const { tenant, principal } = target;
  const { deps, part } = context;
  const settings = tenant.saml.settingsOf(principal.id);
  const nameId = nameIdFor({ tenant, principal, user, settings, asked: target.nameIdFormat });
  if (nameId instanceof SamlRefusal) return nameId.page(context.ids, deps.clock);
  const draft = draftFor(target, { account, user, nameId });
  const [certificate] = await signingCertificates(tenant, principal);
  const signer = { ...certificate, algorithm: settings.algorithm };
  const name = part.menu.take(principal.id);
  const victim = somebodyElse(tenant, user);
  const stranger = { ...(await part.stranger()), algorithm: settings.algorithm };
  const field = spoilt(name, { tenant, user, victim, stranger, signer, draft }, { what: settings.signing, signer });
  const last = part.menu.lastOf(principal.id);
  const sent = name === 'replay' && last !== undefined ? last : field;
  if (name === null) part.menu.remember(principal.id, field);
  deps.sessions.note(account.session, {
    tenantId: tenant.id,
    appId: principal.appId,
    kind: 'saml',
    sessionIndex: draft.authn.sessionIndex,
    nameId: nameId.value,
    nameIdFormat: nameId.format,
  });
  return post(target, sent);
}

/** Posts a response without assertion: why nobody was signed in. Such responses aren't signed. */
export function sendFailure(
  target: ResponseTarget,
  failure: { readonly code: string; readonly subCode: string; readonly sentence: string },
  { deps, ids }: SamlContext,
): Response {
  const { tenant, acs, inResponseTo } = target;
  const xml = printResponse(
    {
      ...emptyDraft(tenant, acs, inResponseTo),
      hasAssertion: false,
      status: {
        code: `urn:oasis:names:tc:SAML:2.0:status:${failure.code}`,
        subCode: `urn:oasis:names:tc:SAML:2.0:status:${failure.subCode}`,
        message: statusMessage(failure.sentence, ids, deps.clock),
      },
    },
    { what: 'nothing', signer: { privateKeyPem: '', certificate: '', algorithm: 'sha256' } },
  );
  return post(target, Buffer.from(xml).toString('base64'));
}

function post({ acs, relayState }: ResponseTarget, field: string): Response {
  return postPage('Working…', acs, { SAMLResponse: field, ...(relayState !== null && { RelayState: relayState }) });
}

function emptyDraft(tenant: Tenant, acs: string, inResponseTo: string | null): ResponseDraft {
  const issuedAt = tenant.clock.now();
  const assertionId = `_${tenant.random.guid()}`;
  return {
    responseId: `_${tenant.random.guid()}`,
    assertionId,
    version: '2.0',
    issuedAt,
    destination: acs,
    inResponseTo,
    responseIssuer: entityIdOf(tenant.id),
    assertionIssuer: entityIdOf(tenant.id),
    status: { code: success },
    nameId: null,
    confirmation: null,
    conditions: null,
    attributes: [],
    authn: { at: issuedAt, sessionIndex: assertionId, context: '' },
    hasAssertion: true,
    prologue: '',
  };
}

function draftFor(
  target: ResponseTarget,
  { account, user, nameId }: { account: Account; user: User; nameId: { value: string; format: string } },
): ResponseDraft {
  const { tenant, principal, acs, inResponseTo, audience } = target;
  const draft = emptyDraft(tenant, acs, inResponseTo);
  const { issuedAt } = draft;
  return {
    ...draft,
    nameId: { xml: escapeXml(nameId.value), format: nameId.format },
    confirmation: {
      method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer',
      recipient: acs,
      inResponseTo,
      notBefore: null,
      notOnOrAfter: issuedAt.add({ minutes: confirmationMinutes }),
    },
    conditions: {
      notBefore: issuedAt,
      notOnOrAfter: issuedAt.add({ minutes: conditionsMinutes }),
      audiences: [audience],
    },
    attributes: claimsFor(tenant, principal, user),
    authn: { ...draft.authn, at: account.signedInAt, context: contextOf(signInMethodOf(user)) },
  };
}

/** Whom a forger would like to be: the first other person. */
function somebodyElse(tenant: Tenant, user: User): User {
  for (const one of tenant.users.values()) if (one !== user && one.kind === 'person') return one;
  return user;
}

/** The form field, good or as the fault has it. */
function spoilt(name: SamlFaultName | null, context: FaultContext, signing: Signing): string {
  const fault: SamlFault = name === null ? { what: '' } : samlFaults[name];
  const draft = fault.draft?.(context.draft, context) ?? context.draft;
  const signed = printResponse(draft, fault.signing?.(signing, context) ?? signing);
  const xml = fault.xml?.(signed, { ...context, draft }) ?? signed;
  const field = Buffer.from(xml).toString('base64');
  return fault.field?.(field) ?? field;
}
