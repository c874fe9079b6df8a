/** English, for the pages of administrators alone. ICU messages; compiled while the site is built. */
export const messages = {
  'compare.button': 'Compare now',
  'compare.csv': 'Download as CSV',
  'compare.details': 'Differences between Planner and Exchange',
  'compare.explain':
    'Reads every linked room’s calendar and holds it against Planner’s bookings. A change that is on its way right now may be named; compare again.',
  'compare.explained': 'A finding above tells why.',
  'compare.kind':
    '{kind, select, missingHere {In Exchange, not in Planner} missingThere {In Planner, not in Exchange} duplicate {Twice in Exchange} other {Different times}}',
  'compare.none': '{dates} dates in {rooms, plural, one {# room} other {# rooms}} compared. They are the same.',
  'compare.running': 'Reading all calendars…',
  'compare.some':
    '{dates} dates in {rooms, plural, one {# room} other {# rooms}} compared. {count, plural, one {# differs.} other {# differ.}}',
  'compare.title': 'Planner ↔ Exchange',
  'compare.what': 'What',
  'findings.at': 'Found',
  'findings.kind':
    '{kind, select, quarantined {An item in the calendar can’t be understood} shadow {An item that breaks a rule stands in the calendar} editedByHand {A meeting was moved in the room’s calendar} removedByHand {A meeting was removed from the room’s calendar} zeroLength {A meeting without length} answeredByOther {Somebody else answered for the room} unreachable {The mailbox can’t be reached} refusedByExchange {Exchange refuses a change} noRoomCopy {The room’s copy of a meeting doesn’t come} explicitDates {A series has other dates in Exchange than by its rule} homeIsRoom {A meeting lives in the room’s calendar, not in its organizer’s} other {{kind}}}',
  'findings.next':
    '{kind, select, quarantined {Its neighbours go on. Planner tries it again when it changes; “Try again” does so now.} shadow {It blocks the room. Move or delete it in the room’s calendar, or leave it there.} editedByHand {Planner keeps the organizer’s time. Ask whoever has rights on the room’s calendar to change meetings as their organizer.} removedByHand {The booking has ended in Planner. Its organizer wasn’t told by Exchange: tell them, or invite the room again.} zeroLength {Nothing is booked. Give it a length in Outlook.} answeredByOther {Check who has rights on the room’s mailbox, and that no other booking service answers for it.} unreachable {Check in Exchange that the mailbox exists, has a licence and is in the scope of the application. Planner tries again by itself.} refusedByExchange {Open the meeting, change it there or book it again; Exchange’s code stands beside it.} noRoomCopy {Check that the room’s AutomateProcessing is AutoUpdate and that mail to the room arrives.} explicitDates {The dates of Exchange are the ones that count. Nothing is to be done.} homeIsRoom {The organizer has no mailbox that Planner may write to. Nothing is to be done.} other {Look at the meeting in Outlook.}}',
  'findings.none': 'No open findings.',
  'findings.retry': 'Try again',
  'findings.retryOf': 'Try again: {room}',
  'findings.retried': 'It will be tried again.',
  'findings.room': 'Room',
  'findings.settled': 'Show settled ones too',
  'findings.settledAt': 'Settled {at}',
  'findings.title': 'Findings',
  'findings.tries': '{count, plural, =0 {} one {# try} other {# tries}}',
  'findings.what': 'What and what to do',
  'graph.lead':
    'Lets the Outlook add-in find an appointment’s unique id, so that Planner knows the same meeting in every calendar.',
  'graph.path': 'Administration › Settings',
  'graph.title': 'Microsoft Graph',
  'imports.title': 'Import Users',
  'mailboxes.address': 'Mailbox',
  'mailboxes.change': 'Last change',
  'mailboxes.empty': 'No room is linked to a mailbox yet.',
  'mailboxes.error':
    '{kind, select, gone {Mailbox gone or broken} notFound {Mailbox not found} denied {No access} throttled {Exchange asks to wait} unavailable {Exchange doesn’t answer} other {Failed: {kind}}}',
  'mailboxes.findings': 'Findings',
  'mailboxes.never': 'never',
  'mailboxes.none': 'No room matches.',
  'mailboxes.news': 'News',
  'mailboxes.newsBy': '{by, select, push {by notification until {at}} other {by asking}}',
  'mailboxes.pull': 'Read now',
  'mailboxes.pullOf': 'Read now: {room}',
  'mailboxes.pulled': '{room} is read now.',
  'mailboxes.read': 'Last read',
  'mailboxes.room': 'Room',
  'mailboxes.search': 'Search rooms',
  'mailboxes.state':
    '{state, select, live {In step} behind {Catching up} stopped {Stopped} away {Can’t be read} other {Being linked}}',
  'mailboxes.status': 'State',
  'mailboxes.title': 'Rooms',
  'mailboxes.trouble': 'Only rooms with trouble',
  'mailboxes.waiting': 'Waiting',
  'mailboxes.write': 'Last write',
  'nav.settings': 'Settings',
  'noRight.text': 'This page is for administrators. Ask one of yours for the right.',
  'noRight.title': 'Not for you',
  'sync.lead':
    'Every booking is the same in Planner and in the room’s Exchange calendar. Here you see whether it is so.',
  'sync.path': 'Administration › Settings › Integration',
  'sync.summary':
    '{live} of {all, plural, one {# room is} other {# rooms are}} in step · {waiting, plural, =0 {nothing waits to be written} one {# change waits to be written} other {# changes wait to be written}}',
  'sync.title': 'Calendar Synchronization',
} as const satisfies { readonly [key: string]: string };
