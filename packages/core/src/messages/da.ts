import type { Speech } from './speech.ts';

/** Danish. The same sentences as in `en.ts`, in the same order. */
export const da: Speech = {
  language: 'da',
  locale: 'da-DK',
  theRoom: 'Lokalet',
  errors: {
    INVALID_REQUEST: {
      title: 'Forespørgslen er ikke gyldig',
      detail:
        '{field, select, none {Forespørgslen kan ikke læses.} other {Feltet “{field}” mangler, er ukendt eller har en forkert type.}}',
      next: '{expected, select, none {Kontrollér det indtastede, og prøv igen.} other {Forventet her: {expected}.}}',
    },
    TIME_RANGE_INVALID: {
      title: 'Tidspunkterne passer ikke sammen',
      detail:
        '{kind, select, precision {Start og slut skal være hele minutter.} other {Slutningen skal ligge efter starten.}}',
      next: '{kind, select, precision {Udelad sekunderne.} other {Vælg et sluttidspunkt efter starten.}}',
    },
    ZONE_UNKNOWN: {
      title: 'Ukendt tidszone',
      detail: 'Der findes ingen {name, select, none {sådan tidszone} other {tidszone “{name}”}}.',
      next: '{nearest, select, none {Brug et IANA-navn som Europe/Copenhagen.} other {Mente du {nearest}?}}',
    },
    NOT_FOUND: {
      title: 'Ikke fundet',
      detail: 'Det findes ikke, eller du kan ikke se det.',
      next: 'Gå tilbage, og genindlæs siden: det kan være fjernet.',
    },
    RIGHT_MISSING: {
      title: 'Det må du ikke',
      detail:
        '{right, select, book {At booke et lokale{location, select, none {} other { i {location}}} kræver rettigheden “Booke”.} bookForOthers {At booke for andre{location, select, none {} other { i {location}}} kræver rettigheden “Booke for andre”.} manageRooms {Det kræver rettigheden “Administrere lokaler”{location, select, none {} other { i {location}}}.} other {Du mangler den rettighed, det kræver.}}',
      next: 'Bed en administrator, eller den der administrerer personer, om rettigheden.',
    },
    ROOM_TAKEN: {
      title: '{buffersOnly, select, true {Ikke tid til at klargøre lokalet} other {Lokalet er optaget}}',
      detail:
        '{buffersOnly, select, true {{room} er ledigt, men tiden til klargøring eller oprydning overlapper {with}.} other {{room} er optaget {with, select, none {på det tidspunkt} other {{with}}}.}}',
      next: '{alternatives, select, none {Vælg et andet tidspunkt eller et andet lokale.} other {Ledigt i stedet: {alternatives}.}}',
    },
    STALE_VERSION: {
      title: 'Det er ændret i mellemtiden',
      detail:
        '{changedBy, select, none {Nogen} other {{changedBy}}} har ændret det{changedAt, select, none {} other { {changedAt}}}, efter at du åbnede det.',
      next: 'Genindlæs, se ændringen, og lav din egen igen.',
    },
    PRECONDITION_REQUIRED: {
      title: 'Versionen mangler',
      detail: 'En ændring skal angive, hvilken version den bygger på.',
      next: 'Send den ETag, du sidst læste, som If-Match.',
    },
    IN_THE_PAST: {
      title: 'Tidspunktet er passeret',
      detail: '{room} kan ikke bookes til et tidspunkt, der er passeret.',
      next: '{earliest, select, none {Vælg en senere start.} other {Den tidligste start er {earliest}.}}',
    },
    LEAD_TIME: {
      title: 'For kort varsel',
      detail: '{room} skal bookes senest {leadMinutes, plural, one {# minut} other {# minutter}} før mødets start.',
      next: '{earliest, select, none {Vælg en senere start} other {Den tidligste start er {earliest}}}, eller spørg facility.',
    },
    HORIZON_EXCEEDED: {
      title: 'For langt ude i fremtiden',
      detail:
        '{lastDate, select, none {{room} kan ikke bookes så langt frem.} other {{room} kan bookes til og med {lastDate}.}}',
      next: 'Vælg en tidligere dato, eller spørg facility.',
    },
    OUTSIDE_HOURS: {
      title: 'Uden for åbningstiden',
      detail:
        '{open, select, none {{room} har lukket {date, select, none {på det tidspunkt} other {{date}}}.} other {{room} har åbent {open}.}}',
      next: '{nearest, select, none {Vælg en anden dag eller et andet lokale.} other {Nærmeste tidspunkt, der passer: {nearest}.}}',
    },
    OFF_GRID: {
      title: 'Passer ikke med lokalets tidsinddeling',
      detail:
        '{granularityMinutes, plural, =60 {{room} bookes i hele timer.} other {{room} bookes i trin på # minutter.}}',
      next: '{nearest, select, none {Vælg andre tidspunkter.} other {Nærmeste tidspunkt, der passer: {nearest}.}}',
    },
    TOO_SHORT: {
      title: 'For kort',
      detail: '{room} bookes i mindst {minMinutes, plural, one {# minut} other {# minutter}}; dette er {minutes}.',
      next: '{earliestEnd, select, none {Gør mødet længere.} other {Lad det slutte {earliestEnd} eller senere.}}',
    },
    TOO_LONG: {
      title: 'For langt',
      detail: '{room} bookes i højst {maxMinutes, plural, one {# minut} other {# minutter}}; dette er {minutes}.',
      next: '{latestEnd, select, none {Gør mødet kortere} other {Lad det slutte senest {latestEnd}}}, eller book det i flere dele.',
    },
    SERIES_INFINITE: {
      title: 'Serien har ingen slutdato',
      detail: 'Lokaler kan ikke bookes til en serie uden slutdato.',
      next: '{lastDate, select, none {Giv serien en slutdato.} other {Giv serien en slutdato, senest {lastDate}.}}',
    },
    SERIES_EMPTY: {
      title: 'Serien har ingen datoer',
      detail:
        'Ingen dag fra {startDate, select, none {start} other {{startDate}}} til seriens slutning passer til mønsteret.',
      next: '{lastDate, select, none {Vælg en senere slutdato eller andre dage.} other {Vælg andre dage eller en slutdato, senest {lastDate}.}}',
    },
    SERIES_TOO_LONG: {
      title: 'Serien har for mange datoer',
      detail: 'En serie har højst {limit, plural, one {# dato} other {# datoer}}.',
      next: '{lastDate, select, none {Lad den slutte tidligere.} other {Lad den slutte senest {lastDate}.}}',
    },
    SERIES_SELF_OVERLAP: {
      title: 'Serien overlapper sig selv',
      detail:
        '{first, select, none {Seriens datoer} other {Datoerne {first} og {second}}} overlapper{bufferMinutes, plural, =0 {} one {, når # minut til klargøring og oprydning regnes med} other {, når # minutter til klargøring og oprydning regnes med}}.',
      next: 'Gør mødet kortere, eller vælg færre datoer.',
    },
    PATTERN_INVALID: {
      title: 'Gentagelsen er ikke gyldig',
      detail: '{field, select, none {En værdi i den} other {Værdien af “{field}”}} er ikke mulig.',
      next: '{expected, select, none {Vælg en anden værdi.} other {Muligt: {expected}.}}',
    },
    PATTERN_UNSUPPORTED: {
      title: 'Denne gentagelse kan ikke bruges',
      detail:
        'Outlooks kalender har ingen sådan gentagelse{part, select, none {} other { med “{part}”}}, og Planner gætter ikke.',
      next: 'Brug et dagligt, ugentligt, månedligt eller årligt mønster, eller enkelte datoer.',
    },
    OCCURRENCE_CROSSES_NEIGHBOUR: {
      title: 'For tæt på den næste dato',
      detail:
        '{date, select, none {En dato i en serie} other {Seriens dato {date}}} bliver mellem datoen før og datoen efter.',
      next: '{earliest, select, none {{latest, select, none {Vælg en anden dag.} other {Vælg {latest} eller en tidligere dag.}}} other {{latest, select, none {Vælg {earliest} eller en senere dag.} other {Vælg en dag fra {earliest} til {latest}.}}}}',
    },
    ORDER_LATE: {
      title: 'For sent at bestille',
      detail:
        '{service, select, none {Bestillingen} other {{service}}} skulle bestilles eller ændres {deadline, select, none {tidligere} other {før {deadline}}}.',
      next: 'Send en ændringsanmodning: leverandøren afgør den.',
    },
    QUANTITY: {
      title: 'Det antal kan ikke bestilles',
      detail: '{service, select, none {Dette} other {{service}}} bestilles fra {min} til {max}.',
      next: 'Vælg et antal derimellem.',
    },
    SERVICE_UNAVAILABLE: {
      title: 'Tilbydes ikke på det tidspunkt',
      detail: '{service, select, none {Dette} other {{service}}} tilbydes ikke på det sted og tidspunkt.',
      next: '{available, select, none {Vælg et andet tidspunkt eller en anden ydelse.} other {Tilbydes: {available}.}}',
    },
    COST_SPLIT: {
      title: 'Fordelingen går ikke op',
      detail: 'Andelene skal give 100 % tilsammen; forskellen er {difference} %.',
      next: 'Ret andelene.',
    },
    IDEMPOTENCY_MISMATCH: {
      title: 'Nøglen er brugt til noget andet',
      detail: 'Denne Idempotency-Key er før kommet med en anden forespørgsel.',
      next: 'Brug en ny nøgle til en ny forespørgsel.',
    },
    IDEMPOTENCY_IN_PROGRESS: {
      title: 'Er stadig i gang',
      detail: 'Den samme forespørgsel er stadig i gang.',
      next: 'Prøv igen om {retryAfterSeconds, plural, =0 {et øjeblik} one {# sekund} other {# sekunder}}: så får du dens svar.',
    },
    CHECKIN_TOO_EARLY: {
      title: 'For tidligt at tjekke ind',
      detail: '{opensAt, select, none {Check-in er ikke åben endnu.} other {Check-in åbner {opensAt}.}}',
      next: 'Kom igen til den tid.',
    },
    CHECKIN_TOO_LATE: {
      title: 'For sent at tjekke ind',
      detail: 'Ingen tjekkede ind, så lokalet blev frigivet{releasedAt, select, none {} other { {releasedAt}}}.',
      next: 'Book lokalet igen, hvis det stadig er ledigt.',
    },
    APPROVAL_PENDING: {
      title: 'Endnu ikke godkendt',
      detail: 'Bookingen venter på godkendelse{by, select, none {} other { indtil {by}}}.',
      next: '{approvers, select, none {Spørg den, der administrerer lokalet.} other {Spørg {approvers}.}}',
    },
    APPROVAL_REQUIRED: {
      title: 'Booket, afventer godkendelse',
      detail: '{room} holdes til dig, indtil nogen har afgjort det{by, select, none {} other {, senest {by}}}.',
      next: '{approvers, select, none {Du får besked, så snart det er afgjort.} other {{approvers} afgør det; du får straks besked.}}',
    },
    APPROVAL_DECIDED: {
      title: 'Allerede afgjort',
      detail: '{decidedBy, select, none {Nogen} other {{decidedBy}}} har allerede taget stilling til denne booking.',
      next: 'Genindlæs for at se afgørelsen.',
    },
    APPROVAL_EXPIRED: {
      title: 'Ikke afgjort i tide',
      detail: 'Bookingen blev ikke godkendt i tide, så lokalet blev givet fri.',
      next: 'Book igen, eller spørg den, der administrerer lokalet.',
    },
    BOOKING_CLOSED: {
      title: 'Bookingen er slut',
      detail:
        'Bookingen {state, select, cancelled {er aflyst} declined {er afvist} released {blev frigivet, fordi ingen kom} other {er forbi}}{at, select, none {} other {; den sluttede {at}}}.',
      next: 'Lav en ny booking.',
    },
    MEETING_LOCKED: {
      title: 'Mødet er låst',
      detail: '{lockedBy, select, none {Nogen} other {{lockedBy}}} har låst mødets lokaler.',
      next: 'Bed om at få det låst op, eller behold lokalet.',
    },
    RATE_LIMITED: {
      title: 'For mange forespørgsler',
      detail: 'Det var for meget på kort tid.',
      next: 'Prøv igen om {retryAfterSeconds, plural, =0 {et øjeblik} one {# sekund} other {# sekunder}}.',
    },
    SIGN_IN_REQUIRED: {
      title: 'Log ind',
      detail: 'Du er ikke logget ind, eller din session er udløbet.',
      next: 'Log ind, og prøv igen.',
    },
    SIGN_IN_REFUSED: {
      title: 'Login mislykkedes',
      detail: 'Login eller adgangskode er forkert.',
      next: 'Kontrollér begge, og prøv igen, eller bed om en ny adgangskode.',
    },
    SECOND_FACTOR_REQUIRED: {
      title: 'Der skal bruges en kode',
      detail:
        '{kind, select, wrong {Koden er ikke rigtig eller er allerede brugt.} setup {Administratorer på dette site skal bruge en kode fra en app ud over adgangskoden.} other {Kontoen kræver en kode ud over adgangskoden.}}',
      next: '{kind, select, setup {Scan QR-koden med en godkendelsesapp, og skriv koden, som den viser.} other {Skriv koden fra din godkendelsesapp eller en af dine gendannelseskoder.}}',
    },
    RECENT_SIGN_IN_REQUIRED: {
      title: 'Log ind igen først',
      detail: 'Ændringen kræver, at du har logget ind inden for de sidste 15 minutter.',
      next: 'Log ud og ind igen, og gentag den.',
    },
    PASSWORD_REFUSED: {
      title: 'Adgangskoden kan ikke bruges',
      detail:
        '{reason, select, short {Den har færre end 12 tegn.} long {Den har mere end 1024 bytes.} leaked {Den står på lister over lækkede adgangskoder.} personal {Den består af dit navn, dit login eller sitets navn.} other {Der skal bruges en anden.}}',
      next: '{reason, select, long {Vælg en kortere.} other {Vælg en længere: fire ord, der ikke hører sammen, er godt.}}',
    },
    LINK_CLOSED: {
      title: 'Linket virker ikke mere',
      detail: 'Det er brugt, for gammelt, eller et nyere har afløst det.',
      next: 'Bed om et nyt.',
    },
    LAST_ADMINISTRATOR: {
      title: 'Der skal være nogen tilbage',
      detail: 'Mindst én administrator skal kunne logge ind uden Microsoft.',
      next: 'Gør først en anden med adgangskode til administrator.',
    },
    PERSON_NOT_IMPORTED: {
      title: 'Planner kender dig ikke endnu',
      detail: 'Du er logget på Microsoft 365, men brugerimporten har ikke hentet dig til Planner.',
      next: 'Bed den, der driver Planner, om at importere dig: Administration › Indstillinger › Importér brugere.',
    },
    BODY_TOO_LARGE: {
      title: 'For meget på én gang',
      detail: 'Forespørgslen er større end {limitBytes, number} byte.',
      next: 'Send mindre, eller del det op.',
    },
    UNAVAILABLE: {
      title: 'Ikke tilgængelig lige nu',
      detail: 'Planner kan ikke nå sin database. Intet blev gemt.',
      next: 'Prøv igen om {retryAfterSeconds, plural, =0 {et øjeblik} one {# sekund} other {# sekunder}}.',
    },
    STORAGE_FULL: {
      title: 'Disken er fuld',
      detail: 'Planner kan ikke gemme noget: disken er fuld. Intet blev gemt.',
      next: 'Giv den, der driver Planner, besked.',
    },
    CONNECTION_INCOMPLETE: {
      title: 'Forbindelsen er ikke sat op endnu',
      detail: 'Id’erne fra registreringen i Entra, eller dens certifikat eller hemmelighed, mangler.',
      next: 'Indtast mappens id og programmets id, og lav så et certifikat eller indtast en hemmelighed.',
    },
    PUBLIC_ADDRESS_MISSING: {
      title: 'Planner kender ikke sin egen adresse',
      detail:
        'Microsoft sender browseren tilbage til en adresse, der er registreret på forhånd, og her er ingen angivet.',
      next: 'Sæt PUBLIC_URL til den adresse, som Planner åbnes med, og start Planner igen.',
    },
    SIGN_ON_SOURCE_REFUSED: {
      title: 'Identitetsudbyderen kan ikke overtages',
      detail:
        '{reason, select, notHttps {Adressen skal begynde med https:// og må ikke indeholde en adgangskode.} privateAddress {Adressen fører ind i serverens eget netværk.} unreachable {Adressen svarer ikke.} redirected {Adressen sender videre til en anden vært.} tooLarge {Metadata er større end 1 MiB.} tooSlow {Adressen svarede ikke inden for ti sekunder.} status {Adressen giver ingen metadata.} notXml {Det er ikke XML, der kan læses.} isAPage {Det er en webside, ikke metadata.} hasDoctype {Metadata indeholder en dokumenttype (DTD), som aldrig er nødvendig og ikke er sikker.} notMetadata {Det er XML, men ikke SAML-metadata (EntityDescriptor).} noProvider {Metadata beskriver ingen identitetsudbyder (IDPSSODescriptor).} noAddress {Metadata nævner ingen adresse til login med HTTP-Redirect.} noCertificate {Der er intet signeringscertifikat.} privateKey {Det er en privat nøgle. Den blev ikke gemt; betragt den som lækket.} notACertificate {Det er ikke et certifikat.} weakKey {Certifikatets nøgle er ikke RSA på mindst 2048 bit.} weakSignature {Certifikatet er signeret med SHA-1.} loginUrlInsecure {Login-URL’en skal begynde med https://.} otherEntityId {Metadata er fra en anden identitetsudbyder, end identifikatoren siger.} notEntraIdentifier {Det er ikke en Microsoft Entra Identifier.} slashMissing {Entras identifikator slutter med en skråstreg.} notAnId {Det er ikke et id.} secretIsId {Det er hemmelighedens id.} secretMissing {Der mangler en klienthemmelighed.} other {Det indtastede beskriver ingen identitetsudbyder.}}',
      next: '{reason, select, notHttps {Kopiér adressen fra Entras side.} privateAddress {Brug Entras offentlige adresse, eller upload filen.} unreachable {Kontrollér adressen, eller upload metadatafilen.} redirected {Indtast den adresse, der sendes videre til.} tooSlow {Prøv igen, eller upload metadatafilen.} status {Kontrollér mappe og Application ID, eller upload metadatafilen.} isAPage {Kopiér App Federation Metadata Url, ikke sidens adresse.} privateKey {Lav et nyt certifikat i Entra, og indsæt kun certifikatet.} notACertificate {Hent “Certificate (Base64)” i Entra, og indsæt det hele.} weakKey {Lav et nyt certifikat i Entra.} weakSignature {Lav et nyt certifikat i Entra.} otherEntityId {Sammenlign begge værdier med Entra: de skal være fra samme program.} notEntraIdentifier {Den ligner https://sts.windows.net/…/ og står i Entra under “Set up”.} slashMissing {Brug https://sts.windows.net/…/ med skråstregen.} notAnId {Det ligner 3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10.} secretIsId {Kopiér kolonnen Value.} secretMissing {Indtast kolonnen Value fra en klienthemmelighed.} other {Hent federation metadata i Entra igen, og prøv en gang til.}}',
    },
    SIGN_ON_REQUIRED: {
      title: 'Log ind med Microsoft',
      detail: 'Folk på dette site logger ind med Microsoft; andre måder er for dets administratorer.',
      next: 'Vælg “Log ind med Microsoft”.',
    },
    SIGN_ON_NOT_READY: {
      title: 'Single sign-on er ikke klar',
      detail:
        '{reason, select, off {Single sign-on er slået fra.} notSetUp {Identitetsudbyderen er ikke indtastet endnu.} notTested {Indstillingerne, som de er nu, har endnu ikke logget nogen ind.} noLocalAdministrator {Ingen administrator kan logge ind uden Microsoft.} other {Der mangler noget.}}',
      next: '{reason, select, off {Log ind på en anden måde, eller spørg en administrator.} notSetUp {Indtast først det, Entra viser under “Set up”.} notTested {Lav “Test login”, og slå det derefter til.} noLocalAdministrator {Giv først en administrator en lokal adgangskode.} other {Gå sidens trin igennem igen.}}',
    },
    VIP_ONLY: {
      title: 'Forbeholdt bestemte personer',
      detail:
        '{room} kan bookes af personer i {category, select, none {en bestemt kategori} other {kategorien “{category}”}}.',
      next: 'Vælg et andet lokale, eller spørg facility.',
    },
    ROOM_INACTIVE: {
      title: 'Lokalet er ude af brug',
      detail: '{room} tager ikke imod nye bookinger.',
      next: 'Vælg et andet lokale.',
    },
    ROOM_BLOCKED: {
      title: 'Lokalet er spærret',
      detail:
        '{from, select, none {{room} er spærret på det tidspunkt.} other {{room} kan ikke bruges fra {from} til {until}.}}',
      next: '{until, select, none {Vælg et andet tidspunkt} other {Vælg et tidspunkt fra {until}}}, eller et andet lokale.',
    },
    CAPACITY: {
      title: 'For mange personer til lokalet',
      detail:
        '{room} har {limit, plural, one {# plads} other {# pladser}}; der kommer {headcount, plural, one {# person} other {# personer}}.',
      next: '{larger, select, none {Vælg et større lokale eller en anden opstilling.} other {Stort nok: {larger}.}}',
    },
    QUOTA: {
      title: 'Din grænse er nået',
      detail:
        '{kind, select, minutes {Du kan højst booke {limit, number} minutter om dagen; {used, number} er booket{date, select, none {} other { {date}}}.} other {Du kan højst have {limit, plural, one {# åben booking} other {# åbne bookinger}}; du har {used, number}.}}',
      next: 'Aflys en booking, du ikke behøver, eller spørg facility.',
    },
    POLICY_REFUSED: {
      title: 'Du kan ikke selv booke dette lokale',
      detail: '{room} er ikke åbent for dig, heller ikke med godkendelse.',
      next: '{approvers, select, none {Vælg et andet lokale, eller spørg facility.} other {Spørg {approvers}.}}',
    },
    ATOM_IN_USE: {
      title: 'Der er bookinger på denne del',
      detail: 'Delen af lokalet har {count, plural, one {# kommende booking} other {# kommende bookinger}}.',
      next: 'Flyt eller aflys dem først.',
    },
    ADDIN_OUTDATED: {
      title: 'Der er en nyere version',
      detail: 'Dette panel er ældre end serveren.',
      next: 'Det genindlæser sig selv.',
    },
    MAILBOX_REFUSED: {
      title: 'Postkassen kan ikke tilknyttes',
      detail:
        '{reason, select, notFound {Exchange kender ingen postkasse på {address, select, none {adressen} other {{address}}}.} person {{address, select, none {adressen} other {{address}}} er en persons postkasse.} list {{address, select, none {adressen} other {{address}}} er en distributionsliste: den har ingen kalender.} notRoom {{address, select, none {adressen} other {{address}}} er en postkasse, men ikke et lokales.} taken {{address, select, none {adressen} other {{address}}} er allerede tilknyttet {room, select, none {et andet lokale} other {{room}}}.} elsewhere {{address, select, none {adressen} other {{address}}} er tilknyttet på et andet websted i denne Planner.} mismatch {Det angivne id hører til {found, select, none {en anden postkasse} other {{found}}}, ikke til {address, select, none {adressen} other {{address}}}.} denied {Planner må ikke åbne postkassen {address, select, none {adressen} other {{address}}}.} notConnected {Planner er ikke forbundet til Exchange.} other {Exchange svarer ikke for {address, select, none {adressen} other {{address}}}.}}',
      next: '{reason, select, notFound {Kontrollér adressen. Er loginnavnet et andet, så indtast også det eller objekt-id’et.} person {Indtast adressen på lokalets egen postkasse.} list {Indtast adressen på et lokale fra listen.} notRoom {Gør den til en lokalepostkasse i Exchange, eller indtast en anden.} taken {Fjern tilknytningen dér først.} elsewhere {Fjern tilknytningen dér først.} mismatch {Kontrollér begge.} denied {Kontrollér samtykket, og om en politik eller et område udelader postkassen.} notConnected {Opret forbindelsen først, ovenfor.} other {Prøv igen om et minut.}}',
    },
    LINK_CHANGED: {
      title: 'For sent at fortryde',
      detail: '{count, plural, one {# møde er} other {# møder er}} ændret, siden lokalet blev tilknyttet.',
      next: 'Fjern tilknytningen i stedet: begge kalendere forbliver, som de er.',
    },
    NAME_TAKEN: {
      title: 'Navnet er optaget',
      detail: '{name, select, none {Det navn} other {Navnet “{name}”}} bruges allerede.',
      next: 'Vælg et andet navn.',
    },
    IMPORT_RUNNING: {
      title: 'En import kører',
      detail:
        '{job, select, none {En import} other {Importen “{job}”}} kører{since, select, none {} other { siden {since}}}{percent, select, none {} other { ({percent} % færdig)}}.',
      next: 'Vent til den er slut, eller afbryd den.',
    },
    IMPORT_NOT_READY: {
      title: 'Importen kan ikke begynde endnu',
      detail:
        '{reason, select, notConnected {Planner må ikke læse kataloget endnu.} notAllowed {Microsoft lader ikke længere Planner læse kataloget.} noFile {Jobbet har ingen fil endnu.} noLink {Kun medlemmer af tilknyttede grupper importeres, og ingen gruppe er tilknyttet.} other {Noget mangler.}}',
      next: '{reason, select, notConnected {Giv samtykke først: Indstillinger › Microsoft Graph.} notAllowed {Giv samtykke igen: Indstillinger › Microsoft Graph. User.Read.All og Group.Read.All er nødvendige.} noFile {Vælg en fil først.} noLink {Tilknyt en gruppe først, eller importér alle brugere.} other {Åbn jobbet, og udfyld det.}}',
    },
    IMPORT_PLAN_CLOSED: {
      title: 'Planen udføres ikke',
      detail:
        '{reason, select, planTooOld {Forhåndsvisningen er mere end en halv time gammel.} wrongNumber {Det er ikke antallet af personer, der ville miste noget.} other {Kørslen venter ikke længere på en beslutning.}}',
      next: '{reason, select, planTooOld {Lav en ny forhåndsvisning.} wrongNumber {{people, select, none {Se på planen igen.} other {Skriv {people}, hvis det er det, du vil.}}} other {Se på kørslen igen: en anden kan have besluttet.}}',
    },
    FILE_REFUSED: {
      title: 'Filen kan ikke bruges',
      detail:
        '{line, select, none {} other {Linje {line}{column, select, none {} other {, kolonne “{column}”}}: }}{reason, select, empty {der er ingen personer i den.} tooLarge {den er større end 50 MB.} tooManyRows {den har mere end 200 000 rækker.} encoding {det er ikke UTF-8.} quote {en værdi i anførselstegn slutter ikke, hvor den skal.} columnMissing {kolonnen mangler.} columnTwice {to af filens kolonner er denne.} loginMissing {rækken har intet login.} idTwice {rækken har samme id som en anden.} other {den kan ikke læses.}}',
      next: '{reason, select, encoding {Gem den som “CSV UTF-8”, eller vælg Windows-1252, hvis det er det, den er.} columnMissing {Kald kolonnen sådan i filen, eller vælg den under Felter.} columnTwice {Fjern eller omdøb en af dem.} other {Ret filen, og vælg den igen. Intet blev importeret.}}',
    },
    EXCHANGE_DECLINED: {
      title: 'Outlook afviste lokalet',
      detail: '{room} blev afvist af sin Outlook-kalender{reason, select, none {} other {: {reason}}}.',
      next: '{alternatives, select, none {Vælg et andet tidspunkt eller et andet lokale.} other {Ledigt i stedet: {alternatives}.}}',
    },
  },
  series: {
    daily: '{interval, plural, =1 {Hver dag} =2 {Hver anden dag} other {Hver #. dag}}',
    weekly:
      '{interval, plural, =1 {Hver {days}} =2 {{count, plural, =1 {Hver anden {days}} other {Hver anden uge {days}}}} other {Hver #. uge {days}}}',
    absoluteMonthly:
      '{interval, plural, =1 {Den {day}. i hver måned} =2 {Den {day}. i hver anden måned} other {Den {day}. i hver #. måned}}{tail, select, true { (eller månedens sidste dag)} other {}}',
    relativeMonthly:
      '{interval, plural, =1 {Den {index} {days} i hver måned} =2 {Den {index} {days} i hver anden måned} other {Den {index} {days} i hver #. måned}}',
    absoluteYearly: '{interval, plural, =1 {Hvert år} =2 {Hvert andet år} other {Hvert #. år}} den {date}',
    relativeYearly:
      '{interval, plural, =1 {Hvert år} =2 {Hvert andet år} other {Hvert #. år}} den {index} {days} i {month}',
    endDate: '{pattern} til og med {endDate}',
    numbered: '{pattern}, {count, plural, =1 {én gang} other {# gange}}',
    noEnd: '{pattern}, uden slutdato',
    day: 'dag',
    weekday: 'hverdag',
    weekendDay: 'weekenddag',
    index: { first: 'første', second: 'anden', third: 'tredje', fourth: 'fjerde', last: 'sidste' },
  },
  decline: {
    opening: '{room} kan ikke tage dette møde.',
    dates:
      '{count, plural, one {Dato: {dates}.} other {{more, plural, =0 {Datoer ({count}): {dates}.} other {Datoer ({count}): {dates} og # mere.}}}}',
    alternatives: 'Ledigt i stedet: {alternatives}.',
    link: 'Flere ledige lokaler og tidspunkter: {link}',
  },
};
