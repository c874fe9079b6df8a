import { outlookAppId } from './control/act-as-person.ts';
import { registerDirectory } from './directory/directory-routes.ts';
import { registerEntra } from './entra/entra-routes.ts';
import { makeBearerCheck } from './entra/bearer.ts';
import { UsedAssertions } from './entra/client-credential.ts';
import { CodeBook } from './entra/code-book.ts';
import type { EntraDeps } from './entra/entra-deps.ts';
import { KeyRing } from './entra/key-ring.ts';
import { SessionBook } from './entra/session-book.ts';
import { SignInDesk } from './entra/sign-in-desk.ts';
import { FaultBox } from './faults/fault-box.ts';
import { registerPortal } from './portal/portal-routes.ts';
import { makeSamlPart, type SamlPart } from './saml/saml-part.ts';
import { registerSaml } from './saml/saml-routes.ts';
import { samlLogoutAddress } from './saml/single-logout.ts';
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
  /** The keys that sign tokens. */
  readonly keys: KeyRing;
  /** What the token service works with: for pages and controls beside it. */
  readonly deps: EntraDeps;
  /** The SAML identity provider: its fault menu. */
  readonly saml: SamlPart;
  /** Where pages for people are served, once they are; discovery tells it to clients. */
  pagesOrigin: string | undefined;
  /** The https address of the token service, once it listens; issuers name it. */
  authorityOrigin: string | undefined;
};

/** What the control API can't do by itself; set by whoever started the simulator. */
export type Keeping = {
  /** Writes the state to where it is kept, after a change that no message and no event told of. */
  keep: () => Promise<void>;
  /** Throws everything away and begins anew; undefined where nobody can. */
  reset: (() => Promise<void>) | undefined;
  /** Tells whoever keeps the state that all tenants were replaced by others. */
  replaced: () => Promise<void>;
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
  return {
    entra,
    subscriptions,
    faults,
    keeping: { keep: () => Promise.resolve(), reset: undefined, replaced: () => Promise.resolve() },
  };
}

function addEntra(core: SimulatorCore): EntraPart {
  const { tenants, clock, log } = core;
  const random = core.random.fork('entra');
  const keys = new KeyRing();
  const check = makeBearerCheck({ clock, keys });
  const sessions = new SessionBook(tenants, { clock, random: random.fork('sessions') });
  const deps: EntraDeps = {
    tenants,
    clock,
    log,
    random,
    keys,
    sessions,
    codes: new CodeBook({ clock, random: random.fork('codes') }),
    usedAssertions: new UsedAssertions(),
    desk: new SignInDesk(tenants, sessions, { clock, random: random.fork('desk') }),
    pagesOrigin: () => part.pagesOrigin,
    authorityOrigin: () => part.authorityOrigin,
  };
  const saml = makeSamlPart(deps);
  const part: EntraPart = {
    bearerCheck: (request) => check(request.headers.get('authorization')),
    keys,
    deps,
    saml,
    pagesOrigin: undefined,
    authorityOrigin: undefined,
  };
  registerEntra(core.app, deps, samlLogoutAddress);
  registerSaml(core.app, deps, saml);
  registerPortal(core.app, deps, saml);
  return part;
}
