import { AddinShelf } from '../portal/addin-shelf.ts';
import { SamlBook } from '../saml/saml-book.ts';
import type { Agenda } from './agenda.ts';
import { AppRegistry } from './app-registry.ts';
import { Apps, type App, type AppSpec } from './app.ts';
import type { ChangeKind } from './calendar-store.ts';
import type { Clock } from './clock.ts';
import { Consents } from './consents.ts';
import { DeletedObjects, type Deleted } from './deleted-objects.ts';
import { DirectoryLog, type DirectoryChange } from './directory-log.ts';
import { DistributionLists } from './distribution-lists.ts';
import { GroupBook } from './group-book.ts';
import type { CalendarItem } from './item.ts';
import { Mailbox } from './mailbox.ts';
import { PostOffice } from './post-office.ts';
import type { CalendarProcessing } from './processing.ts';
import type { Random } from './random.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { Shelf } from './shelf.ts';
import { isGuest, makeUser, type User, type UserSpec } from './user.ts';

export type { App } from './app.ts';

/** Something happened to a calendar item; subscriptions are made of these. */
export interface EventChange {
  readonly tenant: Tenant;
  readonly mailbox: Mailbox;
  /** The single meeting, or the series when one of its dates changed. */
  readonly item: CalendarItem;
  readonly kind: ChangeKind;
  readonly at: Temporal.Instant;
}

/** How much an app may ask; per app and tenant (learn.microsoft.com/graph/throttling-limits). */
export interface Limits {
  /** Per mailbox. */
  concurrentRequests: number;
  requestsPerTenMinutes: number;
  /** Resource units of the directory in ten seconds; null: by the number of users, as documented. */
  directoryUnits: number | null;
  /** Writes into the directory in two and a half minutes. */
  directoryWrites: number;
}

export interface TenantSpec {
  /** A GUID; drawn from the seed when missing. */
  readonly id?: string;
  readonly displayName: string;
  /** Verified domains, the default one first. */
  readonly domains: readonly string[];
  /** Address, telephone and the like of the organisation, by their Graph names. */
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly switches?: Partial<Switches>;
}

/** An organisation: its people, rooms, apps and mailboxes. Look-ups are by hash, whatever the size. */
export class Tenant {
  readonly id: string;
  readonly displayName: string;
  readonly domains: readonly string[];
  readonly profile: Record<string, unknown>;
  readonly switches: Switches;
  /** Application registrations and service principals. */
  readonly registry: AppRegistry;
  /** App role assignments and grants of delegated permissions. */
  readonly consents: Consents;
  /** How enterprise applications sign people in by SAML, and their keys. */
  readonly saml = new SamlBook();
  /** Outlook add-ins that an administrator deployed. */
  readonly addins = new AddinShelf();
  /** The apps with a service principal here, each in one piece. */
  readonly apps: Apps;
  readonly users = new Shelf<User>();
  /** What happened to users: the source of `/users/delta`. */
  readonly userLog = new DirectoryLog();
  readonly groups: GroupBook;
  /** Users, groups and applications that were deleted and can come back. */
  readonly deleted = new DeletedObjects();
  readonly mailboxes = new Map<string, Mailbox>();
  readonly limits: Limits = {
    concurrentRequests: 4,
    requestsPerTenMinutes: 10_000,
    directoryUnits: null,
    directoryWrites: 3000,
  };
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly random: Random;
  /** Carries meeting messages between the mailboxes. */
  readonly post: PostOffice;
  /** SMTP address of a distribution list → SMTP addresses of its members: mail-enabled groups, and what tests add. */
  readonly lists: DistributionLists;
  readonly #byPrincipalName = new Map<string, User>();
  readonly #bySmtp = new Map<string, User>();
  /** The keys under which a user stands in the two tables above, so that a rename needs no search. */
  readonly #keys = new Map<User, { names: string[]; addresses: string[] }>();
  readonly #eventListeners = new Set<(change: EventChange) => void>();
  readonly #userListeners = new Set<(user: User, kind: ChangeKind, change: DirectoryChange) => void>();

