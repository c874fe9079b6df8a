import { claimNames } from '../claims.ts';
import { entityIdOf } from '../metadata.ts';
import type { ResponseDraft } from '../response-draft.ts';
import { escapeXml } from '../xml.ts';
import type { SamlFault } from './saml-fault.ts';

const otherTenant = '99999999-9999-4999-8999-999999999999';
const elsewhere = 'https://elsewhere.example/saml/acs';
const unknownRequest = '_1234567890abcdef1234567890abcdef';

/** A fault of the confirmation, of the conditions, of an attribute: everything else is as it was. */
const confirmation =
  (change: Partial<NonNullable<ResponseDraft['confirmation']>>) =>
  (draft: ResponseDraft): ResponseDraft => ({
    ...draft,
    confirmation: draft.confirmation && { ...draft.confirmation, ...change },
  });
const conditions =
  (change: Partial<NonNullable<ResponseDraft['conditions']>>) =>
  (draft: ResponseDraft): ResponseDraft => ({
    ...draft,
    conditions: draft.conditions && { ...draft.conditions, ...change },
  });
const withoutClaim = (draft: ResponseDraft, name: string): ResponseDraft => ({
  ...draft,
  attributes: draft.attributes.filter((one) => one.name !== name),
});
const nameId = (draft: ResponseDraft, xml: (value: string) => string): ResponseDraft => ({
  ...draft,
  nameId: draft.nameId && { ...draft.nameId, xml: xml(draft.nameId.xml) },
});

/** Moves every instant of a response, as a wrong clock would. */
function shifted(draft: ResponseDraft, duration: Temporal.DurationLike): ResponseDraft {
  const move = (instant: Temporal.Instant | null) => instant && instant.add(duration);
  return {
    ...draft,
    issuedAt: draft.issuedAt.add(duration),
    authn: { ...draft.authn, at: draft.authn.at.add(duration) },
    confirmation: draft.confirmation && {
      ...draft.confirmation,
      notBefore: move(draft.confirmation.notBefore),
      notOnOrAfter: move(draft.confirmation.notOnOrAfter),
    },
    conditions: draft.conditions && {
      ...draft.conditions,
      notBefore: move(draft.conditions.notBefore),
      notOnOrAfter: move(draft.conditions.notOnOrAfter),
    },
  };
}

