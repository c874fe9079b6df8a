import { describe, expect, test } from 'vitest';
import { csvOf } from './comparison-csv.ts';
import { matchingMailboxes, stateOf } from './mailbox-state.ts';

const mailbox = (roomName: string, more: object = {}) => ({
  roomId: roomName,
  roomName,
  address: `${roomName.toLowerCase()}@nordlys.test`,
  authority: 'planner' as const,
  state: 'live' as const,
  linkedAt: null,
  taken: 0,
  changedSince: 0,
  lastPulledAt: null,
  lastChangeAt: null,
  lastWriteAt: null,
  waiting: 0,
  openFindings: 0,
  lastError: null,
  subscriptionExpiresAt: null,
  ...more,
});
const names = (found: readonly { readonly roomName: string }[]) => found.map(({ roomName }) => roomName);

describe('the rooms of the synchronization', () => {
  const all = [
    mailbox('Anholt'),
    mailbox('Fanø', { openFindings: 1 }),
    mailbox('Mandø', { lastError: { kind: 'gone' } }),
  ];

  test('show those with trouble first, and alone when asked', () => {
    expect(names(matchingMailboxes(all, { q: '', trouble: false }))).toEqual(['Fanø', 'Mandø', 'Anholt']);
    expect(names(matchingMailboxes(all, { q: '', trouble: true }))).toEqual(['Fanø', 'Mandø']);
  });

  test('are found by name and by address', () => {
    expect(names(matchingMailboxes(all, { q: ' fanØ@ ', trouble: false }))).toEqual(['Fanø']);
  });

  test('that can’t be read are told apart from those that wait their turn', () => {
    expect(stateOf(mailbox('A', { state: 'linking', lastError: { kind: 'gone' } }))).toBe('away');
    expect(stateOf(mailbox('A', { state: 'behind', lastError: { kind: 'throttled' } }))).toBe('behind');
    expect(stateOf(mailbox('A', { state: 'stopped', lastError: { kind: 'denied' } }))).toBe('stopped');
  });
});

describe('differences as CSV', () => {
  test('keep quotes, commas and names that look like formulas', () => {
    const row = { start: '2026-11-25T08:00:00Z', end: '2026-11-25T09:00:00Z', meetingId: null, eventId: '=1+1' };
    expect(csvOf([{ ...row, room: 'Hall "A", north', what: 'Different times' }])).toBe(
      '\uFEFFroom,start,end,what,meeting,event\r\n"Hall ""A"", north","2026-11-25T08:00:00Z","2026-11-25T09:00:00Z","Different times","","\'=1+1"\r\n',
    );
  });
});
