/** Words of the page on which the Outlook add-in is rolled out. */
export const messages = {
  'other.path': 'Administration › Indstillinger › Andre indstillinger',
  'addin.title': 'Outlook-tilføjelsesprogram',
  'addin.lead':
    'Folk finder og booker lokaler inde i deres aftaler i Outlook. Du overfører én fil til Microsoft 365; derefter virker det i klassisk og ny Outlook, på nettet og på Mac.',
  'addin.download': 'Hent manifest',
  'addin.downloadUnified': 'Hent app-pakke (kun Windows og nettet)',
  'addin.anyway': 'Hent alligevel',
  'addin.id': 'Id',
  'addin.version': 'Version',
  'addin.address': 'Adresse',
  'addin.noAddress': 'Der er ikke sat en offentlig adresse (PUBLIC_URL): Outlook kan ikke nå tilføjelsesprogrammet.',
  'addin.downloaded': 'Hentet',
  'addin.downloadedBy': '{version} den {at}{by, select, none {} other { af {by}}}',
  'addin.never': 'Aldrig',
  'addin.changed':
    'Manifestet er ændret siden. Hent det igen, og opdatér det i Microsoft 365; det gamle virker, så længe dets adresse svarer.',
  'addin.fault': 'Linje {line}, {rule}: {message}',
  'addin.faults': 'Manifestet kan ikke overføres endnu',
  'addin.connection': 'Dets applikation',
  'addin.connected': 'Forbundet',
  'addin.notConnected': 'Ikke forbundet: ingen logges på af Outlook selv, og mærker læses ikke.',
  'addin.firstSignIn': 'Første login',
  'addin.noSignIn': 'Ingen endnu. Efter udrulningen går der op til 24 timer, før Outlook viser knappen.',
  'addin.clients': 'Outlook-klienter de sidste 7 dage',
  'addin.client': 'Outlook',
  'addin.clientVersion': 'Version',
  'addin.clientSet': 'Mailbox-sæt',
  'addin.clientPeople': 'Personer',
  'addin.clientSeen': 'Sidst set',
  'addin.guide': 'Sådan udrulles det',
  'addin.before': 'Før',
  'addin.before1':
    'Kalendersynkronisering er forbundet, og det er tilføjelsesprogrammets applikation under Microsoft Graph også.',
  'addin.before2': 'Brugerne er importeret: tilføjelsesprogrammet kender dem på deres id i kataloget.',
  'addin.before3':
    'Et ældre VSTO- eller COM-tilføjelsesprogram til lokalebooking fjernes først på alle computere: begge sammen booker dobbelt. Se i klassisk Outlook under Filer › Indstillinger › Tilføjelsesprogrammer.',
  'addin.central': 'Til alle (central)',
  'addin.central1': 'Hent manifestet ovenfor.',
  'addin.central2':
    'Microsoft 365 Administration › Indstillinger › Integrerede apps › Overfør brugerdefinerede apps, som Exchange- eller global administrator. Type: Office-tilføjelsesprogram; vælg filen.',
  'addin.central3':
    'Begynd med en lille gruppe og flaget “testudrulning”. Grupper: Microsoft 365-, distributions- eller mailaktiverede sikkerhedsgrupper; medlemmer af indlejrede grupper får intet.',
  'addin.central4':
    'Der går op til 24 timer, før Outlook viser det: rul ud 24 til 36 timer før lanceringen. Klassisk Outlook skal genstartes.',
  'addin.manual': 'Til dig selv (manuelt)',
  'addin.manual1':
    'Åbn aka.ms/olksideload, Mine tilføjelsesprogrammer › Brugerdefinerede › Tilføj fra fil, og vælg manifestet. Installeret sådan spørges der ikke, før en aftale sendes.',
  'addin.update': 'Opdatér, fjern',
  'addin.update1':
    'Åbn appen under Integrerede apps: Opdatér tager den nye fil med højere version; Fjern tager den væk. Bookinger bliver i begge tilfælde.',
  'addin.trouble': 'Når det ikke virker',
  'addin.troubleWhat': 'Hvad du ser',
  'addin.troubleWhy': 'Hvorfor, og hvad du gør',
  'addin.trouble1': 'Ingen knap',
  'addin.trouble1Why':
    'Ikke 24 timer endnu; en indlejret gruppe; en postkasse skjult i adresselisten; Outlook ældre end Mailbox 1.8.',
  'addin.trouble2': 'En tom rude på nettet',
  'addin.trouble2Why':
    'En proxy tilføjer X-Frame-Options eller Cross-Origin-Opener-Policy til /addin eller spærrer appsforoffice.microsoft.com.',
  'addin.trouble3': 'Det beder om login igen og igen',
  'addin.trouble3Why':
    'Omdirigerings-URI’en brk-multihub:// for denne adresse mangler i applikationen, eller dens omfang er ikke godkendt; se Microsoft Graph.',
  'addin.trouble4': 'To knapper',
  'addin.trouble4Why':
    'Udrullet af administratoren og installeret i hånden, eller manifest og app-pakke sammen: fjern den ene.',
} as const;
