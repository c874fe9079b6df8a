import { outlookAppId } from './control/act-as-person.ts';
import { registerDirectory } from './directory/directory-routes.ts';
import { registerEntra } from './entra/entra-routes.ts';
import { makeBearerCheck } from './entra/bearer.ts';
import { makeSigningKey, type SigningKey } from './entra/signing-key.ts';
import { entraDirectoryOf } from './entra/tenant-registry.ts';
import { FaultBox } from './faults/fault-box.ts';
import type { Authenticate } from './graph/caller.ts';
import type { SimulatorCore } from './simulator.ts';
import type { SubscriptionBook } from './subscriptions/subscription-book.ts';
import { registerSubscriptions } from './subscriptions/subscription-routes.ts';
import type { OutgoingFetch } from './subscriptions/validation.ts';

export type PartsOptions = {
  /** How notifications leave: `fetch` unless a test hands in a function of its own. */
  readonly outgoing?: OutgoingFetch | undefined;
};

/** Sign-in: the key that signs tokens and the check that Graph makes of them. */
export type EntraPart = {
  /** The token check to put on Graph when only real tokens may pass: `simulator.graph.authenticate = simulator.entra.bearerCheck`. */
  readonly bearerCheck: Authenticate;
  /** The signing key; made at the first use, or set before it by whoever keeps one. */
  signingKey(): Promise<SigningKey>;
  setSigningKey(key: SigningKey): void;
  /** Where pages for people are served, once they are; discovery tells it to clients. */
  pagesOrigin: string | undefined;
};

/** What the control API can't do by itself; set by whoever started the simulator. */
export type Keeping = {
  /** Writes the state to where it is kept, after a change that no message and no event told of. */
  keep: () => Promise<void>;
  /** Throws everything away and begins anew; undefined where nobody can. */
  reset: (() => Promise<void>) | undefined;
};

/** The parts around Graph's calendars. */
export type Parts = {
  readonly keeping: Keeping;
  readonly entra: EntraPart;
  readonly subscriptions: SubscriptionBook;
  readonly faults: FaultBox;
};

/** Adds tokens, directory, subscriptions and faults to a bare simulator. */
export function addParts(core: SimulatorCore, options: PartsOptions): Parts {
  // Innermost last: a fault wraps everything that the routes do.
  const faults = new FaultBox({ clock: core.clock, random: core.random.fork('faults'), agenda: core.agenda });
  core.graph.use(faults.interceptor);
  const entra = addEntra(core);
  registerDirectory(core);
  const subscriptions = registerSubscriptions(core, options.outgoing ?? ((request) => fetch(request)));
  faults.spared.add(outlookAppId);
  return { entra, subscriptions, faults, keeping: { keep: () => Promise.resolve(), reset: undefined } };
}

function addEntra(core: SimulatorCore): EntraPart {
  const random = core.random.fork('entra');
  let key: Promise<SigningKey> | undefined;
  const signingKey = () => (key ??= makeSigningKey());
  const check = makeBearerCheck({ clock: core.clock, signingKey });
  const part: EntraPart = {
    bearerCheck: (request) => check(request.headers.get('authorization')),
    signingKey,
    setSigningKey: (kept) => {
      key = Promise.resolve(kept);
    },
    pagesOrigin: undefined,
  };
  const directory = entraDirectoryOf(core.tenants);
  registerEntra(
    core.app,
    { directory, clock: core.clock, guid: () => random.guid(), signingKey },
    () => part.pagesOrigin,
  );
  return part;
}
