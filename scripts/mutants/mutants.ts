/** A deliberate mistake in the synchronization: one place in the code, said another way. */
export interface Mutant {
  readonly name: string;
  /** Relative to the repository. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

const sync = (file: string): string => `packages/sync/src/${file}`;

/** Mistakes that the stories have to find; each was made somewhere by somebody who writes synchronizations. */
export const mutants: readonly Mutant[] = [
  {
    name: 'the delta link is stored before its changes are applied',
    file: sync('inbound/pull-mailbox.ts'),
    from: "  const full = !('deltaLink' in window.since);",
    to: `  const full = !('deltaLink' in window.since);
    await withSite(deps.db, scope, (tx) => tx.run(
      'update mailboxes set delta_link = $2, window_start = $3, window_end = $4 where site_id = current_site() and room_id = $1',
      [claim.roomId, changes.deltaLink, window.start, window.end]));`,
  },
  {
    name: '410 is taken for a bad day of the server, not for a lost delta link',
    file: 'packages/graph/src/graph-failure.ts',
    from: "if (code === 'syncstatenotfound' || answer.status === 410) return 'syncStateLost';",
    to: "if (code === 'syncstatenotfound' || answer.status === 410) return 'unavailable';",
  },
  {
    name: 'an event is made without a transactionId',
    file: 'packages/graph/src/event-body.ts',
    from: '    transactionId: marks.transactionId,',
    to: '',
  },
  {
    name: 'what is removed from the delta is taken for deleted without looking',
    file: sync('inbound/pull-mailbox.ts'),
    from: "    if (found) subjects.push({ kind: 'item', item: found });",
    to: "    if (found && full) subjects.push({ kind: 'item', item: found });",
  },
  {
    name: 'the others are dropped from the list when a room is exchanged',
    file: sync('outbound/follow-outlook-meeting.ts'),
    from: '      .filter(({ address }) => !known.has(address.toLowerCase()))\n      .map(({ name, address, type }) => ({ name, address, type })),',
    to: '      .filter(() => false)\n      .map(({ name, address, type }) => ({ name, address, type })),',
  },
  {
    name: 'an echo of what Planner wrote is taken for news',
    file: sync('authority/planner/decide-inbound.ts'),
    from: "  if (state.written !== 'never') return afterOurWrites(state, { theirs, fields, answer, unasked });",
    to: '',
  },
  {
    name: 'a version is answered again although it was answered a moment ago',
    file: sync('authority/planner/decide-inbound.ts'),
    from: '  if (!link?.answeredAt || link.answeredVersion !== item.version) return false;',
    to: '  if (now.epochMilliseconds > 0) return false;\n  if (!link?.answeredAt || link.answeredVersion !== item.version) return false;',
  },
  {
    name: 'a newer change that comes while an older one is written counts as written',
    file: sync('queries/outbox-queries.ts'),
    from: 'set done_version = greatest(done_version, $4), lease_owner',
    to: 'set done_version = greatest(version, $4), lease_owner',
  },
  {
    name: 'a meeting that was moved where it can’t be keeps its old slot',
    file: sync('inbound/apply-remote-item.ts'),
    from: "  if (ours) await endFromOutlook(tx, ours, { ...context, state: 'declined', reason: judgement.refusals[0] ?? null });",
    to: '',
  },
  {
    name: 'a cancellation in Outlook is forgotten',
    file: sync('inbound/apply-remote-item.ts'),
    from: '    if (ours) await endFromOutlook(tx, ours, { ...context, state: decision.as, reason: null });',
    to: '',
  },
  {
    name: 'what is cancelled in Planner stays in Outlook',
    file: sync('outbound/decide-outbound.ts'),
    from: "    return { do: 'withdraw', lastBegun: lastBegunKey(ours, now) };",
    to: "    return { do: 'nothing' };",
  },
  {
    name: 'a create whose answer was lost isn’t looked for, and the second try has another transactionId',
    file: sync('outbound/make-event.ts'),
    from: "  const known = own?.state === 'wanted' ? await find(context, pending) : null;",
    to: "  if (own?.state === 'wanted') pending = { ...pending, generation: pending.generation + 1 };\n  const known = null as RemoteEvent | null;",
  },
  {
    name: 'dates of a series that have times of their own aren’t written',
    file: sync('outbound/decide-outbound.ts'),
    from: '  const datesChanged = projection.rule !== null && (ruleChanged || futureDiffers(projection, base, now));',
    to: '  const datesChanged = false as boolean;',
  },
  {
    name: 'a decline says no reason',
    file: sync('outbound/send-answer.ts'),
    from: "    const comment = plan.whole === 'decline' ? await commentFor(context, plan.refusals, []) : '';",
    to: "    const comment = '';",
  },
  {
    name: 'an answer that Exchange has taken is sent again when its own answer was lost',
    file: sync('outbound/send-answer.ts'),
    from: '  const item = await readItem(client, place, link);\n  if (payload.givenUp) {',
    to: `  if (plan && !payload.givenUp && link.eventId !== null)
    return { plan, link, item: { ...bareItem(link), version: plan.version } };
  const item = await readItem(client, place, link);
  if (payload.givenUp) {`,
  },
  {
    name: 'an answer counts as sent before it was sent',
    file: sync('outbound/send-answer.ts'),
    from: '    await send(context, item, plan);',
    to: "    await settle(context, link, plan);\n    await send(context, item, plan);\n    return 'sent';",
  },
  {
    name: 'what Exchange’s attendant has accepted stays pending',
    file: sync('inbound/booking-door.ts'),
    from: "  if (room.authority !== 'exchange') return false;",
    to: '  if (room.roomId) return false;',
  },
];
