import type { MailTexts } from './mail-text.ts';

const application =
  '{application, select, planner {Planner (users and groups)} calendarService {Calendar Service} addin {Planner - Office 365 Add-In} other {{application}}}';

const meeting = '{meeting, select, none {} other {“{meeting}”, }}{when}';
const ended = `Your booking of {room} has ended: ${meeting}.{more, plural, =0 {} one { One more date of it has ended as well.} other { # more dates of it have ended as well.}}`;

/** English. */
export const en: MailTexts = {
  language: 'en',
  greeting: '{name, select, none {Hello,} other {Hello {name},}}',
  address: 'Or open this address:',
  footer: 'Sent by Planner of {site}.',
  mails: {
    testMail: {
      subject: 'Test mail from Planner',
      paragraphs: ['{by} asked Planner for this mail. That you read it shows that {site} can send mail.'],
    },
    invitation: {
      subject: 'Your account in Planner of {site}',
      paragraphs: [
        '{inviter} has made an account for you in Planner of {site}, where meeting rooms are booked.',
        'Choose a password to begin. The link works once, until {until}.',
      ],
      button: 'Choose a password',
    },
    passwordReset: {
      subject: 'Choose a new password for Planner',
      paragraphs: [
        'Somebody, probably you, asked for a new password for Planner of {site}. The link works once, until {until}.',
        'If it wasn’t you, do nothing: your password stays as it is.',
      ],
      button: 'Choose a new password',
    },
    passwordChanged: {
      subject: 'Your password for Planner was changed',
      paragraphs: [
        'The password of your account in Planner of {site} was changed at {at}. All devices were signed out.',
        'If it wasn’t you, tell an administrator at once.',
      ],
    },
    localAdministratorSignedIn: {
      subject: '{name} signed in to Planner with a local administrator’s account',
      paragraphs: [
        '{name} signed in to Planner of {site} at {at} with a password, not through Microsoft. These accounts are for emergencies.',
        'If nobody of you did it, end the sessions of that account and change its password.',
      ],
      button: 'Open people',
    },
    connectionTrouble: {
      subject: `Planner has lost a connection to Microsoft 365: ${application}`,
      paragraphs: [
        `The connection “${application}” of {site} doesn’t work any more, as of {at}: {state, select, permissionMissing {a permission is missing} consentRevoked {consent was taken back} credentialRefused {Microsoft refuses its secret or certificate} credentialExpired {its secret or certificate has expired} otherTenant {another directory answers} limited {a mailbox or group can’t be reached} unreachable {Microsoft hasn’t answered for a while} other {a check failed}}.`,
        'Bookings go on in Planner. What has to reach Outlook waits until the connection works again.',
      ],
      button: 'See what to do',
    },
    connectionRestored: {
      subject: `A connection to Microsoft 365 works again: ${application}`,
      paragraphs: [`The connection “${application}” of {site} works again, as of {at}. Nothing needs to be done.`],
    },
    credentialExpires: {
      subject: `{days, plural, =0 {Expired} one {Expires tomorrow} other {Expires in # days}}: credential of ${application}`,
      paragraphs: [
        `The secret or certificate of “${application}” of {site} expires at {at}. Without a new one Planner loses this connection to Microsoft 365.`,
      ],
      button: 'Renew it',
    },
    roomCopyVanished: {
      subject: '{room} is no longer booked for your meeting',
      paragraphs: [
        ended,
        'It was deleted from the room’s own calendar, and Exchange tells nobody of that. Outlook may still show the room in your meeting.',
        'If you still need the room, book it again or choose another one.',
      ],
    },
    roomDeclined: {
      subject: '{room} has declined your meeting',
      paragraphs: [
        `This is about your meeting: ${meeting}.`,
        '{reason}',
        'Your invitation asked for no response, so Outlook doesn’t bring you this one.',
      ],
    },
    bookingMadeWay: {
      subject: '{room} went to another meeting',
      paragraphs: [
        ended,
        'Exchange decides about this room. Your booking was still waiting for its answer when it accepted another meeting at that time.',
        'Please choose another room or another time.',
      ],
    },
  },
};
