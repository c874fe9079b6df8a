/** Dansk, til forbindelserne til Microsoft 365. */
export const messages = {
  'action.cancel': 'Vent ikke længere',
  'action.check': 'Kontrollér nu',
  'action.checked': 'Kontrolleret.',
  'action.connect': '{application, select, addin {Tilføj samtykke} planner {Giv samtykke} other {Forbind}}',
  'action.copyLink': 'Kopiér link til en anden administrator',
  'action.copied': 'Kopieret.',
  'action.disconnect': 'Afbryd forbindelsen',
  'action.disconnected': 'Forbindelsen er afbrudt. Id’er og bevis er gemt.',
  'action.linkCopied': 'Linket er kopieret. Det gælder en time og til ét svar.',
  'action.reconsent': 'Giv samtykke igen',
  'ask.explain':
    'Du kommer til Microsoft, logger på som administrator af jeres mappe og godkender tilladelserne herunder for organisationen. Der bedes ikke om andet. En global administrator eller administrator af privilegerede roller skal godkende; giv linket videre, hvis det er en anden.',
  'consent.declined': 'Samtykket blev afvist hos Microsoft. Intet er ændret.',
  'consent.wrongTenant':
    'Du godkendte i mappen {approvedIn}, men dette sted er forbundet med {tenantId}. Intet er ændret. Begynd igen, og vælg kontoen fra den rigtige mappe (“Brug en anden konto”).',
  'credential.add': 'Lav et certifikat',
  'credential.certificate': 'Certifikat {thumbprint}, gælder til {until}',
  'credential.download': 'Hent certifikatet',
  'credential.explain':
    'Planner beviser sig med et certifikat (bedst) eller en klienthemmelighed. Planner laver nøgleparret; den private nøgle forlader aldrig serveren. Upload certifikatet i Entra: Appregistreringer → {name} → Certifikater og hemmeligheder → Certifikater → Upload certifikat.',
  'credential.expiring': 'Det udløber {until}. Lav et nyt i god tid: det gamle virker, til det nye er bevist.',
  'credential.made': 'Certifikatet er lavet. Hent det, og upload det i Entra.',
  'credential.next':
    '{kind, select, certificate {Et nyt certifikat} other {En ny hemmelighed}} venter på sit bevis; det, der var før, virker til da. {accepted, select, false {Entra kender det ikke endnu.} other {}} Upload det i Entra, og så “Kontrollér nu”.',
  'credential.none': 'intet endnu',
  'credential.renew': 'Lav et nyt certifikat',
  'credential.secret': 'Klienthemmelighed, der ender på {hint}{until, select, none {} other {, gælder til {until}}}',
  'credential.title': 'Certifikat eller hemmelighed',
  'disconnect.text':
    '{application, select, addin {Outlook-tilføjelsen kan ikke længere finde aftalers id’er.} planner {Importer standser. Personer og deres rettigheder bliver, som de er.} other {Lokalerne læses og skrives ikke længere: bookinger i Outlook og i Planner skilles, til I forbinder igen.}} Samtykket i Entra bliver; fjern det dér under Virksomhedsprogrammer → {name} → Tilladelser.',
  'disconnect.title': 'Afbryd “{name}”?',
  'fact.application': 'Program',
  'fact.checked': 'Sidste kontrol',
  'fact.connected': 'Forbundet',
  'fact.connectedBy': '{at}{by, select, none {} other { af {by}}}',
  'fact.credential': 'Bevis',
  'fact.directory': 'Mappe',
  'form.authority': 'Loginadresse',
  'form.authorityHint': 'https, uden sti',
  'form.clientId': 'Programmets (klientens) id',
  'form.clientIdError': 'Et id som 3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10',
  'form.cloud': 'Sky',
  'form.clouds':
    '{cloud, select, global {Microsoft 365} usGov {US Government (GCC High)} usDod {US Government (DoD)} china {Kina (21Vianet)} other {Andre adresser}}',
  'form.expires': 'Hemmeligheden udløber',
  'form.expiresHint': 'Fra kolonnen Udløber i Entra: Planner kan ikke læse den dér og advarer jer i tide.',
  'form.graph': 'Graph-adresse',
  'form.needed': 'Skal udfyldes',
  'form.save': 'Gem',
  'form.saved': 'Gemt.',
  'form.secret': 'Klienthemmelighed',
  'form.secretHint':
    'Kolonnen Værdi. Lad feltet stå tomt for at beholde den, der er, eller for at bruge et certifikat.',
  'form.secretIsId': 'Det er hemmelighedens id. Kopiér kolonnen Værdi.',
  'form.secretIsKey': 'Det er en privat nøgle. Den blev ikke sendt; regn den for lækket, og lav en ny.',
  'form.tenant': 'Mappens (lejerens) id',
  'form.tenantHint': 'Eller et af mappens domæner.',
  'form.title': 'Id’er fra Entra',
  'limit.mailboxScoped':
    'Programmet må kun bruge nogle postkasser (RBAC for Applications i Exchange). De prøvede svarer.',
  'limit.notProbed': 'Intet lokale har en postkasse endnu, så tilladelsen er ikke prøvet af.',
  'limit.optional':
    '{permission, select, MailboxSettingsRead {Uden MailboxSettings.Read kan Planner ikke læse lokalepostkassers sprog og zone.} PlaceReadAll {Uden Place.Read.All kan lokaler ikke vælges fra Exchanges liste; skriv deres adresser.} MemberReadHidden {Uden Member.Read.Hidden ses medlemmer af grupper med skjult medlemskab ikke.} other {En valgfri tilladelse mangler.}}',
  'limit.refused': 'Exchange afviser kalenderen for {room}. Se efter programmets område i Exchange.',
  'connection.loading': 'Forbindelsen læses',
  'missed.text':
    'Microsoft svarede ikke {at}. Det, der var godt før, gælder stadig; Planner prøver igen af sig selv. {retryAt, select, none {} other {Microsoft bad os vente til {retryAt}.}}',
  'permission.delegated': 'på vegne af en person',
  'permission.granted': '{granted, select, true {givet} false {mangler} other {kendes ikke endnu}}',
  'permission.optional': 'valgfri',
  'permission.title': 'Tilladelser',
  'permission.value': 'Tilladelse',
  'permission.what': 'Til hvad',
  'permission.why':
    '{permission, select, CalendarsReadWrite {Læse og skrive kalendere i alle postkasser: lokalernes kalendere} CalendarsRead {Læse kalendere i alle postkasser: en aftales entydige id} UserReadAll {Læse alle brugeres profiler: navne og adresser} GroupReadAll {Læse alle grupper: hvem der får hvilke rettigheder} MemberReadHidden {Medlemmer af grupper med skjult medlemskab} PlaceReadAll {Lokaler at vælge imellem, når de forbindes} MailboxSettingsRead {Lokalepostkassers sprog og zone} UserRead {Logge på og læse brugerprofil: Entra føjer den altid til} other {}}',
  'permission.state': 'Tilstand',
  'problem.application':
    '{number, select, 700016 {Mappen {tenantId} kender ikke programmet {clientId}. Sammenlign begge id’er med Entra: Appregistreringer → {name} → Oversigt. Hvis det er slettet, så gendan det, eller registrér det igen.} 90002 {Der findes ingen mappe {tenantId}. Sammenlign med Entra: Oversigt → Lejer-id.} 7000112 {Programmet er slået fra. I Entra: Virksomhedsprogrammer → {name} → Egenskaber → Aktiveret for brugerlogon: Ja.} other {Entra giver ikke programmet et token. Se detaljerne og logonloggen for virksomhedsprogrammet {name} i Entra.}}',
  'problem.consent':
    'Tilladelsen {missing} mangler: der er aldrig givet samtykke, eller den er taget tilbage. I Entra skal Appregistreringer → {name} → API-tilladelser have den; giv så samtykke igen her.',
  'problem.credential':
    '{number, select, 7000215 {Klienthemmeligheden er forkert. I Entra: Appregistreringer → {name} → Certifikater og hemmeligheder: lav en ny, og kopiér kolonnen Værdi, ikke id’et.} 7000222 {Klienthemmeligheden er udløbet. I Entra: Appregistreringer → {name} → Certifikater og hemmeligheder: lav en ny, og indtast dens Værdi herunder.} 700027 {Entra kender ikke certifikatet. Hent det herunder, og upload det: Appregistreringer → {name} → Certifikater og hemmeligheder → Certifikater.} 700024 {Denne servers ur og Microsofts går mere end fem minutter forskelligt. Stil serverens ur efter en tidsserver.} other {Entra godtager ikke det, der beviser programmet. Lav et certifikat herunder, eller indtast en ny hemmelighed.}}',
  'problem.details': 'Detaljer til Microsofts support',
  'problem.mailbox':
    'Tilladelsen er der, men Exchange afviser alle lokaler, der blev prøvet ({rooms}). En adgangspolitik eller et område i Exchange udelader dem: New-ManagementScope, Test-ServicePrincipalAuthorization. En ændring tager op til to timer.',
  'problem.tenant':
    'Entra gav et token fra en anden mappe eller et andet program. Sammenlign id’erne {tenantId} og {clientId} med Entra.',
  'setup.copy': 'Kopiér',
  'setup.copyOf': 'Kopiér: {what}',
  'setup.kind': 'Script',
  'setup.lead':
    'Registrér programmet i Entra med et script eller i hånden. Scriptet spørger ikke om noget, kan køres igen og skriver de to id’er, der indtastes herunder.',
  'setup.manifest': 'Manifest',
  'setup.optional': 'Bed også om valgfri tilladelser',
  'setup.redirect': 'Omdirigerings-URI (platform Web)',
  'setup.roomsOnly': 'Kun lokaler',
  'setup.roomsOnlyExplain':
    'Begrænser programmet til lokalepostkasser. Prisen: bookinger fra Planner ligger i lokalets egen kalender, møder fra Outlook kan besvares, men ikke redigeres, titler, som Exchange skjuler, bliver skjulte, og kun lokalet viser sit svar. Fjern bagefter samtykket til alle postkasser i Entra. Tilføjelsens program behøver under alle omstændigheder arrangørernes postkasser.',
  'setup.title': 'Opsætning i Entra',
  'state.explain':
    '{state, select, notSetUp {Registrér først programmet i Entra, indtast så dets id’er, og lav et certifikat.} notConnected {Id’er og bevis er der; ingen har givet samtykke endnu.} verifying {Samtykket er givet. Planner beder Microsoft om et nyt token, til tilladelserne er i det; det tager op til fem minutter.} connected {Planner bruger den. Sidste kontrol fandt alt.} limited {Planner bruger den, med begrænsninger:} expiring {Planner bruger den, men beviset udløber snart.} other {}}',
  'state.name':
    '{state, select, notSetUp {Ikke sat op} notConnected {Ikke forbundet} waiting {Venter på samtykke} verifying {Kontrolleres} connected {Forbundet} limited {Forbundet, begrænset} expiring {Bevis udløber} unreachable {Kan ikke nå Microsoft} other {Kræver opmærksomhed}}',
  title: 'Forbindelse til Microsoft 365: {name}',
  'waiting.explain':
    '{by} bad om samtykke {at}. Der ventes til {until}. Siger Entra, at omdirigerings-URI’en ikke er registreret (AADSTS50011), så registrér præcis denne: {redirectUri}',
} as const satisfies { readonly [key: string]: string };
