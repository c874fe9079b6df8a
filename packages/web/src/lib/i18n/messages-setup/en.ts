/** English, for the set-up list. */
export const messages = {
  'setUp.complete': 'Everything is set up.',
  'setUp.detail':
    '{detail, select, notSetUp {The application isn’t entered.} notConnected {Nobody has consented yet.} waiting {Waits for consent.} verifying {Consent was given; Microsoft’s token is being checked.} connected {Connected; the last check found everything.} limited {Connected, without an optional permission or for some mailboxes only.} expiring {Connected, but what proves it ends soon.} unreachable {Microsoft doesn’t answer.} attention {The last check failed.} roomsRefused {Connected, but a room refuses.} noJob {There is no import job.} noLinks {No group is linked to rights yet.} noRun {Not run yet.} running {The first run is under way.} approval {A run waits for approval.} failed {The last run failed.} noSchedule {Imported; automatic scheduling is off.} imported {Imported.} notEntered {The identity provider isn’t entered.} notTested {Entered, not tested as it is now.} off {Tested, not switched on.} optional {On, beside the other ways in.} required {On, and the only way in.} notDownloaded {The manifest hasn’t been downloaded.} notSeen {Downloaded; nobody has signed in from Outlook yet.} seen {Somebody has signed in from Outlook.} noRooms {There are no rooms yet.} noneLinked {No room is linked: 0 of {of}.} someLinked {{count} of {of} rooms are linked.} allLinked {All {of} rooms are linked.} roomTrouble {{count} of {of} rooms can’t be read.} nothingBooked {No person has a meeting in a linked room yet.} booked {A meeting is booked; the room hasn’t accepted one in Exchange yet.} other {A room has accepted a person’s meeting in Exchange.}}',
  'setUp.lead':
    'What it takes until people book in Outlook and here. Each step is read from what is there: nothing has to be ticked, and you can go on any time.',
  'setUp.open': 'Open',
  'setUp.openOf': 'Open: {step}',
  'setUp.path': 'Administration',
  'setUp.progress': '{done} of {all} steps are done',
  'setUp.skip': 'Not needed',
  'setUp.skipOf': 'Not needed: {step}',
  'setUp.state':
    '{state, select, open {To do} underWay {Under way} trouble {Needs attention} done {Done} other {Not needed}}',
  'setUp.step':
    '{step, select, calendarService {Permissions: Calendar Service} addinApplication {Permissions: Office 365 Add-In} plannerApplication {Permissions: Planner} users {Users and groups} singleSignOn {Single sign-on} addin {Outlook add-in} rooms {Rooms} other {Pilot}}',
  'setUp.title': 'Set up Planner',
  'setUp.unskip': 'Take up again',
  'setUp.unskipOf': 'Take up again: {step}',
  'setUp.when': '{detail, select, seen {First on {at}} notSeen {Downloaded on {at}} other {Next run on {at}}}',
  'setUp.why':
    '{step, select, calendarService {Calendar Synchronization → Connect. Planner reads and writes the calendars of rooms.} addinApplication {Microsoft Graph → Add Consent. People sign in from Outlook, and Planner recognises their appointment.} plannerApplication {Import Users → New Import Job → Create → Edit → Grant Consent. Planner reads users and groups.} users {Continue to linking: groups get rights. Then the first run, and automatic scheduling.} singleSignOn {People sign in with their Microsoft account. Test it, then switch it on.} addin {Other Settings: download the manifest and upload it to Microsoft 365. It takes up to 24 hours until it shows.} rooms {Link each room to its mailbox.} other {Five people, two rooms: book a meeting in Outlook and one here, and see the room accept.}}',
} as const;
