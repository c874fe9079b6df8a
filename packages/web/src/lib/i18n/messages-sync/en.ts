/** English, for linking rooms with their mailboxes. ICU messages; compiled while the site is built. */
export const messages = {
  'drift.at':
    '{reason, select, nightly {Compared in the night of {at}.} restored {Compared after a restore, {at}.} other {Compared {at}.}}',
  'drift.nightly': 'Done by itself each night at three, in the site’s zone.',
  'drift.repair': 'Repair',
  'drift.repairAll': '{count, plural, one {Repair # difference} other {Repair # differences}}',
  'drift.repairOf': 'Repair: {room}',
  'drift.repaired':
    '{rooms, plural, one {# room is read anew. Compare again in a minute.} other {# rooms are read anew. Compare again in a minute.}}',
  'drift.unread':
    '{count, plural, one {# room couldn’t be read: nothing is known of it.} other {# rooms couldn’t be read: nothing is known of them.}}',
  'onHold.explain':
    'Nothing is written to Exchange and nothing is taken over until you release it. Look at the comparison below first: it shows what the restored copy doesn’t know.',
  'onHold.release': 'Release synchronization',
  'onHold.released': 'Synchronization goes on. All rooms are read anew.',
  'onHold.title':
    '{because, select, restored {This database was restored. Synchronization waits, since {since}.} other {Synchronization is held, since {since}.}}',
  'link.address': 'Mailbox',
  'link.addressHint': 'The room’s SMTP address in Exchange.',
  'link.authority': 'Requests',
  'link.authorityIs': '{authority, select, exchange {Exchange answers them} other {Planner answers them}}',
  'link.button': 'Link a room…',
  'link.do': 'Link',
  'link.done': '{room} is linked. What stands in its calendar is taken over now.',
  'link.explain':
    'Choose a room and its mailbox, and look at what linking will do. Nothing is written before you press Link, and nobody gets a mail about what was agreed already.',
  'link.fromList': 'Choose from Exchange’s list',
  'link.hiddenNote':
    'A room that is hidden from the address list works too: type its address. It still shows in invitations once it is booked.',
  'link.linkedTo': 'linked to {room}',
  'link.listDenied': 'Exchange’s list can’t be shown without Place.Read.All: type the address.',
  'link.none': 'Every room is linked.',
  'link.path': 'Object id or sign-in name',
  'link.pathHint': 'Only where Exchange doesn’t find the mailbox by its address.',
  'link.preview': 'Preview',
  'link.previewing': 'Reading the calendar…',
  'link.room': 'Room',
  'link.takeNotes': 'Book notes too (all day, shown as Free, nobody invited)',
  'link.title': 'Link a room',
  'link.warnSeen':
    'Whoever has rights on the room’s calendar in Exchange sees titles, texts and attachments there as they were sent.',
  'news.explain':
    'Exchange tells Planner of changes at its public https address. Without one, or where nothing may come in from outside, Planner asks each room.',
  'news.polling': 'Ask instead of being told (no public address needed)',
  'news.save': 'Save',
  'news.saved': 'Saved.',
  'news.seconds': 'Ask each room every … seconds',
  'news.title': 'How Planner hears of changes',
  'preview.accepted':
    '{count, plural, one {# request that waits will be accepted} other {# requests that wait will be accepted}}',
  'preview.cancelled': '{count, plural, one {# was cancelled: not taken} other {# were cancelled: not taken}}',
  'preview.changed':
    '{count, plural, one {# has changed in Exchange and will be taken over} other {# have changed in Exchange and will be taken over}}',
  'preview.conflicts':
    '{count, plural, one {# is in the way of a booking or another meeting: it stays in Exchange, is no booking, and becomes a finding} other {# are in the way of a booking or each other: they stay in Exchange, are no bookings, and become findings}}',
  'preview.declined':
    '{count, plural, one {# request that waits will be declined by the rules} other {# requests that wait will be declined by the rules}}',
  'preview.endless':
    '{count, plural, one {# of them repeats without an end: held up to the horizon, further as days pass} other {# of them repeat without an end: held up to the horizon, further as days pass}}',
  'preview.foundBy': '{by, select, path {Found by the id or sign-in name.} other {Found by its address.}}',
  'preview.matches':
    '{count, plural, one {# is in Planner already and matches} other {# are in Planner already and match}}',
  'preview.notes': '{count, plural, one {# note: not taken} other {# notes: not taken}}',
  'preview.nothing': 'Nothing ahead stands in this calendar.',
  'preview.organizer': 'Organizer',
  'preview.otherCalendars':
    '{count, plural, one {# stands in another calendar of the mailbox: no booking} other {# stand in other calendars of the mailbox: no bookings}}',
  'preview.pastHorizon':
    '{count, plural, one {# of them lies past the last bookable date and is honoured} other {# of them lie past the last bookable date and are honoured}}',
  'preview.repeats': 'series',
  'preview.rows': 'Worth a look',
  'preview.taken':
    '{count, plural, one {# was agreed already and becomes a booking, whatever the rules say} other {# were agreed already and become bookings, whatever the rules say}}',
  'preview.title': 'What linking {address} will do',
  'preview.unreadable':
    '{count, plural, one {# can’t be understood and becomes a finding} other {# can’t be understood and become findings}}',
  'preview.what':
    '{what, select, conflicts {In the way of something} endless {Without an end} pastHorizon {Past the horizon} other {Will be declined}}',
  'preview.when': 'When',
  'mailbox.manage': 'Manage',
  'mailbox.manageOf': 'Manage: {room}',
  'mailbox.resync': 'Read everything anew',
  'mailbox.resyncExplain': 'Reads the whole calendar and compares. Bookings stay what they are; nobody gets a mail.',
  'mailbox.resynced': '{room} is read from the beginning.',
  'mailbox.undo': 'Undo linking',
  'mailbox.undoExplain':
    '{count, plural, =0 {Nothing was taken over.} one {The meeting that linking took over is removed from Planner.} other {The # meetings that linking took over are removed from Planner.}} Exchange isn’t written to.',
  'mailbox.undoLate':
    '{count, plural, one {Can’t be undone any more: # meeting was changed since.} other {Can’t be undone any more: # meetings were changed since.}}',
  'mailbox.undone': 'Linking {room} is undone.',
  'mailbox.unlink': 'Unlink',
  'mailbox.unlinkExplain':
    'Stops synchronization; both calendars stay as they are. Requests for the room are no longer answered by Planner. Linking again matches what was linked.',
  'mailbox.unlinked': '{room} is no longer synchronized.',
  'script.button': 'Settings for Exchange…',
  'script.copied': 'Copied.',
  'script.copy': 'Copy',
  'script.explain':
    '{rooms, plural, one {Exchange Online PowerShell for the linked room.} other {Exchange Online PowerShell for exactly the # linked rooms.}} Planner can’t read these settings by Graph; what they should be is checked by how the rooms behave.',
  'script.title': 'Settings of the room mailboxes',
  'verify.explain':
    'Writes an item of an hour at three in the night, six days ahead, waits for it to come back, and removes it. That proves reading, writing and news, not who answers.',
  'verify.from': 'From mailbox',
  'verify.fromHint': 'A real request from this mailbox: it shows who answers, and is withdrawn.',
  'verify.invite': 'Verify with an invitation',
  'verify.leg':
    '{leg, select, written {Written:} seen {Back in Planner by the room’s news:} answered {Answer arrived at the organizer:} other {Removed:}}',
  'verify.now': 'Verify now',
  'verify.outcome':
    '{outcome, select, running {Under way…} back {It came back: reading, writing and news work.} planner {Planner answered, and the answer arrived.} other {Somebody else answered: AutoAccept is on, or a person with rights on the room.} notSeen {It didn’t reach the room’s calendar: AutomateProcessing is None, or mail to the room is blocked.} notAnswered {The request stands in the room’s calendar and no answer arrived.} denied {Planner may not write to this mailbox.} gone {This mailbox doesn’t exist.} notConnected {Planner isn’t connected to Exchange.} notFound {It vanished on the way.} invalid {Exchange refused it.} duplicate {Exchange refused it.} conflict {Exchange refused it.} syncStateLost {Exchange refused it.} throttled {Exchange asks to wait.} unavailable {Exchange doesn’t answer.} unknownOutcome {Exchange doesn’t answer.}}',
  'verify.title': 'Verify',
} as const satisfies { readonly [key: string]: string };
