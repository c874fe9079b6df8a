import { createHmac, createHash } from 'node:crypto';
import { printResponse } from '../response-draft.ts';
import { pemOf } from '../signing-certificate.ts';
import type { FaultContext, SamlFault } from './saml-fault.ts';

const assertionPattern = /<Assertion [\s\S]*<\/Assertion>/;
const signaturePattern = /<Signature [\s\S]*?<\/Signature>/;

/** The signed assertion inside of a response. */
const signedAssertion = (xml: string): string => assertionPattern.exec(xml)?.[0] ?? '';

/** A forger's copy of the signed assertion: not signed, another id, another person. */
function forgedAssertion(xml: string, { user, victim }: FaultContext): string {
  return signedAssertion(xml)
    .replace(signaturePattern, '')
    .replace(/ ID="[^"]*"/, ' ID="_f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0"')
    .replaceAll(user.id, victim.id)
    .replaceAll(user.userPrincipalName, victim.userPrincipalName);
}

/** Puts something in the place of the assertion; a function, since texts may hold `$`. */
const replaceAssertion = (xml: string, text: string): string => xml.replace(assertionPattern, () => text);

/** Messages whose signature is wrong, missing, or covers something else than what is read. */
export const signedWrongly = {
  unsigned: { what: 'Nothing is signed', signing: (signing) => ({ ...signing, what: 'nothing' }) },
  'wrong-key': {
    what: 'It is signed with a key that stands in no metadata',
    signing: (signing, { stranger }) => ({ ...signing, signer: stranger }),
  },
  'only-response-signed': {
    what: 'The response is signed, its assertion isn’t',
    signing: (signing) => ({ ...signing, what: 'response' }),
  },
  'response-signed-by-stranger': {
    what: 'The assertion is well signed, the response by a key that stands in no metadata',
    xml: (_xml, { draft, signer, stranger }) => {
      const inner = printResponse(draft, { what: 'assertion', signer });
      const outer = printResponse({ ...draft, hasAssertion: false }, { what: 'response', signer: stranger });
      // The stranger's signature covers a response without assertion: it is wrong, whatever key one trusts.
      return outer.replace('</samlp:Response>', () => `${signedAssertion(inner)}</samlp:Response>`);
    },
  },
  sha1: {
    what: 'It is signed with SHA-1',
    signing: (signing) => ({ ...signing, signer: { ...signing.signer, algorithm: 'sha1' } }),
  },
  tampered: {
    what: 'The object id was changed after signing',
    xml: (xml, { user, victim }) => xml.replaceAll(user.id, victim.id),
  },
  'broken-signature': {
    what: 'A letter of the signature was changed',
    xml: (xml) =>
      xml.replace(/<SignatureValue>(.)/, (_, first: string) => `<SignatureValue>${first === 'A' ? 'B' : 'A'}`),
  },
  hmac: {
    what: 'The signature is an HMAC whose key is the public certificate',
    xml: (xml, { signer }) => {
      const signedInfo = /<SignedInfo[\s\S]*?<\/SignedInfo>/.exec(xml)?.[0] ?? '';
      const changed = signedInfo.replace(
        /(<SignatureMethod Algorithm=")[^"]*/,
        '$1http://www.w3.org/2000/09/xmldsig#hmac-sha1',
      );
      const canonical = changed
        .replace('<SignedInfo>', '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">')
        .replace(/<(\w+)([^>]*)\/>/g, '<$1$2></$1>');
      const value = createHmac('sha1', pemOf(signer.certificate)).update(canonical).digest('base64');
      return xml.replace(signedInfo, () => changed).replace(/<SignatureValue>[^<]*/, () => `<SignatureValue>${value}`);
    },
  },
  'comment-in-digest': {
    what: 'A comment hides a second digest in DigestValue',
    xml: (xml, { user, victim }) => {
      const tampered = xml.replaceAll(user.id, victim.id);
      const forged = createHash('sha256')
        .update(signedAssertion(tampered).replace(signaturePattern, ''))
        .digest('base64');
      return tampered.replace('<DigestValue>', () => `<DigestValue><!--${forged}-->`);
    },
  },
  'two-signed-infos': {
    what: 'The signature has two SignedInfo elements',
    xml: (xml) => xml.replace(/<SignedInfo[\s\S]*?<\/SignedInfo>/, (all) => `${all}${all}`),
  },
  'wrapped-before': {
    what: 'A forged assertion stands before the signed one',
    xml: (xml, context) => replaceAssertion(xml, forgedAssertion(xml, context) + signedAssertion(xml)),
  },
  'wrapped-after': {
    what: 'A forged assertion stands behind the signed one',
    xml: (xml, context) => replaceAssertion(xml, signedAssertion(xml) + forgedAssertion(xml, context)),
  },
  'wrapped-around': {
    what: 'A forged assertion holds the signed one as its advice',
    xml: (xml, context) =>
      replaceAssertion(
        xml,
        forgedAssertion(xml, context).replace(
          '<AttributeStatement>',
          () => `<Advice>${signedAssertion(xml)}</Advice><AttributeStatement>`,
        ),
      ),
  },
  'wrapped-in-object': {
    what: 'A forged assertion carries the signature, whose Object holds the signed one',
    xml: (xml, context) => {
      const signature = signaturePattern.exec(signedAssertion(xml))?.[0] ?? '';
      const original = signedAssertion(xml).replace(signaturePattern, '');
      const carrying = signature.replace('</Signature>', () => `<Object>${original}</Object></Signature>`);
      return replaceAssertion(
        xml,
        forgedAssertion(xml, context).replace('</Issuer>', () => `</Issuer>${carrying}`),
      );
    },
  },
  'wrapped-in-extensions': {
    what: 'The signed assertion stands in Extensions, a forged one in its place',
    xml: (xml, context) =>
      replaceAssertion(xml, forgedAssertion(xml, context)).replace(
        '<samlp:Status>',
        () => `<samlp:Extensions>${signedAssertion(xml)}</samlp:Extensions><samlp:Status>`,
      ),
  },
  'same-id-twice': {
    what: 'A forged assertion has the id of the signed one',
    xml: (xml, context) => {
      const forged = forgedAssertion(xml, context).replace(/ ID="[^"]*"/, ` ID="${context.draft.assertionId}"`);
      return replaceAssertion(xml, forged + signedAssertion(xml));
    },
  },
  'two-assertions': {
    what: 'The signed assertion is there twice',
    xml: (xml) => replaceAssertion(xml, signedAssertion(xml).repeat(2)),
  },
} as const satisfies Record<string, SamlFault>;
