import type { Clock } from '../tenant/clock.ts';
import type { Random } from '../tenant/random.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { aadsts, sentenceOf, type AadstsNumber } from './aadsts.ts';
import { authPage } from './auth-page.ts';
import { html } from '../http/html.ts';
import { rolesOf } from './directory-roles.ts';
import { findPerson, findTenant, type TenantChoice } from './find-tenant.ts';
import { isPassword } from './password.ts';
import type { Account, SessionBook } from './session-book.ts';
import { passwordPage, personPage, pickPage, type SignInView } from './sign-in-page.ts';

/** What somebody is asked to sign in for. */
export type SignInWish = {
  /** Whose people are offered; null: everybody's. */
  readonly tenant: TenantChoice;
  /** Display name of the application. */
  readonly application: string;
  readonly loginHint?: string | null;
  readonly domainHint?: string | null;
  /** A password is asked for even of somebody who is signed in. */
  readonly fresh?: boolean;
  /** Somebody who is signed in is asked which account to take. */
  readonly choose?: boolean;
  /** What happens with the person; may itself answer with a page. */
  readonly signedIn: (account: Account, request: Request) => Promise<Response>;
  /** The person went back instead. */
  readonly cancelled: () => Response;
};

/** A page that waits for its form. */
export type OpenPage = (form: URLSearchParams, request: Request) => Promise<Response>;

type Offered = { readonly tenant: Tenant; readonly user: Account['user'] };

/** What waits behind an address that a browser is sent on to. */
export type OpenLink = (request: Request) => Promise<Response>;

type Kept = { readonly until: Temporal.Instant } & ({ readonly page: OpenPage } | { readonly link: OpenLink });

/** An administrator may think an hour about a consent. */
const pageMinutes = 60;
const keptPages = 5000;
/** Smart lockout's default (learn.microsoft.com/entra/identity/authentication/howto-password-smart-lockout). */
const allowedFailures = 10;
const lockSeconds = 60;
/** A page that lists more people than this is read by nobody. */
const shownPeople = 60;

/** Where people sign in: asks for name and password, remembers browsers, and goes on with what they came for. */
export class SignInDesk {
  readonly #pages = new Map<string, Kept>();
  readonly #failures = new Map<string, { count: number; lockedUntil: Temporal.Instant | null }>();
  readonly #tenants: ReadonlyMap<string, Tenant>;
  readonly #sessions: SessionBook;
  readonly #deps: { readonly clock: Clock; readonly random: Random };

  constructor(
    tenants: ReadonlyMap<string, Tenant>,
    sessions: SessionBook,
    deps: { readonly clock: Clock; readonly random: Random },
  ) {
    this.#tenants = tenants;
    this.#sessions = sessions;
    this.#deps = deps;
  }

  /** Goes on at once with who is signed in, or answers with a page that asks. */
  async ask(request: Request, wish: SignInWish): Promise<Response> {
    const accounts = this.#sessions.accounts(request);
    const hint = wish.loginHint?.toLowerCase() ?? null;
    const fitting = accounts.filter(({ user }) => hint === null || user.userPrincipalName.toLowerCase() === hint);
    const [first] = fitting;
    if (wish.choose === true && accounts.length > 0) return this.#showPick(wish, accounts);
    if (first && wish.fresh !== true) {
      const own = wish.tenant === null ? undefined : fitting.find(({ tenant }) => tenant === wish.tenant);
      return wish.signedIn(own ?? first, request);
    }
    return hint === null ? this.#showPerson(wish, '', null) : this.#showPassword(wish, wish.loginHint!, null);
  }

  /** Opens a page of somebody else's (consent): returns the address for its form. */
  open(page: OpenPage): string {
    return this.#keep({ page });
  }

  /** Opens an address that a browser is sent on to: returns it. */
  openLink(link: OpenLink): string {
    return this.#keep({ link });
  }