  constructor(spec: TenantSpec, deps: { clock: Clock; agenda: Agenda; random: Random }) {
    this.random = deps.random;
    this.id = spec.id ?? this.random.guid();
    this.displayName = spec.displayName;
    this.domains = spec.domains;
    this.profile = { ...spec.profile };
    this.switches = { ...defaultSwitches, ...spec.switches };
    this.clock = deps.clock;
    this.agenda = deps.agenda;
    this.registry = new AppRegistry(this.id, { clock: this.clock, random: this.random.fork('registry') });
    this.consents = new Consents({ clock: this.clock, random: this.random.fork('consents') });
    this.apps = new Apps(this.registry, this.consents);
    this.groups = new GroupBook({ clock: this.clock, random: this.random.fork('groups') });
    this.lists = new DistributionLists(this.groups, (id) => this.users.get(id)?.mail ?? null);
    this.post = new PostOffice({ ...deps, random: this.random.fork('post') });
  }

  /** Adds a user and, unless `mail` is null, it is a guest or the spec says no, a mailbox with the processing of its kind. */
  addUser(spec: UserSpec, processing: Partial<CalendarProcessing> = {}): User {
    const user = makeUser(spec.id ?? this.random.guid(), spec, this.clock.now());
    this.users.set(user.id, user);
    if (spec.mailbox ?? (user.mail !== null && !isGuest(user))) {
      const mailbox = this.makeMailbox(user);
      mailbox.processing = { ...mailbox.processing, ...processing };
      this.mailboxes.set(user.id, mailbox);
    }
    this.#index(user);
    this.#tellUser(user, 'created', null);
    return user;
  }

  /** An empty mailbox for a user, not yet in the tenant. */
  makeMailbox(user: User): Mailbox {
    return new Mailbox(user, () => this.random.fork(`mailbox/${user.id}`));
  }

  /**
   * Call after a user object was changed in place, so that names and addresses are found again.
   * @param properties  Graph's names of what changed; left out: anything may have
   */
  userChanged(user: User, properties: readonly string[] | null = null): void {
    this.#unindex(user);
    this.#index(user);
    this.#tellUser(user, 'updated', properties);
  }

  /** Takes a user and its mailbox out of the tenant; returns the mailbox, so that it can be restored. */
  removeUser(user: User): Mailbox | undefined {
    const mailbox = this.mailboxes.get(user.id);
    this.users.delete(user.id);
    this.mailboxes.delete(user.id);
    this.#unindex(user);
    this.#tellUser(user, 'deleted', null);
    return mailbox;
  }

  /** Puts a removed user back, with its old mailbox. */
  restoreUser(user: User, mailbox: Mailbox | undefined): void {
    this.users.set(user.id, user);
    if (mailbox) this.mailboxes.set(user.id, mailbox);
    this.#index(user);
    this.#tellUser(user, 'created', null);
  }

  /** Moves something to the deleted items, from which it can be restored for thirty days. */
  softDelete(deleted: Deleted): void {
    const deletedAt = this.clock.now();
    // In first: who hears of the change finds it there.
    this.deleted.set(deleted.object.id, { ...deleted, deletedAt });
    if (deleted.kind === 'user') this.removeUser(deleted.object);
    else if (deleted.kind === 'group') this.groups.takeOut(deleted.object);
    else if (deleted.kind === 'application') this.registry.removeApplication(deleted.object);
    else this.registry.removeServicePrincipal(deleted.object);
  }

  /** Brings a deleted object back, as it was. */
  restore(deleted: Deleted): void {
    this.deleted.delete(deleted.object.id);
    if (deleted.kind === 'user') this.restoreUser(deleted.object, deleted.mailbox);
    else if (deleted.kind === 'group') this.groups.putBack(deleted.object);
    else if (deleted.kind === 'application') this.registry.addApplication(deleted.object);
    else this.registry.addServicePrincipal(deleted.object);
  }

