import type { Clock } from '../tenant/clock.ts';
import type { Random } from '../tenant/random.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';

/** Somebody who proved who they are, in one browser. */
export type Account = {
  readonly tenant: Tenant;
  readonly user: User;
  /** When the password was typed: `auth_time`, AuthnInstant. */
  readonly signedInAt: Temporal.Instant;
  readonly session: Session;
};

/** An application that the browser signed in to: it is told when the person signs out. */
export type Participant = {
  readonly tenantId: string;
  readonly appId: string;
  readonly kind: 'oidc' | 'saml';
  /** SAML: SessionIndex and NameID of the assertion. */
  readonly sessionIndex?: string;
  readonly nameId?: string;
  readonly nameIdFormat?: string;
};

/** One browser: who is signed in there, and to what. Kept in memory; a restart signs everybody out. */
export type Session = {
  /** The `sid` claim. */
  readonly id: string;
  readonly secret: string;
  accounts: readonly { readonly tenantId: string; readonly userId: string; readonly signedInAt: Temporal.Instant }[];
  participants: readonly Participant[];
};

const cookieName = 'simulator-sign-in';
/** Entra ends a session of a browser after a day without use; a new password is asked for. */
const sessionHours = 24;
/** Oldest sessions go first. */
const keptSessions = 2000;

/** The sessions of all browsers. */
export class SessionBook {
  readonly #sessions = new Map<string, Session>();
  readonly #tenants: ReadonlyMap<string, Tenant>;
  readonly #deps: { readonly clock: Clock; readonly random: Random };

  constructor(tenants: ReadonlyMap<string, Tenant>, deps: { clock: Clock; random: Random }) {
    this.#tenants = tenants;
    this.#deps = deps;
  }

  /** Who is signed in in the browser of a request; people who were disabled, removed or signed out since aren't. */
  accounts(request: Request): readonly Account[] {
    const session = this.#find(request);
    if (session === undefined) return [];
    const oldest = this.#deps.clock.now().subtract({ hours: sessionHours });
    return session.accounts.flatMap(({ tenantId, userId, signedInAt }) => {
      const tenant = this.#tenants.get(tenantId);
      const user = tenant?.users.get(userId);
      if (tenant === undefined || user === undefined || !user.accountEnabled) return [];
      const isOver = [oldest, validFrom(user)].some((edge) => edge && Temporal.Instant.compare(signedInAt, edge) < 0);
      return isOver ? [] : [{ tenant, user, signedInAt, session }];
    });
  }

  /** Signs somebody in. Returns the account and the cookie that the browser must get. */
  begin(request: Request, { tenant, user }: { tenant: Tenant; user: User }): { account: Account; cookie: string } {
    const session = this.#find(request) ?? this.#open();
    const signedInAt = this.#deps.clock.now();
    const others = session.accounts.filter(({ userId }) => userId !== user.id);
    session.accounts = [{ tenantId: tenant.id, userId: user.id, signedInAt }, ...others];
    const cookie = `${cookieName}=${session.secret}; Path=/; HttpOnly; SameSite=Lax`;
    return { account: { tenant, user, signedInAt, session }, cookie };
  }

  /** Notes that an application was signed in to. */
  note(session: Session, participant: Participant): void {
    const others = session.participants.filter(
      ({ appId, tenantId }) => appId !== participant.appId || tenantId !== participant.tenantId,
    );
    session.participants = [...others, participant];
  }

  /** Signs the browser out. Returns who was signed in where, and the cookie that takes the other one away. */
  end(request: Request): { session: Session | undefined; cookie: string } {
    const session = this.#find(request);
    if (session) this.#sessions.delete(session.secret);
    return { session, cookie: `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` };
  }

  #open(): Session {
    const { random } = this.#deps;
    const secret = Buffer.from(random.bytes(32)).toString('base64url');
    const session: Session = { id: random.guid(), secret, accounts: [], participants: [] };
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size >= keptSessions && oldest !== undefined) this.#sessions.delete(oldest);
    this.#sessions.set(secret, session);
    return session;
  }

  #find(request: Request): Session | undefined {
    const cookies = request.headers.get('cookie') ?? '';
    const secret = new RegExp(`(?:^|;\\s*)${cookieName}=([^;]+)`).exec(cookies)?.[1];
    return secret === undefined ? undefined : this.#sessions.get(secret);
  }
}

/** From when on sign-ins of a person count: set by Graph's revokeSignInSessions. */
export function validFrom(user: User): Temporal.Instant | null {
  const text = user.profile['signInSessionsValidFromDateTime'];
  return typeof text === 'string' ? Temporal.Instant.from(text) : null;
}
