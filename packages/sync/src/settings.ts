/** How the synchronization paces itself. Seconds and minutes are elapsed time of the injected clock. */
export interface SyncSettings {
  /** Pause between two delta pulls of a mailbox that has no subscription. */
  readonly pollSeconds: number;
  /** Pause between two pulls of a mailbox whose subscription is alive: notifications get lost. */
  readonly sweepSeconds: number;
  /** A conflict is refused only when its mailbox has been quiet for so long: one act of a person is several messages. */
  readonly quietSeconds: number;
  /** …and at the latest so long after it was first seen. */
  readonly quietMaxSeconds: number;
  /** A worker that says nothing for so long is taken for dead; one that lives renews its leases three times as often. */
  readonly leaseSeconds: number;
  /** Mailboxes worked on at once by one process. */
  readonly parallelMailboxes: number;
  /** Answers a mailbox sends a minute at most. */
  readonly answersPerMinute: number;
  /** How far back a window reaches when a room is first read, in days: what was before stays unknown. */
  readonly pastDays: number;
  /** Public https address under which Graph reaches the webhooks; null = poll mode. */
  readonly webhookUrl: string | null;
}

/** The defaults of a real site. */
export const defaultSyncSettings: SyncSettings = {
  pollSeconds: 30,
  sweepSeconds: 15 * 60,
  quietSeconds: 10,
  quietMaxSeconds: 30,
  leaseSeconds: 30,
  parallelMailboxes: 8,
  answersPerMinute: 60,
  pastDays: 7,
  webhookUrl: null,
};
