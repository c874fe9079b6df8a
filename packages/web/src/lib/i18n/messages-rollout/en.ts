/** Words of the page on which the Outlook add-in is rolled out. */
export const messages = {
  'other.path': 'Administration › Settings › Other Settings',
  'addin.title': 'Outlook add-in',
  'addin.lead':
    'People find and book rooms inside their appointments in Outlook. You upload one file to Microsoft 365; from then on it works in classic and new Outlook, on the web and on Mac.',
  'addin.download': 'Download manifest',
  'addin.downloadUnified': 'Download app package (Windows and web only)',
  'addin.anyway': 'Download anyway',
  'addin.id': 'Id',
  'addin.version': 'Version',
  'addin.address': 'Address',
  'addin.noAddress': 'No public address is set (PUBLIC_URL): Outlook could not reach the add-in.',
  'addin.downloaded': 'Downloaded',
  'addin.downloadedBy': '{version} on {at}{by, select, none {} other { by {by}}}',
  'addin.never': 'Never',
  'addin.changed':
    'The manifest has changed since. Download it again and update it in Microsoft 365; the old one works as long as its address answers.',
  'addin.fault': 'Line {line}, {rule}: {message}',
  'addin.faults': 'The manifest isn’t fit to be uploaded yet',
  'addin.connection': 'Its application',
  'addin.connected': 'Connected',
  'addin.notConnected': 'Not connected: nobody is signed in by Outlook itself, and markers aren’t read.',
  'addin.firstSignIn': 'First sign-in',
  'addin.noSignIn': 'Nobody yet. After the deployment it takes up to 24 hours until Outlook shows the button.',
  'addin.clients': 'Outlooks of the last 7 days',
  'addin.client': 'Outlook',
  'addin.clientVersion': 'Version',
  'addin.clientSet': 'Mailbox set',
  'addin.clientPeople': 'People',
  'addin.clientSeen': 'Last seen',
  'addin.guide': 'How to deploy it',
  'addin.before': 'Before',
  'addin.before1': 'Calendar Synchronization is connected, and so is the add-in’s application under Microsoft Graph.',
  'addin.before2': 'The people were imported: the add-in knows them by their id in the directory.',
  'addin.before3':
    'An older VSTO or COM add-in for room booking is removed first, on every computer: both together book twice. In classic Outlook look under File › Options › Add-ins.',
  'addin.central': 'For everybody (centralized)',
  'addin.central1': 'Download the manifest above.',
  'addin.central2':
    'Microsoft 365 admin center › Settings › Integrated apps › Upload custom apps, as Exchange or Global Administrator. Type: Office Add-in; choose the file.',
  'addin.central3':
    'Begin with a small group and the flag “test deployment”. Groups: Microsoft 365, distribution or mail-enabled security groups; members of nested groups get nothing.',
  'addin.central4':
    'It takes up to 24 hours until Outlook shows it: roll out 24 to 36 hours before the launch. Classic Outlook has to be restarted.',
  'addin.manual': 'For yourself (manual)',
  'addin.manual1':
    'Open aka.ms/olksideload, My add-ins › Custom add-ins › Add a custom add-in › Add from file, and choose the manifest. Installed like this it isn’t asked before an appointment is sent.',
  'addin.update': 'Update, remove',
  'addin.update1':
    'Open the app under Integrated apps: Update app takes the new file, whose version is higher; Remove app takes it away. Bookings stay in either case.',
  'addin.trouble': 'When it doesn’t work',
  'addin.troubleWhat': 'What you see',
  'addin.troubleWhy': 'Why, and what to do',
  'addin.trouble1': 'No button',
  'addin.trouble1Why':
    'Not 24 hours yet; a nested group; a mailbox hidden from the address list; Outlook older than Mailbox 1.8.',
  'addin.trouble2': 'A blank pane on the web',
  'addin.trouble2Why':
    'A proxy adds X-Frame-Options or Cross-Origin-Opener-Policy to /addin, or blocks appsforoffice.microsoft.com.',
  'addin.trouble3': 'It asks to sign in again and again',
  'addin.trouble3Why':
    'The redirect URI brk-multihub:// of this address is missing in the application, or its scope isn’t consented to; see Microsoft Graph.',
  'addin.trouble4': 'Two buttons',
  'addin.trouble4Why':
    'Deployed by the administrator and installed by hand, or manifest and app package together: remove one.',
} as const;