  #keep(kept: { readonly page: OpenPage } | { readonly link: OpenLink }): string {
    const now = this.#deps.clock.now();
    const id = Buffer.from(this.#deps.random.bytes(24)).toString('base64url');
    const [oldest] = this.#pages.keys();
    if (this.#pages.size >= keptPages && oldest !== undefined) this.#pages.delete(oldest);
    this.#pages.set(id, { ...kept, until: now.add({ minutes: pageMinutes }) });
    return `/signin/${id}`;
  }

  /** Answers the form of an open page. */
  async handle(id: string, form: URLSearchParams, request: Request): Promise<Response> {
    const kept = this.#kept(id);
    return kept && 'page' in kept ? kept.page(form, request) : expiredPage();
  }

  /** Goes on where a browser was sent. */
  async follow(id: string, request: Request): Promise<Response> {
    const kept = this.#kept(id);
    return kept && 'link' in kept ? kept.link(request) : expiredPage();
  }

  #kept(id: string): Kept | undefined {
    const kept = this.#pages.get(id);
    return kept && Temporal.Instant.compare(kept.until, this.#deps.clock.now()) >= 0 ? kept : undefined;
  }

  /** Puts somebody's failed sign-ins out of mind. */
  unlock(userId: string): void {
    this.#failures.delete(userId);
  }

  #view(wish: SignInWish, login: string, problem: string | null): SignInView {
    const action = this.open((form, request) => this.#step(wish, form, request));
    return { action, application: wish.application, login, problem };
  }

  #showPerson(wish: SignInWish, login: string, problem: string | null): Response {
    return personPage(this.#view(wish, login, problem), this.#offered(wish));
  }

  #showPassword(wish: SignInWish, login: string, problem: string | null): Response {
    return passwordPage(this.#view(wish, login, problem));
  }

  #showPick(wish: SignInWish, accounts: readonly Account[]): Response {
    return pickPage(this.#view(wish, '', null), accounts);
  }

  /** People to pick from: administrators first, since consents need them. */
  #offered(wish: SignInWish): readonly Offered[] {
    const named = wish.domainHint ? findTenant(this.#tenants, wish.domainHint) : undefined;
    const only = wish.tenant ?? named;
    const tenants = only ? [only] : [...this.#tenants.values()];
    const administrators: Offered[] = [];
    const others: Offered[] = [];
    for (const tenant of tenants) {
      for (const user of tenant.users.values()) {
        if (user.kind !== 'person' || !user.accountEnabled) continue;
        if (rolesOf(user).length > 0) administrators.push({ tenant, user });
        else if (others.length < shownPeople) others.push({ tenant, user });
      }
    }
    return [...administrators, ...others].slice(0, shownPeople);
  }

  async #step(wish: SignInWish, form: URLSearchParams, request: Request): Promise<Response> {
    const login = (form.get('login') ?? '').trim();
    const step = form.get('step');
    const picked = form.get('account');
    if (step === 'cancel') return wish.cancelled();
    if (step === 'other' || step === 'back') return this.#showPerson(wish, login, null);
    if (picked !== null) {
      const account = this.#sessions.accounts(request).find(({ user }) => user.id === picked);
      if (account === undefined) return this.#showPerson(wish, '', null);
      if (wish.fresh === true) return this.#showPassword(wish, account.user.userPrincipalName, null);
      return wish.signedIn(account, request);
    }
    const person = findPerson(this.#tenants, login);
    if (person === undefined) return this.#showPerson(wish, login, problem(50034, login));
    if (step !== 'password') return this.#showPassword(wish, login, null);
    const refused = this.#check(person.user, form.get('password') ?? '');
    if (refused !== null) return this.#showPassword(wish, login, problem(refused));
    const { account, cookie } = this.#sessions.begin(request, person);
    const response = await wish.signedIn(account, request);
    response.headers.append('set-cookie', cookie);
    return response;
  }

  /** The number of the refusal, or null when the password is right and the account may be used. */
  #check(user: Account['user'], password: string): AadstsNumber | null {
    const now = this.#deps.clock.now();
    const failures = this.#failures.get(user.id) ?? { count: 0, lockedUntil: null };
    if (failures.lockedUntil && Temporal.Instant.compare(now, failures.lockedUntil) < 0) return 50053;
    if (!isPassword(user, password)) {
      const count = failures.count + 1;
      const lockedUntil = count >= allowedFailures ? now.add({ seconds: lockSeconds }) : null;
      this.#failures.set(user.id, { count, lockedUntil });
      return lockedUntil === null ? 50126 : 50053;
    }
    this.#failures.delete(user.id);
    return user.accountEnabled ? null : 50057;
  }
}

const problem = (number: AadstsNumber, about = ''): string => sentenceOf(aadsts(number, about));

const expiredPage = (): Response =>
  authPage({
    title: 'Start again',
    body: html`<h1>This page has expired</h1>
      <p>Go back to the application and start again.</p>`,
  });
