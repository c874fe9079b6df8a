import type { messages as english } from './en.ts';

/** German; see en.ts. */
export const messages: { readonly [key in keyof typeof english]: string } = {
  'setUp.complete': 'Alles ist eingerichtet.',
  'setUp.detail':
    '{detail, select, notSetUp {Die Anwendung ist nicht eingetragen.} notConnected {Zugestimmt hat noch niemand.} waiting {Wartet auf Zustimmung.} verifying {Die Zustimmung ist erteilt; Microsofts Token wird geprüft.} connected {Verbunden; die letzte Prüfung fand alles.} limited {Verbunden, ohne eine freiwillige Berechtigung oder nur für manche Postfächer.} expiring {Verbunden, aber der Nachweis läuft bald ab.} unreachable {Microsoft antwortet nicht.} attention {Die letzte Prüfung schlug fehl.} roomsRefused {Verbunden, aber ein Raum verweigert sich.} noJob {Es gibt keinen Importauftrag.} noLinks {Noch keine Gruppe ist mit Rechten verknüpft.} noRun {Noch nicht gelaufen.} running {Der erste Lauf ist unterwegs.} approval {Ein Lauf wartet auf Freigabe.} failed {Der letzte Lauf schlug fehl.} noSchedule {Importiert; der automatische Zeitplan ist aus.} imported {Importiert.} notEntered {Der Identitätsanbieter ist nicht eingetragen.} notTested {Eingetragen, so wie er jetzt ist nicht getestet.} off {Getestet, nicht eingeschaltet.} optional {Eingeschaltet, neben den anderen Wegen.} required {Eingeschaltet, als einziger Weg.} notDownloaded {Das Manifest wurde nicht heruntergeladen.} notSeen {Heruntergeladen; aus Outlook hat sich noch niemand angemeldet.} seen {Jemand hat sich aus Outlook angemeldet.} noRooms {Es gibt noch keine Räume.} noneLinked {Kein Raum ist verknüpft: 0 von {of}.} someLinked {{count} von {of} Räumen sind verknüpft.} allLinked {Alle {of} Räume sind verknüpft.} roomTrouble {{count} von {of} Räumen können nicht gelesen werden.} nothingBooked {Noch niemand hat eine Besprechung in einem verknüpften Raum.} booked {Eine Besprechung ist gebucht; zugesagt hat der Raum in Exchange noch keine.} other {Ein Raum hat die Besprechung einer Person in Exchange zugesagt.}}',
  'setUp.lead':
    'Was es braucht, bis in Outlook und hier gebucht wird. Jeder Schritt wird an dem abgelesen, was da ist: Nichts muss abgehakt werden, und Sie können jederzeit weitermachen.',
  'setUp.open': 'Öffnen',
  'setUp.openOf': 'Öffnen: {step}',
  'setUp.path': 'Administration',
  'setUp.progress': '{done} von {all} Schritten sind erledigt',
  'setUp.skip': 'Nicht nötig',
  'setUp.skipOf': 'Nicht nötig: {step}',
  'setUp.state':
    '{state, select, open {Offen} underWay {Unterwegs} trouble {Braucht Aufmerksamkeit} done {Erledigt} other {Nicht nötig}}',
  'setUp.step':
    '{step, select, calendarService {Berechtigungen: Calendar Service} addinApplication {Berechtigungen: Office 365 Add-In} plannerApplication {Berechtigungen: Planner} users {Benutzer und Gruppen} singleSignOn {Einmalige Anmeldung} addin {Outlook-Add-In} rooms {Räume} other {Probebetrieb}}',
  'setUp.title': 'Planner einrichten',
  'setUp.unskip': 'Wieder aufnehmen',
  'setUp.unskipOf': 'Wieder aufnehmen: {step}',
  'setUp.when':
    '{detail, select, seen {Zuerst am {at}} notSeen {Heruntergeladen am {at}} other {Nächster Lauf am {at}}}',
  'setUp.why':
    '{step, select, calendarService {Calendar Synchronization → Connect. Planner liest und schreibt die Kalender der Räume.} addinApplication {Microsoft Graph → Add Consent. Anmeldung aus Outlook heraus, und Planner erkennt den Termin.} plannerApplication {Import Users → New Import Job → Create → Edit → Grant Consent. Planner liest Benutzer und Gruppen.} users {Continue to linking: Gruppen bekommen Rechte. Dann der erste Lauf und der automatische Zeitplan.} singleSignOn {Anmeldung mit dem Microsoft-Konto. Erst testen, dann einschalten.} addin {Other Settings: das Manifest herunterladen und in Microsoft 365 hochladen. Bis es erscheint, dauert es bis zu 24 Stunden.} rooms {Jeden Raum mit seinem Postfach verknüpfen.} other {Fünf Personen, zwei Räume: eine Besprechung in Outlook und eine hier buchen und sehen, wie der Raum zusagt.}}',
};
