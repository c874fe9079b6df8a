import { describe, expect, it } from 'vitest';
import { exchangeCommand } from './exchange-command.ts';

describe('the command for a finding', () => {
  it('names the room and what its authority needs', () => {
    const room = { address: "o'hara@nordlys.test", authority: 'exchange' } as const;
    expect(exchangeCommand('notAnswered', room)).toBe(
      "Set-CalendarProcessing -Identity 'o''hara@nordlys.test' -AutomateProcessing AutoAccept",
    );
  });

  it('isn’t there where no setting helps', () => {
    expect(exchangeCommand('shadow', { address: 'fjord@nordlys.test', authority: 'planner' })).toBeNull();
    expect(exchangeCommand('notAnswered', { address: 'fjord@nordlys.test', authority: 'planner' })).toBeNull();
  });
});
