import type { Refusal, RoomId } from '@planner/core';
import type { LinkedRoom } from '../queries/place-queries.ts';
import type { FindingKind } from '../findings/finding.ts';
import type { RemoteItem } from '../inbound/remote-item.ts';
import type { Link } from '../link.ts';
import type { OurMeeting } from '../our-meeting.ts';
import type { Projection, ProjectionField } from '../projection.ts';

/** What the mailbox shows of one meeting: the item itself, or the proof that it's gone. */
export type Seen = { readonly kind: 'item'; readonly item: RemoteItem } | { readonly kind: 'gone' };

/** Everything that the decision reads. */
export interface InboundState {
  readonly now: Temporal.Instant;
  readonly roomId: RoomId;
  readonly seen: Seen;
  readonly link: Link | null;
  /** The linked meeting, or the one that Planner made under this `iCalUId`. */
  readonly ours: OurMeeting | null;
  /** Planner made the event, in this room's calendar or in a person's; null for a meeting made in Outlook. */
  readonly own: OwnEvent | null;
  /** Commands of Planner that change the meeting's event. */
  readonly written: OwnWrites;
  /** A create of ours whose answer we don't know yet fits this item: organizer, time and room. */
  readonly createInFlight: boolean;
  /** The room is being linked: what is there already is honoured. */
  readonly linking: boolean;
  /** The organizer's own copy, read because the room's alone doesn't prove a change; `unread` = not looked at yet. */
  readonly organizerCopy: 'unread' | 'unreadable' | OrganizerCopy;
  /** The room was told to decline it, which may have happened, and a person has taken that back since. */
  readonly gaveUp: boolean;
  /** How long this has been looked at again for the same reason; 0 at first sight. */
  readonly waitedSeconds: number;
}

/** Planner's own event, as far as a room copy is to be held against it. */
export interface OwnEvent {
  /** false: the item belongs to an event that Planner has withdrawn or replaced by another one */
  readonly current: boolean;
  /** What was last written, without the rooms; null while that is open. */
  readonly base: Projection | null;
  /** Whether this room was invited by what was last written. */
  readonly invites: boolean;
}

/** `inFlight`: one is queued or its outcome is open, so what a mailbox shows may be older than it. */
export type OwnWrites = 'never' | 'settled' | 'inFlight';

/** What the organizer's mailbox says of the meeting, for this room. */
export interface OrganizerCopy {
  /** Dates to which this room isn't invited are left out; null when the meeting was called off there or isn't there. */
  readonly projection: Projection | null;
  /** Whether the room is invited to the meeting; `answered` when its yes has arrived, `declined` when its no has. */
  readonly room: 'notInvited' | 'invited' | 'answered' | 'declined';
}

/** What is to be done in Planner about one meeting of a room's calendar. */
export type InboundDecision =
  | { readonly do: 'nothing' }
  /** Can't be told yet: look at it again in a moment. */
  | ({ readonly do: 'lookAgain' } & Again)
  /** Same on both sides: take over ids and base. */
  | ({ readonly do: 'match'; readonly answer: boolean } & Again)
  | ({
      readonly do: 'book';
      readonly answer: boolean;
      readonly honour: boolean;
      /** Exchange hasn't answered it yet. */
      readonly pending?: boolean;
    } & Again)
  | { readonly do: 'change'; readonly answer: boolean; readonly fields: ReadonlySet<ProjectionField> }
  | {
      readonly do: 'end';
      readonly as: 'cancelled' | 'declined' | 'released';
      readonly finding: FindingKind | null;
    }
  /** The room has declined what Planner holds again: it has to be invited anew. */
  | { readonly do: 'inviteAgain' }
  /** A person in Planner has given up what the copy still asks for: the room says so. */
  | { readonly do: 'refuse' }
  /** The organizer's copy has to be read first. */
  | { readonly do: 'askOrganizerCopy' }
  | { readonly do: 'finding'; readonly finding: FindingKind };

interface Again {
  /** Something is still to come: seconds until it's looked at once more. */
  readonly again?: number;
}

/** What the rules have said about a room copy. */
export type Judgement =
  | {
      readonly ok: true;
      /** Dates of a series that the room's policy leaves out. */ readonly skipped: readonly DateRefusals[];
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export interface DateRefusals {
  readonly key: string;
  readonly refusals: readonly Refusal[];
}

/** An answer to be sent as the room. */
export interface AnswerPlan {
  /** The version that was judged. */
  readonly version: string;
  /** To the meeting or series; null = only to single dates. */
  readonly whole: 'accept' | 'decline' | null;
  readonly dates: readonly {
    readonly key: string;
    readonly answer: 'accept' | 'decline';
    readonly refusals: readonly Refusal[];
  }[];
  readonly refusals: readonly Refusal[];
  /** A conflict: another message may cure it, so it's judged once more when the mailbox has been quiet. */
  readonly patient: boolean;
  /** The delta has just shown our own create unchanged: it needn't be read again before the answer. */
  readonly fresh: boolean;
}

/** Where the parts of a meeting come from that a room's copy can't be trusted with. */
export interface CopySources {
  readonly room: LinkedRoom;
  readonly ours: OurMeeting | null;
  readonly organizerCopy: InboundState['organizerCopy'];
}

/** Who answers requests in a room's calendar. Each has the same files: `decide-inbound.ts`, `plan-answer.ts`. */
export interface Authority {
  /** The room copy, with what is no source in it put right from where it is one. Pure. */
  read(item: RemoteItem, from: CopySources): RemoteItem;
  /** What a room copy means for Planner. Pure. */
  decide(state: InboundState): InboundDecision;
  /** Dates that were refused or given up before and are shown. Pure. */
  lostDates(
    ours: OurMeeting,
    item: RemoteItem,
    at: { readonly roomId: RoomId; readonly now: Temporal.Instant },
  ): DateRefusals[];
  /** The answer that follows from the judgement; null = none is due. Pure. */
  planAnswer(item: RemoteItem, decision: InboundDecision, judgement: Judgement): AnswerPlan | null;
}
