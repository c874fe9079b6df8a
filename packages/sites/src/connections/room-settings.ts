/** A setting of CalendarProcessing, and what Planner needs of it (docs/reference/exchange-room-settings.md). */
export interface RoomSetting {
  readonly name: string;
  /** As PowerShell writes it; by who answers, where that matters. */
  readonly value: { readonly planner: string; readonly exchange: string };
  readonly because: string;
}

const both = (value: string): RoomSetting['value'] => ({ planner: value, exchange: value });

/**
 * What the script sets, and nothing else. With AutoUpdate Exchange evaluates only some of these; they are set all the same, so
 * that a change of who answers is safe. Never set: DeleteSubject and AddOrganizerToSubject, which would make private titles
 * public while RemovePrivateProperty stays true; and delegates, who are nobody's business but the organisation's.
 */
export const roomSettings: readonly RoomSetting[] = [
  {
    name: 'AutomateProcessing',
    value: { planner: 'AutoUpdate', exchange: 'AutoAccept' },
    because: 'who answers requests; None would leave them unseen',
  },
  { name: 'AddNewRequestsTentatively', value: both('$true'), because: 'a request has to stand in the calendar' },
  { name: 'AllowConflicts', value: both('$false'), because: 'a room is never given twice' },
  { name: 'AllowRecurringMeetings', value: both('$true'), because: 'series are judged date by date' },
  { name: 'EnforceSchedulingHorizon', value: both('$true'), because: 'a series past the horizon is refused whole' },
  {
    name: 'EnableAutoRelease',
    value: both('$false'),
    because: 'Planner releases; two check-ins contradict each other',
  },
  { name: 'RemoveCanceledMeetings', value: both('$true'), because: 'what was cancelled makes way' },
  {
    name: 'ProcessExternalMeetingMessages',
    value: both('$true'),
    because: 'else Exchange rejects outsiders before Planner sees them',
  },
];

/** A room as the script knows it. */
export interface ScriptRoom {
  readonly name: string;
  readonly address: string;
  readonly authority: 'planner' | 'exchange';
  readonly horizonDays: number;
}

const mostDays = 180;

/**
 * Exchange Online PowerShell for exactly these rooms: settings by setting, with -WhatIf to look first. May be run again; ends
 * by showing what is set.
 */
export function roomSettingsScript(rooms: readonly ScriptRoom[]): string {
  const lines = rooms.map(
    ({ address, authority, horizonDays, name }) =>
      `  @{ Identity = ${quoted(address)}; Answers = '${authority}'; Days = ${Math.min(horizonDays, mostDays)} } # ${name.replaceAll(/[\r\n]+/g, ' ')}`,
  );
  const common = roomSettings.filter(({ value }) => value.planner === value.exchange);
  return `# Sets the mailboxes of the ${rooms.length} rooms that Planner synchronizes, and no others. Needs the module ExchangeOnlineManagement
# and a role that may change recipients. -WhatIf changes nothing. What each setting is for: docs/reference/exchange-room-settings.md
[CmdletBinding(SupportsShouldProcess)]
param()
$ErrorActionPreference = 'Stop'
Connect-ExchangeOnline -ShowBanner:$false

$rooms = @(
${lines.join('\n')}
)
foreach ($room in $rooms) {
  $answers = if ($room.Answers -eq 'exchange') { 'AutoAccept' } else { 'AutoUpdate' }
  $settings = @{
    Identity = $room.Identity
    AutomateProcessing = $answers
    BookingWindowInDays = $room.Days
${common.map(({ name, value }) => `    ${name} = ${value.planner}`).join('\n')}
  }
  if ($PSCmdlet.ShouldProcess($room.Identity, "AutomateProcessing $answers, BookingWindowInDays $($room.Days) …")) {
    Set-CalendarProcessing @settings
  }
}
$rooms | ForEach-Object { Get-CalendarProcessing -Identity $_.Identity } |
  Format-Table Identity, AutomateProcessing, ${common.map(({ name }) => name).join(', ')}, BookingWindowInDays
`;
}

// PowerShell doubles a quote inside a quoted string, the typographic ones included.
function quoted(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`;
}