/** Well signed messages that say something wrong. */
export const saidWrongly = {
  'wrong-audience': {
    what: 'The audience is another application',
    draft: conditions({ audiences: ['https://elsewhere.example/saml/metadata'] }),
  },
  'no-audience': { what: 'There is no audience restriction', draft: conditions({ audiences: [] }) },
  'padded-audience': {
    what: 'White space stands around the audience',
    draft: (draft) => conditions({ audiences: (draft.conditions?.audiences ?? []).map((one) => ` ${one} `) })(draft),
  },
  'no-conditions': { what: 'There are no conditions at all', draft: (draft) => ({ ...draft, conditions: null }) },
  'no-times': { what: 'The conditions have no times', draft: conditions({ notBefore: null, notOnOrAfter: null }) },
  'wrong-recipient': { what: 'The recipient is another address', draft: confirmation({ recipient: elsewhere }) },
  'no-recipient': { what: 'The confirmation names no recipient', draft: confirmation({ recipient: null }) },
  'wrong-destination': {
    what: 'The destination is another address',
    draft: (draft) => ({ ...draft, destination: elsewhere }),
  },
  'wrong-issuer': {
    what: 'The assertion was issued by another tenant',
    draft: (draft) => ({ ...draft, assertionIssuer: entityIdOf(otherTenant), responseIssuer: entityIdOf(otherTenant) }),
  },
  'wrong-response-issuer': {
    what: 'The response names another issuer than the assertion',
    draft: (draft) => ({ ...draft, responseIssuer: entityIdOf(otherTenant) }),
  },
  'wrong-tenant-claim': {
    what: 'The tenantid claim names another tenant',
    draft: (draft) => ({
      ...withoutClaim(draft, claimNames.tenantId),
      attributes: [
        { name: claimNames.tenantId, values: [otherTenant] },
        ...withoutClaim(draft, claimNames.tenantId).attributes,
      ],
    }),
  },
  expired: { what: 'The response is two hours old', draft: (draft) => shifted(draft, { hours: -2 }) },
  'not-yet-valid': { what: 'The response is of the hour after next', draft: (draft) => shifted(draft, { hours: 2 }) },
  'clock-four-minutes-fast': {
    what: 'The clock is four minutes fast',
    draft: (draft) => shifted(draft, { minutes: 4 }),
  },
  'clock-two-minutes-fast': {
    what: 'The clock is two minutes fast, which most allow',
    draft: (draft) => shifted(draft, { minutes: 2 }),
  },
  'confirmation-expired': {
    what: 'Only the confirmation has expired',
    draft: (draft) => confirmation({ notOnOrAfter: draft.issuedAt.subtract({ hours: 1 }) })(draft),
  },
  'confirmation-not-before': {
    what: 'The confirmation has a NotBefore, which a bearer mustn’t',
    draft: (draft) => confirmation({ notBefore: draft.issuedAt.subtract({ minutes: 1 }) })(draft),
  },
  'confirmation-without-end': { what: 'The confirmation never ends', draft: confirmation({ notOnOrAfter: null }) },
  'no-confirmation': { what: 'The subject isn’t confirmed', draft: (draft) => ({ ...draft, confirmation: null }) },
  'holder-of-key': {
    what: 'The subject is confirmed by holder-of-key',
    draft: confirmation({ method: 'urn:oasis:names:tc:SAML:2.0:cm:holder-of-key' }),
  },
  'unknown-in-response-to': {
    what: 'It answers a request that nobody sent',
    draft: (draft) => confirmation({ inResponseTo: unknownRequest })({ ...draft, inResponseTo: unknownRequest }),
  },
  unsolicited: {
    what: 'It names no request, as if the person had begun at the identity provider',
    draft: (draft) => confirmation({ inResponseTo: null })({ ...draft, inResponseTo: null }),
  },
  'request-only-outside': {
    what: 'Only the unsigned response names the request',
    draft: confirmation({ inResponseTo: null }),
  },
  'requests-differ': {
    what: 'Response and confirmation name different requests',
    draft: confirmation({ inResponseTo: unknownRequest }),
  },
  'missing-object-id': {
    what: 'The objectidentifier claim is missing',
    draft: (draft) => withoutClaim(draft, claimNames.objectId),
  },
  'duplicate-object-id': {
    what: 'The objectidentifier claim is there twice, with different values',
    draft: (draft, { victim }) => ({
      ...draft,
      attributes: [...draft.attributes, { name: claimNames.objectId, values: [victim.id] }],
    }),
  },
  'nested-object-id': {
    what: 'The objectidentifier claim holds an element',
    draft: (draft, { user }) => ({
      ...withoutClaim(draft, claimNames.objectId),
      attributes: [
        { name: claimNames.objectId, values: [`<value>${user.id}</value>`], raw: true },
        ...withoutClaim(draft, claimNames.objectId).attributes,
      ],
    }),
  },
  'no-name-id': { what: 'There is no NameID', draft: (draft) => ({ ...draft, nameId: null }) },
  'padded-name-id': {
    what: 'White space stands around the NameID',
    draft: (draft) => nameId(draft, (value) => ` ${value}\n`),
  },
  'look-alike-name-id': {
    what: 'The NameID has a Cyrillic letter in it',
    draft: (draft) => nameId(draft, (value) => value.replace(/[ae]/, (letter) => (letter === 'a' ? 'а' : 'е'))),
  },
  'status-requester': {
    what: 'The status says that it failed, and an assertion is there all the same',
    draft: (draft) => ({ ...draft, status: { code: 'urn:oasis:names:tc:SAML:2.0:status:Requester' } }),
  },
  'only-an-error': {
    what: 'The identity provider reports an error instead of an assertion',
    draft: (draft) => ({
      ...draft,
      hasAssertion: false,
      status: {
        code: 'urn:oasis:names:tc:SAML:2.0:status:Responder',
        subCode: 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed',
        message: 'AADSTS50126: Error validating credentials due to invalid username or password.',
      },
    }),
  },
  'version-1': { what: 'The version is 1.1', draft: (draft) => ({ ...draft, version: '1.1' }) },
  'another-person': {
    what: 'The name is another person’s than the object id',
    draft: (draft, { victim }) => nameId(draft, () => escapeXml(victim.userPrincipalName)),
  },
  'too-big': {
    what: 'A claim of 200 000 letters makes the message too big',
    draft: (draft) => ({
      ...draft,
      attributes: [...draft.attributes, { name: 'urn:padding', values: ['x'.repeat(200_000)] }],
    }),
  },
  'many-claims': {
    what: 'There are 6 000 claims',
    draft: (draft) => ({
      ...draft,
      attributes: [
        ...draft.attributes,
        ...Array.from({ length: 6000 }, (_, count) => ({ name: `urn:c${count}`, values: ['x'] })),
      ],
    }),
  },
} as const satisfies Record<string, SamlFault>;
