import type { messages as english } from './en.ts';

/** Danish; see en.ts. */
export const messages: { readonly [key in keyof typeof english]: string } = {
  'setUp.complete': 'Alt er sat op.',
  'setUp.detail':
    '{detail, select, notSetUp {Programmet er ikke indtastet.} notConnected {Ingen har givet samtykke endnu.} waiting {Venter på samtykke.} verifying {Samtykket er givet; Microsofts token kontrolleres.} connected {Forbundet; sidste kontrol fandt alt.} limited {Forbundet, uden en valgfri tilladelse eller kun for nogle postkasser.} expiring {Forbundet, men beviset udløber snart.} unreachable {Microsoft svarer ikke.} attention {Sidste kontrol mislykkedes.} roomsRefused {Forbundet, men et lokale afviser.} noJob {Der er intet importjob.} noLinks {Ingen gruppe er knyttet til rettigheder endnu.} noRun {Ikke kørt endnu.} running {Den første kørsel er i gang.} approval {En kørsel venter på godkendelse.} failed {Sidste kørsel mislykkedes.} noSchedule {Importeret; automatisk tidsplan er slået fra.} imported {Importeret.} notEntered {Identitetsudbyderen er ikke indtastet.} notTested {Indtastet, ikke afprøvet som det er nu.} off {Afprøvet, ikke slået til.} optional {Slået til, ved siden af de andre måder.} required {Slået til som den eneste måde.} notDownloaded {Manifestet er ikke hentet.} notSeen {Hentet; ingen har logget på fra Outlook endnu.} seen {Nogen har logget på fra Outlook.} noRooms {Der er ingen lokaler endnu.} noneLinked {Intet lokale er tilknyttet: 0 af {of}.} someLinked {{count} af {of} lokaler er tilknyttet.} allLinked {Alle {of} lokaler er tilknyttet.} roomTrouble {{count} af {of} lokaler kan ikke læses.} nothingBooked {Ingen person har et møde i et tilknyttet lokale endnu.} booked {Et møde er booket; lokalet har ikke accepteret noget i Exchange endnu.} other {Et lokale har accepteret en persons møde i Exchange.}}',
  'setUp.lead':
    'Hvad der skal til, før folk booker i Outlook og her. Hvert trin aflæses af det, der er: Intet skal hakkes af, og du kan fortsætte når som helst.',
  'setUp.open': 'Åbn',
  'setUp.openOf': 'Åbn: {step}',
  'setUp.path': 'Administration',
  'setUp.progress': '{done} af {all} trin er klaret',
  'setUp.skip': 'Ikke nødvendigt',
  'setUp.skipOf': 'Ikke nødvendigt: {step}',
  'setUp.state':
    '{state, select, open {Mangler} underWay {I gang} trouble {Kræver opmærksomhed} done {Klaret} other {Ikke nødvendigt}}',
  'setUp.step':
    '{step, select, calendarService {Tilladelser: Calendar Service} addinApplication {Tilladelser: Office 365 Add-In} plannerApplication {Tilladelser: Planner} users {Brugere og grupper} singleSignOn {Single sign-on} addin {Outlook-tilføjelsesprogram} rooms {Lokaler} other {Prøvedrift}}',
  'setUp.title': 'Sæt Planner op',
  'setUp.unskip': 'Tag op igen',
  'setUp.unskipOf': 'Tag op igen: {step}',
  'setUp.when': '{detail, select, seen {Første gang {at}} notSeen {Hentet {at}} other {Næste kørsel {at}}}',
  'setUp.why':
    '{step, select, calendarService {Calendar Synchronization → Connect. Planner læser og skriver lokalernes kalendere.} addinApplication {Microsoft Graph → Add Consent. Folk logger på fra Outlook, og Planner genkender deres aftale.} plannerApplication {Import Users → New Import Job → Create → Edit → Grant Consent. Planner læser brugere og grupper.} users {Continue to linking: Grupper får rettigheder. Derefter den første kørsel og automatisk tidsplan.} singleSignOn {Folk logger på med deres Microsoft-konto. Afprøv det, og slå det så til.} addin {Other Settings: Hent manifestet, og upload det til Microsoft 365. Der går op til 24 timer, før det vises.} rooms {Knyt hvert lokale til dets postkasse.} other {Fem personer, to lokaler: Book et møde i Outlook og et her, og se lokalet acceptere.}}',
};
