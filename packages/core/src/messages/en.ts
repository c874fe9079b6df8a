import type { Speech } from './speech.ts';

/** English. Each sentence names the thing, says what happened and what to do. */
export const en: Speech = {
  language: 'en',
  locale: 'en-GB',
  theRoom: 'The room',
  errors: {
    INVALID_REQUEST: {
      title: 'The request is not valid',
      detail:
        '{field, select, none {The request can’t be read.} other {The field “{field}” is missing, unknown or of the wrong kind.}}',
      next: '{expected, select, none {Check what was entered and try again.} other {Expected here: {expected}.}}',
    },
    TIME_RANGE_INVALID: {
      title: 'The times don’t fit together',
      detail:
        '{kind, select, precision {Start and end must be whole minutes.} other {The end must be later than the start.}}',
      next: '{kind, select, precision {Leave out the seconds.} other {Choose an end after the start.}}',
    },
    ZONE_UNKNOWN: {
      title: 'Unknown time zone',
      detail: 'There is no {name, select, none {such time zone} other {time zone “{name}”}}.',
      next: '{nearest, select, none {Use an IANA name such as Europe/Copenhagen.} other {Did you mean {nearest}?}}',
    },
    NOT_FOUND: {
      title: 'Not found',
      detail: 'It doesn’t exist, or you can’t see it.',
      next: 'Go back and reload: it may have been removed.',
    },
    RIGHT_MISSING: {
      title: 'You may not do this',
      detail:
        '{right, select, book {Booking a room{location, select, none {} other { at {location}}} needs the right “Book”.} bookForOthers {Booking for somebody else{location, select, none {} other { at {location}}} needs the right “Book for others”.} manageRooms {This needs the right “Manage rooms”{location, select, none {} other { at {location}}}.} other {You don’t have the right that this needs.}}',
      next: 'Ask an administrator, or whoever manages people, for the right.',
    },
    ROOM_TAKEN: {
      title: '{buffersOnly, select, true {No time to prepare the room} other {The room is taken}}',
      detail:
        '{buffersOnly, select, true {{room} is free, but its time for preparing or clearing up overlaps {with}.} other {{room} is taken {with, select, none {at that time} other {on {with}}}.}}',
      next: '{alternatives, select, none {Choose another time or another room.} other {Free instead: {alternatives}.}}',
    },
    STALE_VERSION: {
      title: 'It was changed meanwhile',
      detail:
        '{changedBy, select, none {Somebody} other {{changedBy}}} changed it{changedAt, select, none {} other { on {changedAt}}}, after you had opened it.',
      next: 'Reload, look at the change, and make yours again.',
    },
    PRECONDITION_REQUIRED: {
      title: 'The version is missing',
      detail: 'A change must say which version it is based on.',
      next: 'Send the ETag that you last read as If-Match.',
    },
    IN_THE_PAST: {
      title: 'That time has passed',
      detail: '{room} can’t be booked for a time that has passed.',
      next: '{earliest, select, none {Choose a later start.} other {The earliest start is {earliest}.}}',
    },
    LEAD_TIME: {
      title: 'Too short notice',
      detail: '{room} needs to know {leadMinutes, plural, one {# minute} other {# minutes}} before a meeting starts.',
      next: '{earliest, select, none {Choose a later start} other {The earliest start is {earliest}}}, or ask Facility.',
    },
    HORIZON_EXCEEDED: {
      title: 'Too far ahead',
      detail:
        '{lastDate, select, none {{room} can’t be booked that far ahead.} other {{room} can be booked until {lastDate}; that day is included.}}',
      next: 'Choose an earlier date, or ask Facility.',
    },
    OUTSIDE_HOURS: {
      title: 'Outside opening hours',
      detail:
        '{open, select, none {{room} is closed {date, select, none {at that time} other {on {date}}}.} other {{room} is open {open}.}}',
      next: '{nearest, select, none {Choose another day or room.} other {The nearest time that fits: {nearest}.}}',
    },
    OFF_GRID: {
      title: 'Not on the room’s grid',
      detail:
        '{granularityMinutes, plural, =60 {{room} is booked by the full hour.} other {{room} is booked in steps of # minutes.}}',
      next: '{nearest, select, none {Choose other times.} other {The nearest time that fits: {nearest}.}}',
    },
    TOO_SHORT: {
      title: 'Too short',
      detail:
        '{room} is booked for at least {minMinutes, plural, one {# minute} other {# minutes}}; this is {minutes}.',
      next: '{earliestEnd, select, none {Make the meeting longer.} other {Let it end at {earliestEnd} or later.}}',
    },
    TOO_LONG: {
      title: 'Too long',
      detail: '{room} is booked for at most {maxMinutes, plural, one {# minute} other {# minutes}}; this is {minutes}.',
      next: '{latestEnd, select, none {Make the meeting shorter} other {Let it end by {latestEnd}}}, or book it in parts.',
    },
    SERIES_INFINITE: {
      title: 'The series has no end',
      detail: 'Rooms can’t be booked for a series without an end date.',
      next: '{lastDate, select, none {Give the series an end date.} other {Give the series an end date; {lastDate} is the last one possible.}}',
    },
    SERIES_EMPTY: {
      title: 'The series has no date',
      detail:
        'No day from {startDate, select, none {the start} other {{startDate}}} to the end of the series fits its pattern.',
      next: '{lastDate, select, none {Choose a later end date or other days.} other {Choose other days, or an end date up to {lastDate}.}}',
    },
    SERIES_TOO_LONG: {
      title: 'The series has too many dates',
      detail: 'A series has at most {limit, plural, one {# date} other {# dates}}.',
      next: '{lastDate, select, none {Let it end earlier.} other {Let it end on {lastDate} at the latest.}}',
    },
    SERIES_SELF_OVERLAP: {
      title: 'The series overlaps itself',
      detail:
        '{first, select, none {Dates of the series} other {The dates {first} and {second}}} overlap{bufferMinutes, plural, =0 {} one {, with # minute for preparing and clearing up} other {, with # minutes for preparing and clearing up}}.',
      next: 'Make the meeting shorter or the dates rarer.',
    },
    PATTERN_INVALID: {
      title: 'The recurrence is not valid',
      detail: '{field, select, none {A value of it} other {The value of “{field}”}} is not possible.',
      next: '{expected, select, none {Choose another value.} other {Possible: {expected}.}}',
    },
    PATTERN_UNSUPPORTED: {
      title: 'This recurrence can’t be kept',
      detail:
        'Outlook’s calendar has no such recurrence{part, select, none {} other { with “{part}”}}, and Planner doesn’t guess.',
      next: 'Use a daily, weekly, monthly or yearly pattern, or single dates.',
    },
    OCCURRENCE_CROSSES_NEIGHBOUR: {
      title: 'Too close to the next date',
      detail:
        '{date, select, none {A date of a series} other {The series’ date {date}}} stays between the date before it and the date after it.',
      next: '{earliest, select, none {{latest, select, none {Choose another day.} other {Choose {latest} or an earlier day.}}} other {{latest, select, none {Choose {earliest} or a later day.} other {Choose a day from {earliest} to {latest}.}}}}',
    },
    ORDER_LATE: {
      title: 'Too late to order',
      detail:
        '{service, select, none {The order} other {{service}}} had to be ordered or changed {deadline, select, none {earlier} other {before {deadline}}}.',
      next: 'Send a change request: whoever delivers it decides.',
    },
    QUANTITY: {
      title: 'That quantity can’t be ordered',
      detail: '{service, select, none {This} other {{service}}} is ordered from {min} to {max}.',
      next: 'Choose a quantity in between.',
    },
    SERVICE_UNAVAILABLE: {
      title: 'Not offered then',
      detail: '{service, select, none {This} other {{service}}} isn’t offered at that place and time.',
      next: '{available, select, none {Choose another time or service.} other {Offered: {available}.}}',
    },
    COST_SPLIT: {
      title: 'The shares don’t add up',
      detail: 'The cost shares must add up to 100 %; the difference is {difference} %.',
      next: 'Change the shares.',
    },
    IDEMPOTENCY_MISMATCH: {
      title: 'The key was used for something else',
      detail: 'This Idempotency-Key came before with another request.',
      next: 'Use a new key for a new request.',
    },
    IDEMPOTENCY_IN_PROGRESS: {
      title: 'Still being done',
      detail: 'The same request is still running.',
      next: 'Try again {retryAfterSeconds, plural, =0 {in a moment} =1 {in a second} other {in # seconds}}: you get its answer.',
    },
    CHECKIN_TOO_EARLY: {
      title: 'Too early to check in',
      detail: '{opensAt, select, none {Check-in isn’t open yet.} other {Check-in opens at {opensAt}.}}',
      next: 'Come back then.',
    },
    CHECKIN_TOO_LATE: {
      title: 'Too late to check in',
      detail: 'Nobody checked in, so the room was released{releasedAt, select, none {} other { at {releasedAt}}}.',
      next: 'Book the room again if it is still free.',
    },
    APPROVAL_PENDING: {
      title: 'Not approved yet',
      detail: 'The booking waits for approval{by, select, none {} other { until {by}}}.',
      next: '{approvers, select, none {Ask whoever manages the room.} other {Ask {approvers}.}}',
    },
    APPROVAL_REQUIRED: {
      title: 'Booked, waiting for approval',
      detail: '{room} is kept for you until somebody has decided{by, select, none {} other {, at the latest {by}}}.',
      next: '{approvers, select, none {You are told as soon as it’s decided.} other {{approvers} decides; you are told at once.}}',
    },
    APPROVAL_DECIDED: {
      title: 'Already decided',
      detail: '{decidedBy, select, none {Somebody} other {{decidedBy}}} has decided on this booking already.',
      next: 'Reload to see the decision.',
    },
    APPROVAL_EXPIRED: {
      title: 'Nobody decided in time',
      detail: 'The booking wasn’t approved in time, so the room was given back.',
      next: 'Book again, or ask whoever manages the room.',
    },
    BOOKING_CLOSED: {
      title: 'The booking has ended',
      detail:
        'The booking {state, select, cancelled {was cancelled} declined {was declined} released {was released because nobody came} other {is over}}{at, select, none {} other {; it ended at {at}}}.',
      next: 'Make a new booking.',
    },
    MEETING_LOCKED: {
      title: 'The meeting is locked',
      detail: '{lockedBy, select, none {Somebody} other {{lockedBy}}} has locked the rooms of this meeting.',
      next: 'Ask them to unlock it, or keep the room.',
    },
    RATE_LIMITED: {
      title: 'Too many requests',
      detail: 'That was too much in a short time.',
      next: 'Try again {retryAfterSeconds, plural, =0 {in a moment} =1 {in a second} other {in # seconds}}.',
    },
    SIGN_IN_REQUIRED: {
      title: 'Please sign in',
      detail: 'You aren’t signed in, or your session has ended.',
      next: 'Sign in and try again.',
    },
    SIGN_IN_REFUSED: {
      title: 'Sign-in failed',
      detail: 'Login or password is wrong.',
      next: 'Check both and try again, or ask for a new password.',
    },
    SECOND_FACTOR_REQUIRED: {
      title: 'A code is needed',
      detail:
        '{kind, select, wrong {That code isn’t right, or was used already.} setup {Administrators of this site need a code from an app beside the password.} other {This account asks for a code beside the password.}}',
      next: '{kind, select, setup {Scan the QR code with an authenticator app and type the code that it shows.} other {Type the code that your authenticator app shows, or one of your recovery codes.}}',
    },
    RECENT_SIGN_IN_REQUIRED: {
      title: 'Sign in again first',
      detail: 'This change needs a sign-in of the last 15 minutes.',
      next: 'Sign out and in again, then repeat it.',
    },
    PASSWORD_REFUSED: {
      title: 'This password can’t be used',
      detail:
        '{reason, select, short {It has fewer than 12 characters.} long {It has more than 1024 bytes.} leaked {It stands in lists of passwords that were leaked.} personal {It is made of your name, your login or the name of the site.} other {Another one is needed.}}',
      next: '{reason, select, long {Choose a shorter one.} other {Choose a longer one: four words that don’t belong together are good.}}',
    },
    LINK_CLOSED: {
      title: 'This link doesn’t work any more',
      detail: 'It was used already, is too old, or a newer one replaced it.',
      next: 'Ask for a new one.',
    },
    LAST_ADMINISTRATOR: {
      title: 'Somebody has to be left',
      detail: 'At least one administrator must be able to sign in without Microsoft.',
      next: 'Make somebody else with a password an administrator first.',
    },
    PERSON_NOT_IMPORTED: {
      title: 'Planner doesn’t know you yet',
      detail: 'You are signed in to Microsoft 365, but the user import hasn’t brought you to Planner.',
      next: 'Ask whoever runs Planner to import you: Administration › Settings › Import Users.',
    },
    BODY_TOO_LARGE: {
      title: 'Too much at once',
      detail: 'The request is larger than {limitBytes, number} bytes.',
      next: 'Send less, or in parts.',
    },
    UNAVAILABLE: {
      title: 'Not available right now',
      detail: 'Planner can’t reach its database. Nothing was saved.',
      next: 'Try again {retryAfterSeconds, plural, =0 {in a moment} =1 {in a second} other {in # seconds}}.',
    },
    STORAGE_FULL: {
      title: 'The disk is full',
      detail: 'Planner can’t save anything: its disk is full. Nothing was saved.',
      next: 'Tell whoever runs Planner.',
    },
    CONNECTION_INCOMPLETE: {
      title: 'The connection isn’t set up yet',
      detail: 'The ids of the registration in Entra, or its certificate or secret, are missing.',
      next: 'Enter the directory’s id and the application’s id, then make a certificate or enter a secret.',
    },
    PUBLIC_ADDRESS_MISSING: {
      title: 'Planner doesn’t know its own address',
      detail:
        'Microsoft sends the browser back to an address that is registered beforehand, and this installation has not been told its own.',
      next: 'Set PUBLIC_URL to the address that people open Planner with, and start Planner again.',
    },
    SIGN_ON_SOURCE_REFUSED: {
      title: 'The identity provider can’t be taken over',
      detail:
        '{reason, select, notHttps {The address must begin with https:// and hold no password.} privateAddress {The address leads into this server’s own network.} unreachable {The address doesn’t answer.} redirected {The address sends on to another host.} tooLarge {The metadata are larger than 1 MiB.} tooSlow {The address didn’t answer within ten seconds.} status {The address doesn’t give the metadata.} notXml {This is no XML that can be read.} isAPage {This is a web page, not metadata.} hasDoctype {The metadata hold a document type (DTD), which is never needed and not safe.} notMetadata {This is XML, but no SAML metadata (EntityDescriptor).} noProvider {The metadata describe no identity provider (IDPSSODescriptor).} noAddress {The metadata name no address to sign in at by HTTP-Redirect.} noCertificate {There is no signing certificate.} privateKey {This is a private key. It was not stored; consider it leaked.} notACertificate {This is no certificate.} weakKey {The certificate’s key isn’t RSA of at least 2048 bits.} weakSignature {The certificate is signed with SHA-1.} loginUrlInsecure {The login URL must begin with https://.} otherEntityId {The metadata are of another identity provider than the identifier says.} notEntraIdentifier {This is no Microsoft Entra Identifier.} slashMissing {Entra’s Identifier ends with a slash.} notAnId {This is no id.} secretIsId {This is the secret’s ID.} secretMissing {A client secret is needed.} other {What was entered doesn’t describe an identity provider.}}',
      next: '{reason, select, notHttps {Copy the address from Entra’s page.} privateAddress {Use Entra’s public address, or upload the file.} unreachable {Check the address, or upload the metadata file.} redirected {Enter the address that it sends on to.} tooSlow {Try again, or upload the metadata file.} status {Check directory and Application ID, or upload the metadata file.} isAPage {Copy the App Federation Metadata Url, not the page’s address.} privateKey {Make a new certificate in Entra, and paste only the certificate.} notACertificate {Download “Certificate (Base64)” in Entra and paste all of it.} weakKey {Make a new certificate in Entra.} weakSignature {Make a new certificate in Entra.} otherEntityId {Compare both values with Entra: they must be of the same application.} notEntraIdentifier {It looks like https://sts.windows.net/…/ and stands in Entra under “Set up”.} slashMissing {Use https://sts.windows.net/…/ with the slash.} notAnId {It looks like 3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10.} secretIsId {Copy the column Value.} secretMissing {Enter the column Value of a client secret.} other {Download the federation metadata in Entra again and try once more.}}',
    },
    SIGN_ON_REQUIRED: {
      title: 'Sign in with Microsoft',
      detail: 'This site’s people sign in with Microsoft; other ways are for its administrators.',
      next: 'Choose “Sign in with Microsoft”.',
    },
    SIGN_ON_NOT_READY: {
      title: 'Single sign-on isn’t ready',
      detail:
        '{reason, select, off {Single sign-on is switched off.} notSetUp {The identity provider isn’t entered yet.} notTested {The settings, as they are now, haven’t signed anybody in yet.} noLocalAdministrator {No administrator could sign in without Microsoft.} other {Something is missing.}}',
      next: '{reason, select, off {Sign in another way, or ask an administrator.} notSetUp {Enter what Entra shows under “Set up” first.} notTested {Do “Test sign-in”, then switch it on.} noLocalAdministrator {Give one administrator a local password first.} other {Go through the steps of the page again.}}',
    },
    VIP_ONLY: {
      title: 'Reserved for certain people',
      detail:
        '{room} can be booked by people of {category, select, none {a certain category} other {the category “{category}”}}.',
      next: 'Choose another room, or ask Facility.',
    },
    ROOM_INACTIVE: {
      title: 'The room is out of use',
      detail: '{room} takes no new bookings.',
      next: 'Choose another room.',
    },
    ROOM_BLOCKED: {
      title: 'The room is blocked',
      detail:
        '{from, select, none {{room} is blocked at that time.} other {{room} can’t be used from {from} until {until}.}}',
      next: '{until, select, none {Choose another time} other {Choose a time from {until} on}}, or another room.',
    },
    CAPACITY: {
      title: 'Too many people for the room',
      detail:
        '{room} has {limit, plural, one {# seat} other {# seats}}; {headcount, plural, one {# person comes} other {# people come}}.',
      next: '{larger, select, none {Choose a larger room or another layout.} other {Large enough: {larger}.}}',
    },
    QUOTA: {
      title: 'Your limit is reached',
      detail:
        '{kind, select, minutes {You can book at most {limit, number} minutes a day; {used, number} are booked{date, select, none {} other { on {date}}}.} other {You can have at most {limit, plural, one {# open booking} other {# open bookings}}; you have {used, number}.}}',
      next: 'Cancel a booking that you don’t need, or ask Facility.',
    },
    POLICY_REFUSED: {
      title: 'You may not book this room yourself',
      detail: '{room} isn’t open to you, not even with approval.',
      next: '{approvers, select, none {Choose another room, or ask Facility.} other {Ask {approvers}.}}',
    },
    ATOM_IN_USE: {
      title: 'There are bookings on this part',
      detail: 'The part of the room has {count, plural, one {# booking} other {# bookings}} to come.',
      next: 'Move or cancel them first.',
    },
    ADDIN_OUTDATED: {
      title: 'A newer version is there',
      detail: 'This pane is older than the server.',
      next: 'It reloads itself.',
    },
    MAILBOX_REFUSED: {
      title: 'This mailbox can’t be linked',
      detail:
        '{reason, select, notFound {Exchange knows no mailbox at {address, select, none {the address} other {{address}}}.} person {{address, select, none {the address} other {{address}}} is a person’s mailbox.} list {{address, select, none {the address} other {{address}}} is a distribution list: it has no calendar.} notRoom {{address, select, none {the address} other {{address}}} is a mailbox, but not a room’s.} taken {{address, select, none {the address} other {{address}}} is linked to {room, select, none {another room} other {{room}}} already.} elsewhere {{address, select, none {the address} other {{address}}} is linked in another site of this Planner.} mismatch {The id given belongs to {found, select, none {another mailbox} other {{found}}}, not to {address, select, none {the address} other {{address}}}.} denied {Planner may not open the mailbox {address, select, none {the address} other {{address}}}.} notConnected {Planner isn’t connected to Exchange.} other {Exchange doesn’t answer for {address, select, none {the address} other {{address}}}.}}',
      next: '{reason, select, notFound {Check the address. Where the sign-in name is another one, enter it or the object id too.} person {Enter the address of the room’s own mailbox.} list {Enter the address of a room in the list.} notRoom {Convert it to a room mailbox in Exchange, or enter another one.} taken {Unlink it there first.} elsewhere {Unlink it there first.} mismatch {Check both.} denied {Check the consent, and whether a policy or scope leaves this mailbox out.} notConnected {Connect first, above.} other {Try again in a minute.}}',
    },
    LINK_CHANGED: {
      title: 'Too late to undo',
      detail: '{count, plural, one {# meeting was} other {# meetings were}} changed since the room was linked.',
      next: 'Unlink the room instead: both calendars stay as they are.',
    },
    NAME_TAKEN: {
      title: 'The name is taken',
      detail: '{name, select, none {That name is} other {The name “{name}” is}} used already.',
      next: 'Choose another name.',
    },
    IMPORT_RUNNING: {
      title: 'An import is running',
      detail:
        '{job, select, none {An import} other {The import “{job}”}} is running{since, select, none {} other { since {since}}}{percent, select, none {} other { ({percent} % done)}}.',
      next: 'Wait until it has ended, or cancel it.',
    },
    IMPORT_NOT_READY: {
      title: 'The import can’t begin yet',
      detail:
        '{reason, select, notConnected {Planner may not read the directory yet.} notAllowed {Microsoft doesn’t let Planner read the directory any more.} noFile {The job has no file yet.} noLink {Only members of linked groups are imported, and no group is linked.} other {Something is missing.}}',
      next: '{reason, select, notConnected {Grant consent first: Settings › Microsoft Graph.} notAllowed {Grant consent anew: Settings › Microsoft Graph. User.Read.All and Group.Read.All are needed.} noFile {Choose a file first.} noLink {Link a group first, or import all users.} other {Open the job and complete it.}}',
    },
    IMPORT_PLAN_CLOSED: {
      title: 'The plan isn’t applied',
      detail:
        '{reason, select, planTooOld {The preview is older than half an hour.} wrongNumber {That isn’t the number of people who would lose something.} other {The run waits for no decision any more.}}',
      next: '{reason, select, planTooOld {Make a new preview.} wrongNumber {{people, select, none {Look at the plan again.} other {Type {people} if that is what you want.}}} other {Look at the run again: somebody else may have decided.}}',
    },
    FILE_REFUSED: {
      title: 'The file can’t be used',
      detail:
        '{line, select, none {} other {Line {line}{column, select, none {} other {, column “{column}”}}: }}{reason, select, empty {there are no people in it.} tooLarge {it is larger than 50 MB.} tooManyRows {it has more than 200 000 rows.} encoding {this isn’t UTF-8.} quote {a quoted value doesn’t end where it should.} columnMissing {the column is missing.} columnTwice {two columns of the file are this one.} loginMissing {the row has no login.} idTwice {the row has the id of another row.} other {it can’t be read.}}',
      next: '{reason, select, encoding {Save it as “CSV UTF-8”, or choose Windows-1252 if that is what it is.} columnMissing {Name the column so in the file, or map it under Fields.} columnTwice {Remove or rename one of them.} other {Correct the file and choose it again. Nothing was imported.}}',
    },
    EXCHANGE_DECLINED: {
      title: 'Outlook declined the room',
      detail: '{room} was declined by its Outlook calendar{reason, select, none {} other {: {reason}}}.',
      next: '{alternatives, select, none {Choose another time or another room.} other {Free instead: {alternatives}.}}',
    },
  },
  series: {
    daily: '{interval, plural, =1 {Every day} =2 {Every second day} other {Every # days}}',
    weekly:
      '{interval, plural, =1 {Every {days}} =2 {{count, plural, =1 {Every second {days}} other {Every second week on {days}}}} other {Every # weeks on {days}}}',
    absoluteMonthly:
      '{interval, plural, =1 {On day {day} of every month} =2 {On day {day} of every second month} other {On day {day} every # months}}{tail, select, true { (or its last day)} other {}}',
    relativeMonthly:
      '{interval, plural, =1 {On the {index} {days} of every month} =2 {On the {index} {days} of every second month} other {On the {index} {days} every # months}}',
    absoluteYearly: '{interval, plural, =1 {Every year} =2 {Every second year} other {Every # years}} on {date}',
    relativeYearly:
      '{interval, plural, =1 {Every year} =2 {Every second year} other {Every # years}} on the {index} {days} of {month}',
    endDate: '{pattern} until {endDate}',
    numbered: '{pattern}, {count, plural, =1 {once} =2 {twice} other {# times}}',
    noEnd: '{pattern}, without an end',
    day: 'day',
    weekday: 'weekday',
    weekendDay: 'weekend day',
    index: { first: 'first', second: 'second', third: 'third', fourth: 'fourth', last: 'last' },
  },
  decline: {
    opening: '{room} can’t take this meeting.',
    dates:
      '{count, plural, one {Date concerned: {dates}.} other {{more, plural, =0 {Dates concerned ({count}): {dates}.} other {Dates concerned ({count}): {dates} and # more.}}}}',
    alternatives: 'Free instead: {alternatives}.',
    link: 'More free rooms and times: {link}',
  },
};
