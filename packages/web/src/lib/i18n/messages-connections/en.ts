/** English, for the connections to Microsoft 365. */
export const messages = {
  'action.cancel': 'Stop waiting',
  'action.check': 'Check now',
  'action.checked': 'Checked.',
  'action.connect': '{application, select, addin {Add Consent} planner {Grant Consent} other {Connect}}',
  'action.copyLink': 'Copy link for another administrator',
  'action.copied': 'Copied.',
  'action.disconnect': 'Disconnect',
  'action.disconnected': 'Disconnected. Its ids and credential are kept.',
  'action.linkCopied': 'The link is copied. It is good for an hour and for one answer.',
  'action.reconsent': 'Consent again',
  'ask.explain':
    'You go to Microsoft, sign in as an administrator of your directory and approve the permissions below for your organisation. Nothing else is asked for. A Global or Privileged Role Administrator has to approve; hand on the link if that is somebody else.',
  'consent.declined': 'Consent was declined in Microsoft. Nothing was changed.',
  'consent.wrongTenant':
    'You approved in the directory {approvedIn}, but this site is connected to {tenantId}. Nothing was changed. Start again and choose the account of the right directory (“Use another account”).',
  'credential.add': 'Make a certificate',
  'credential.certificate': 'Certificate {thumbprint}, good until {until}',
  'credential.download': 'Download certificate',
  'credential.explain':
    'Planner proves itself by a certificate (better) or a client secret. It makes the key pair; the private key never leaves the server. Upload the certificate in Entra: App registrations → {name} → Certificates & secrets → Certificates → Upload certificate.',
  'credential.expiring': 'It ends on {until}. Make a new one in time: the old one works until the new one is proved.',
  'credential.made': 'The certificate is made. Download it and upload it in Entra.',
  'credential.next':
    'A new {kind, select, certificate {certificate} other {secret}} waits for its proof; the one before works until then. {accepted, select, false {Entra doesn’t know it yet.} other {}} Upload it in Entra, then “Check now”.',
  'credential.none': 'none yet',
  'credential.renew': 'Make a new certificate',
  'credential.secret': 'Client secret ending in {hint}{until, select, none {} other {, good until {until}}}',
  'credential.title': 'Certificate or secret',
  'disconnect.text':
    '{application, select, addin {The Outlook add-in can no longer find the ids of appointments.} planner {Imports stop. People and their rights stay as they are.} other {Rooms are no longer read or written: bookings in Outlook and in Planner part ways until you connect again.}} The consent in Entra stays; take it away there under Enterprise applications → {name} → Permissions.',
  'disconnect.title': 'Disconnect “{name}”?',
  'fact.application': 'Application',
  'fact.checked': 'Last check',
  'fact.connected': 'Connected',
  'fact.connectedBy': '{at}{by, select, none {} other { by {by}}}',
  'fact.credential': 'Proved by',
  'fact.directory': 'Directory',
  'form.authority': 'Sign-in address',
  'form.authorityHint': 'https, without a path',
  'form.clientId': 'Application (client) ID',
  'form.clientIdError': 'An id such as 3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10',
  'form.cloud': 'Cloud',
  'form.clouds':
    '{cloud, select, global {Microsoft 365} usGov {US Government (GCC High)} usDod {US Government (DoD)} china {China (21Vianet)} other {Other addresses}}',
  'form.expires': 'Secret ends on',
  'form.expiresHint': 'From Entra’s column Expires: Planner can’t read it there, and warns you in time.',
  'form.graph': 'Graph address',
  'form.needed': 'Needed',
  'form.save': 'Save',
  'form.saved': 'Saved.',
  'form.secret': 'Client secret',
  'form.secretHint': 'The column Value. Leave empty to keep the one there is, or to use a certificate.',
  'form.secretIsId': 'This is the secret’s ID. Copy the column Value.',
  'form.secretIsKey': 'This is a private key. It wasn’t sent; consider it leaked, and make a new one.',
  'form.tenant': 'Directory (tenant) ID',
  'form.tenantHint': 'Or one of the directory’s domains.',
  'form.title': 'Ids from Entra',
  'limit.mailboxScoped':
    'The application may use some mailboxes only (RBAC for Applications in Exchange). Those that were tried answer.',
  'limit.notProbed': 'No room has a mailbox yet, so the permission was not tried out.',
  'limit.optional':
    '{permission, select, MailboxSettingsRead {Without MailboxSettings.Read Planner can’t read the language and zone of room mailboxes.} PlaceReadAll {Without Place.Read.All rooms can’t be chosen from Exchange’s list; type their addresses.} MemberReadHidden {Without Member.Read.Hidden the members of groups with hidden membership aren’t seen.} other {An optional permission is missing.}}',
  'limit.refused': 'Exchange refuses the calendar of {room}. Check the scope of the application in Exchange.',
  'connection.loading': 'The connection is being read',
  'missed.text':
    'Microsoft didn’t answer at {at}. What was good before still counts; Planner tries again by itself. {retryAt, select, none {} other {Microsoft asked us to wait until {retryAt}.}}',
  'permission.delegated': 'on behalf of a person',
  'permission.granted': '{granted, select, true {granted} false {missing} other {not known yet}}',
  'permission.optional': 'optional',
  'permission.title': 'Permissions',
  'permission.value': 'Permission',
  'permission.what': 'What for',
  'permission.why':
    '{permission, select, CalendarsReadWrite {Read and write calendars in all mailboxes: the rooms’ calendars} CalendarsRead {Read calendars in all mailboxes: an appointment’s unique id} UserReadAll {Read all users’ profiles: names and addresses} GroupReadAll {Read all groups: who gets which rights} MemberReadHidden {Members of groups with hidden membership} PlaceReadAll {Rooms to choose from when they are linked} MailboxSettingsRead {Language and zone of room mailboxes} UserRead {Sign in and read user profile: Entra always adds it} other {}}',
  'permission.state': 'State',
  'problem.application':
    '{number, select, 700016 {The directory {tenantId} doesn’t know the application {clientId}. Compare both ids with Entra: App registrations → {name} → Overview. If it was deleted, restore it or register it again.} 90002 {There is no directory {tenantId}. Compare it with Entra: Overview → Tenant ID.} 7000112 {The application is disabled. In Entra: Enterprise applications → {name} → Properties → Enabled for users to sign in: Yes.} other {Entra gives the application no token. Look at the details, and at the sign-in log of the enterprise application {name} in Entra.}}',
  'problem.consent':
    'The permission {missing} is missing: it was never consented to, or taken away. In Entra: App registrations → {name} → API permissions must list it; then consent again here.',
  'problem.credential':
    '{number, select, 7000215 {The client secret is wrong. In Entra: App registrations → {name} → Certificates & secrets: make a new one and copy its column Value, not its ID.} 7000222 {The client secret has lapsed. In Entra: App registrations → {name} → Certificates & secrets: make a new one, and enter its Value below.} 700027 {Entra doesn’t know the certificate. Download it below and upload it: App registrations → {name} → Certificates & secrets → Certificates.} 700024 {The clocks of this server and of Microsoft differ by more than five minutes. Set this server’s clock by a time server.} other {Entra doesn’t accept what proves the application. Make a certificate below, or enter a new secret.}}',
  'problem.details': 'Details for Microsoft’s support',
  'problem.mailbox':
    'The permission is there, but Exchange refuses every room that was tried ({rooms}). An application access policy or a scope in Exchange leaves them out: New-ManagementScope, Test-ServicePrincipalAuthorization. A change takes up to two hours.',
  'problem.tenant':
    'Entra gave a token of another directory or application. Compare the ids {tenantId} and {clientId} with Entra.',
  'setup.copy': 'Copy',
  'setup.copyOf': 'Copy: {what}',
  'setup.kind': 'Script',
  'setup.lead':
    'Register the application in Entra by a script, or by hand. The script asks nothing, may be run again, and prints the two ids that are entered below.',
  'setup.manifest': 'Manifest',
  'setup.optional': 'Ask for optional permissions too',
  'setup.redirect': 'Redirect URI (platform Web)',
  'setup.roomsOnly': 'Rooms only',
  'setup.roomsOnlyExplain':
    'Limits the application to room mailboxes. The price: bookings made in Planner live in the room’s own calendar, meetings from Outlook can be answered but not edited, titles that Exchange hides stay hidden, and only the room shows its answer. Afterwards take the consent for all mailboxes away in Entra. The add-in’s application needs the organizers’ mailboxes in any case.',
  'setup.title': 'Set up in Entra',
  'state.explain':
    '{state, select, notSetUp {Register the application in Entra first, then enter its ids and make a certificate.} notConnected {Ids and credential are there; nobody has consented yet.} verifying {Consent was given. Planner asks Microsoft for a new token until the permissions are in it; that takes up to five minutes.} connected {Planner uses it. The last check found everything.} limited {Planner uses it, with limits:} expiring {Planner uses it, but what proves it ends soon.} other {}}',
  'state.name':
    '{state, select, notSetUp {Not set up} notConnected {Not connected} waiting {Waiting for consent} verifying {Verifying} connected {Connected} limited {Connected, limited} expiring {Credential expiring} unreachable {Can’t reach Microsoft} other {Needs attention}}',
  title: 'Connection to Microsoft 365: {name}',
  'waiting.explain':
    'Consent was asked for by {by} at {at}. It waits until {until}. If Entra says that the redirect URI isn’t registered (AADSTS50011), register exactly this one: {redirectUri}',
} as const satisfies { readonly [key: string]: string };
