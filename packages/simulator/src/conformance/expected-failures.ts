/**
 * Examples that the simulator doesn't answer as their page shows yet, each with what is missing. The list only shrinks:
 * the test fails for one that isn't here.
 */
export const expectedFailures: Readonly<Record<string, string>> = {
  'event-dismissreminder-01': 'reminders aren’t there yet',
  'event-snoozereminder-01': 'reminders aren’t there yet',
  'findmeetingtimes-example-02': 'findMeetingTimes isn’t there yet',
  'organization-list-01': 'properties of the object aren’t kept yet',
  'place-get-02': 'an unset phone is shown as empty text',
  'place-list-05': 'an unset phone is shown as empty text',
  'serviceprincipal-get-01': 'a property of service principals or assignments isn’t kept as the page shows it',
  'serviceprincipal-list-01': 'a property of service principals or assignments isn’t kept as the page shows it',
  'serviceprincipal-list-03': 'a property of service principals or assignments isn’t kept as the page shows it',
  'serviceprincipal-list-04': 'a property of service principals or assignments isn’t kept as the page shows it',
  'serviceprincipal-list-approleassignments-01':
    'a property of service principals or assignments isn’t kept as the page shows it',
  'subscription-get-01': 'notificationContentType isn’t shown',
  'subscription-list-01': 'notificationContentType isn’t shown',
  'user-findmeetingtimes-01': 'findMeetingTimes isn’t there yet',
  'user-get-mailboxsettings-01': 'settings of a mailbox can’t be written yet',
  'user-get-mailboxsettings-03': 'settings of a mailbox can’t be written yet',
  'user-list-01': 'properties of the object aren’t kept yet',
  'user-list-approleassignments-01': 'a property of service principals or assignments isn’t kept as the page shows it',
  'user-reminderview-01': 'reminders aren’t there yet',
  'user-update-mailboxsettings-01': 'settings of a mailbox can’t be written yet',
  'user-update-mailboxsettings-02': 'settings of a mailbox can’t be written yet',
};
