import type { FindingKind } from './finding.ts';

const parameters: Partial<Record<FindingKind, { readonly planner: string; readonly exchange: string }>> = {
  autoAcceptOn: { planner: '-AutomateProcessing AutoUpdate', exchange: '' },
  notAnswered: { planner: '', exchange: '-AutomateProcessing AutoAccept' },
  noRoomCopy: {
    planner: '-AutomateProcessing AutoUpdate -AddNewRequestsTentatively $true',
    exchange: '-AutomateProcessing AutoAccept -AddNewRequestsTentatively $true',
  },
  releasedByExchange: { planner: '-EnableAutoRelease $false', exchange: '-EnableAutoRelease $false' },
};

/** The PowerShell command that puts a room's settings right (sync.md §2). @returns null where none helps */
export function exchangeCommand(
  kind: FindingKind,
  { address, authority }: { readonly address: string; readonly authority: 'planner' | 'exchange' },
): string | null {
  const given = parameters[kind]?.[authority] ?? '';
  // Quoted as PowerShell wants it: an apostrophe in the address stands twice.
  return given === '' ? null : `Set-CalendarProcessing -Identity '${address.replaceAll("'", "''")}' ${given}`;
}
