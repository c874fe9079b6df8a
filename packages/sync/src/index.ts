/**
 * Room mailboxes and Planner, kept equal in both directions.
 * Promises: every request in a room that Planner answers for gets one answer a version; a meeting never has two events,
 * whatever is repeated; what differs for good is a finding with its reason; one bad event, mailbox or site delays no other.
 */
export { createSyncEngine } from './engine.ts';
export type { Stepped, SyncEngine } from './engine.ts';
export type { SyncDeps, SyncLog } from './deps.ts';
export { defaultSyncSettings } from './settings.ts';
export type { SyncSettings } from './settings.ts';
export type { Comparison, Difference, DifferenceKind } from './compare/compare-all.ts';
export { findingKinds } from './findings/finding.ts';
export type { FindingKind } from './findings/finding.ts';
export type { MailboxClaim } from './mailbox/room-mailbox.ts';
export type { OutboxClaim } from './queries/outbox-queries.ts';
export type { Received } from './subscriptions/receive-notifications.ts';
export type { Administration } from './administration.ts';
export { previewCounts } from './linking/preview-link.ts';
export type { LinkPreview, LinkWish, PreviewCount, PreviewRow } from './linking/preview-link.ts';
export type { By } from './linking/link-room.ts';