  /** Deletes a deleted object for ever: groups and grants lose it too. */
  purge(deleted: Deleted): void {
    const { id } = deleted.object;
    this.deleted.delete(id);
    this.groups.forget(id);
    this.consents.removeAllOf(id);
    if (deleted.kind === 'user') this.#tellUser(deleted.object, 'deleted', null);
    if (deleted.kind === 'group') this.groups.goneForEver(deleted.object);
  }

  /** Object ids of the people whose manager this is; a walk over all, since hardly anybody asks. */
  *reportsOf(managerId: string): Generator<string> {
    for (const user of this.users.values()) if (user.managerId === managerId) yield user.id;
  }

  /** A user by object id or UPN, in any case. */
  findUser(idOrPrincipalName: string): User | undefined {
    const key = idOrPrincipalName.toLowerCase();
    return this.users.get(key) ?? this.#byPrincipalName.get(key);
  }

  /** The owner of an SMTP address, primary or proxy. */
  findByAddress(smtp: string): User | undefined {
    return this.#bySmtp.get(smtp.toLowerCase());
  }

  /** A mailbox by object id, UPN or any SMTP address: for tests, pages and the control API. Graph paths are stricter. */
  mailbox(name: string): Mailbox {
    const user = this.findUser(name) ?? this.findByAddress(name);
    const mailbox = user && this.mailboxes.get(user.id);
    if (!mailbox) throw new Error(`${this.displayName} has no mailbox "${name}"`);
    return mailbox;
  }

  /** The mailbox behind an SMTP address, or undefined when it's outside this organisation. */
  mailboxAt(smtp: string): Mailbox | undefined {
    const user = this.findByAddress(smtp);
    return user && this.mailboxes.get(user.id);
  }

  /** Registers an app with its secret or certificates and consents to its roles at once. */
  addApp(spec: AppSpec): App {
    return this.apps.add(spec);
  }

  /** Hears of every change of a calendar item in any mailbox, at once. Returns the function that ends it. */
  onEventChange(listener: (change: EventChange) => void): () => void {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Hears of added, changed and removed users. Returns the function that ends it. */
  onUserChange(listener: (user: User, kind: ChangeKind, change: DirectoryChange) => void): () => void {
    this.#userListeners.add(listener);
    return () => this.#userListeners.delete(listener);
  }

  /** For the calendar part: tells the listeners. */
  tellEventChange(mailbox: Mailbox, item: CalendarItem, kind: ChangeKind): void {
    const change = { tenant: this, mailbox, item, kind, at: this.clock.now() };
    for (const listener of this.#eventListeners) listener(change);
  }

  #tellUser(user: User, kind: ChangeKind, properties: readonly string[] | null): void {
    const change = { id: user.id, at: this.clock.now(), properties };
    this.userLog.record(change);
    for (const listener of this.#userListeners) listener(user, kind, change);
  }

  #index(user: User): void {
    const names = [user.userPrincipalName.toLowerCase()];
    const addresses = user.mail === null ? [] : [user.mail, ...user.proxyAddresses].map((one) => one.toLowerCase());
    for (const name of names) this.#byPrincipalName.set(name, user);
    for (const address of addresses) this.#bySmtp.set(address, user);
    this.#keys.set(user, { names, addresses });
  }

  #unindex(user: User): void {
    const { names, addresses } = this.#keys.get(user) ?? { names: [], addresses: [] };
    for (const name of names) if (this.#byPrincipalName.get(name) === user) this.#byPrincipalName.delete(name);
    for (const address of addresses) if (this.#bySmtp.get(address) === user) this.#bySmtp.delete(address);
    this.#keys.delete(user);
  }
}
