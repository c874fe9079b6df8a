import type { Tenant } from '../../tenant/tenant.ts';
import type { User } from '../../tenant/user.ts';
import type { ResponseDraft, Signing } from '../response-draft.ts';
import type { Signer } from '../xml.ts';

/** What a fault may make use of. */
export type FaultContext = {
  readonly tenant: Tenant;
  readonly user: User;
  /** Somebody else: whom a forger would like to be. */
  readonly victim: User;
  /** Signs with a key that stands in no metadata. */
  readonly stranger: Signer;
  /** The application's own signing key. */
  readonly signer: Signer;
  readonly draft: ResponseDraft;
};

/** One broken message of the menu. */
export type SamlFault = {
  /** What is wrong, in a sentence for the page. */
  readonly what: string;
  /** Changes what is said, before it is signed. */
  readonly draft?: (draft: ResponseDraft, context: FaultContext) => ResponseDraft;
  /** Changes who signs what. */
  readonly signing?: (signing: Signing, context: FaultContext) => Signing;
  /** Changes the text after it was signed. */
  readonly xml?: (xml: string, context: FaultContext) => string;
  /** Changes the form field. */
  readonly field?: (field: string) => string;
};
