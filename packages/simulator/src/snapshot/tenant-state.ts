import type { DeployedAddin } from '../portal/addin-shelf.ts';
import type { SamlBookDump } from '../saml/saml-book.ts';
import type { AppExtras } from '../tenant/app.ts';
import type { AppRegistryDump } from '../tenant/app-registry.ts';
import type { CalendarDump, CalendarStep } from '../tenant/calendar-store.ts';
import type { DeletedDump } from '../tenant/deleted-objects.ts';
import type { DirectoryLogDump } from '../tenant/directory-log.ts';
import type { GroupBookDump } from '../tenant/group-book.ts';
import type { ConsentsDump } from '../tenant/consents.ts';
import type { WorkingHours } from '../tenant/mailbox.ts';
import type { MeetingMessage } from '../tenant/message.ts';
import type { PostDump, Traveller, TravelStage } from '../tenant/post-office.ts';
import type { CalendarProcessing } from '../tenant/processing.ts';
import type { Switches } from '../tenant/switches.ts';
import type { User } from '../tenant/user.ts';
import { withDirectorySteps, type DirectoryStep } from './directory-steps.ts';

/** All of a tenant but its mailboxes. */
export type TenantFrame = {
  readonly id: string;
  readonly displayName: string;
  readonly domains: readonly string[];
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly switches: Switches;
  readonly registry: AppRegistryDump;
  readonly consents: ConsentsDump;
  /** Missing in folders that were kept before these were there. */
  readonly saml?: SamlBookDump;
  readonly addins?: readonly DeployedAddin[];
  /** By client id. */
  readonly appExtras: ReadonlyMap<string, AppExtras>;
  readonly users: readonly User[];
  readonly userLog: DirectoryLogDump;
  readonly groups: GroupBookDump;
  readonly deleted: readonly DeletedDump[];
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly post: PostDump;
};

export type MailboxState = {
  readonly owner: string;
  readonly processing: CalendarProcessing;
  readonly workingHours: WorkingHours;
  readonly messages: readonly MeetingMessage[];
  readonly calendar: CalendarDump;
  /** Missing in folders that were kept before this was there. */
  readonly checkedIn?: ReadonlySet<string>;
};

/** A tenant as a snapshot holds it, before it lives. */
export type TenantState = { readonly frame: TenantFrame; readonly mailboxes: readonly MailboxState[] };

/** One thing that happened since the snapshot. */
export type Happening =
  | { readonly tenant: string; readonly mailbox: string; readonly step: CalendarStep }
  | { readonly tenant: string; readonly directory: DirectoryStep }
  | {
      readonly tenant: string;
      readonly traveller: Traveller;
      readonly stage: TravelStage;
      /** Whose mailbox it came to; null outside this organisation. */
      readonly recipient: string | null;
    };

/**
 * The tenant after what has happened since. Mailboxes that aren't there any more are passed over.
 * Everything is looked up by number, since a journal can hold tens of thousands of lines.
 */
export function withHappenings(state: TenantState, happenings: readonly Happening[]): TenantState {
  const mailboxes = new Map(state.mailboxes.map((mailbox) => [mailbox.owner, openMailbox(mailbox)]));
  const { post } = state.frame;
  const inFlight = new Map(post.inFlight.map((traveller) => [traveller.ticket, traveller]));
  const waiting = new Map(post.waiting.map((traveller) => [traveller.ticket, traveller]));
  let { count, tickets } = post;
  const directory: DirectoryStep[] = [];
  for (const happening of happenings) {
    if ('directory' in happening) {
      directory.push(happening.directory);
      continue;
    }
    if ('step' in happening) {
      mailboxes.get(happening.mailbox)?.take(happening.step);
      continue;
    }
    const { traveller, stage, recipient } = happening;
    inFlight.delete(traveller.ticket);
    waiting.delete(traveller.ticket);
    if (stage === 'sent') inFlight.set(traveller.ticket, traveller);
    if (stage === 'held') waiting.set(traveller.ticket, traveller);
    if (stage === 'arrived' && recipient !== null) mailboxes.get(recipient)?.keep(traveller.message);
    count = Math.max(count, traveller.message.number);
    tickets = Math.max(tickets, traveller.ticket);
  }
  const newPost = { ...post, inFlight: [...inFlight.values()], waiting: [...waiting.values()], count, tickets };
  return {
    frame: { ...withDirectorySteps(state.frame, directory), post: newPost },
    mailboxes: [...mailboxes.values()].map((mailbox) => mailbox.close()),
  };
}

/** A mailbox to which happenings can be added; `close` gives it back as it then is. */
function openMailbox(mailbox: MailboxState) {
  const { calendar } = mailbox;
  const items = new Map(calendar.items.map((item) => [item.number, item]));
  const ids = new Map(calendar.idsSeen);
  const messages = new Map(mailbox.messages.map((message) => [message.number, message]));
  const log = [...calendar.log];
  let { lastItem, lastChange } = calendar;
  return {
    take(step: CalendarStep): void {
      // A step that the snapshot already saw.
      if (step.change.changeNumber <= lastChange) return;
      items.set(step.item.number, step.item);
      ids.set(step.item.number, step.ids);
      log.push(step.change);
      lastItem = step.lastItem;
      lastChange = step.change.changeNumber;
    },
    keep(message: MeetingMessage): void {
      messages.set(message.number, message);
    },
    close: (): MailboxState => ({
      ...mailbox,
      messages: [...messages.values()],
      calendar: { ...calendar, items: [...items.values()], idsSeen: [...ids], log, lastItem, lastChange },
    }),
  };
}
