/** Deutsch, für die Verbindungen zu Microsoft 365. */
export const messages = {
  'action.cancel': 'Nicht länger warten',
  'action.check': 'Jetzt prüfen',
  'action.checked': 'Geprüft.',
  'action.connect':
    '{application, select, addin {Zustimmung hinzufügen} planner {Zustimmung erteilen} other {Verbinden}}',
  'action.copyLink': 'Link für jemand anderen kopieren',
  'action.copied': 'Kopiert.',
  'action.disconnect': 'Trennen',
  'action.disconnected': 'Getrennt. Kennungen und Nachweis bleiben gespeichert.',
  'action.linkCopied': 'Der Link ist kopiert. Er gilt eine Stunde und für eine Antwort.',
  'action.reconsent': 'Erneut zustimmen',
  'ask.explain':
    'Es geht zu Microsoft: dort als Administrator des Verzeichnisses anmelden und die Berechtigungen unten für die Organisation genehmigen. Um anderes wird nicht gebeten. Genehmigen muss ein globaler Administrator oder ein Administrator für privilegierte Rollen; ist das jemand anderes, den Link weitergeben.',
  'consent.declined': 'Die Zustimmung wurde bei Microsoft abgelehnt. Nichts wurde geändert.',
  'consent.wrongTenant':
    'Genehmigt wurde im Verzeichnis {approvedIn}, aber diese Site ist mit {tenantId} verbunden. Nichts wurde geändert. Neu beginnen und das Konto des richtigen Verzeichnisses wählen („Anderes Konto verwenden“).',
  'credential.add': 'Zertifikat erzeugen',
  'credential.certificate': 'Zertifikat {thumbprint}, gültig bis {until}',
  'credential.download': 'Zertifikat herunterladen',
  'credential.explain':
    'Planner weist sich durch ein Zertifikat aus (besser) oder durch einen geheimen Clientschlüssel. Das Schlüsselpaar entsteht hier; der private Schlüssel verlässt den Server nie. Das Zertifikat in Entra hochladen: App-Registrierungen → {name} → Zertifikate & Geheimnisse → Zertifikate → Zertifikat hochladen.',
  'credential.expiring':
    'Es endet am {until}. Rechtzeitig ein neues erzeugen: das alte gilt, bis das neue sich bewährt hat.',
  'credential.made': 'Das Zertifikat ist erzeugt. Herunterladen und in Entra hochladen.',
  'credential.next':
    '{kind, select, certificate {Ein neues Zertifikat} other {Ein neues Geheimnis}} wartet auf seine Probe; das bisherige gilt so lange. {accepted, select, false {Entra kennt es noch nicht.} other {}} In Entra hochladen, dann „Jetzt prüfen“.',
  'credential.none': 'noch keiner',
  'credential.renew': 'Neues Zertifikat erzeugen',
  'credential.secret': 'Geheimnis, das auf {hint} endet{until, select, none {} other {, gültig bis {until}}}',
  'credential.title': 'Zertifikat oder Geheimnis',
  'disconnect.text':
    '{application, select, addin {Das Outlook-Add-In findet die Kennungen von Terminen nicht mehr.} planner {Importe halten an. Personen und ihre Rechte bleiben, wie sie sind.} other {Räume werden nicht mehr gelesen und geschrieben: Buchungen in Outlook und in Planner laufen auseinander, bis wieder verbunden wird.}} Die Zustimmung in Entra bleibt; dort unter Unternehmensanwendungen → {name} → Berechtigungen entfernen.',
  'disconnect.title': '„{name}“ trennen?',
  'fact.application': 'Anwendung',
  'fact.checked': 'Letzte Prüfung',
  'fact.connected': 'Verbunden',
  'fact.connectedBy': '{at}{by, select, none {} other { durch {by}}}',
  'fact.credential': 'Nachweis',
  'fact.directory': 'Verzeichnis',
  'form.authority': 'Anmeldeadresse',
  'form.authorityHint': 'https, ohne Pfad',
  'form.clientId': 'Anwendungs-ID (Client)',
  'form.clientIdError': 'Eine Kennung wie 3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10',
  'form.cloud': 'Cloud',
  'form.clouds':
    '{cloud, select, global {Microsoft 365} usGov {US Government (GCC High)} usDod {US Government (DoD)} china {China (21Vianet)} other {Andere Adressen}}',
  'form.expires': 'Geheimnis endet am',
  'form.expiresHint': 'Aus der Spalte Läuft ab in Entra: Planner kann sie dort nicht lesen und warnt rechtzeitig.',
  'form.graph': 'Graph-Adresse',
  'form.needed': 'Wird gebraucht',
  'form.save': 'Speichern',
  'form.saved': 'Gespeichert.',
  'form.secret': 'Geheimer Clientschlüssel',
  'form.secretHint': 'Die Spalte Wert. Leer lassen, um den bisherigen zu behalten oder ein Zertifikat zu verwenden.',
  'form.secretIsId': 'Das ist die ID des Geheimnisses. Die Spalte Wert kopieren.',
  'form.secretIsKey':
    'Das ist ein privater Schlüssel. Er wurde nicht gesendet; als verraten ansehen und einen neuen erzeugen.',
  'form.tenant': 'Verzeichnis-ID (Mandant)',
  'form.tenantHint': 'Oder eine der Domänen des Verzeichnisses.',
  'form.title': 'Kennungen aus Entra',
  'limit.mailboxScoped':
    'Die Anwendung darf nur einige Postfächer benutzen (RBAC for Applications in Exchange). Die geprüften antworten.',
  'limit.notProbed': 'Noch hat kein Raum ein Postfach, die Berechtigung wurde also nicht ausprobiert.',
  'limit.optional':
    '{permission, select, MailboxSettingsRead {Ohne MailboxSettings.Read kann Planner Sprache und Zone der Raumpostfächer nicht lesen.} PlaceReadAll {Ohne Place.Read.All lassen sich Räume nicht aus der Liste von Exchange wählen; Adressen eingeben.} MemberReadHidden {Ohne Member.Read.Hidden bleiben Mitglieder von Gruppen mit verborgener Mitgliedschaft ungesehen.} other {Eine freiwillige Berechtigung fehlt.}}',
  'limit.refused': 'Exchange verweigert den Kalender von {room}. Den Bereich der Anwendung in Exchange prüfen.',
  'connection.loading': 'Die Verbindung wird gelesen',
  'missed.text':
    'Microsoft hat um {at} nicht geantwortet. Was vorher gut war, gilt weiter; Planner versucht es von selbst wieder. {retryAt, select, none {} other {Microsoft bat, bis {retryAt} zu warten.}}',
  'permission.delegated': 'im Namen einer Person',
  'permission.granted': '{granted, select, true {erteilt} false {fehlt} other {noch unbekannt}}',
  'permission.optional': 'freiwillig',
  'permission.title': 'Berechtigungen',
  'permission.value': 'Berechtigung',
  'permission.what': 'Wofür',
  'permission.why':
    '{permission, select, CalendarsReadWrite {Kalender in allen Postfächern lesen und schreiben: die der Räume} CalendarsRead {Kalender in allen Postfächern lesen: die eindeutige Kennung eines Termins} UserReadAll {Profile aller Benutzer lesen: Namen und Adressen} GroupReadAll {Alle Gruppen lesen: wer welche Rechte bekommt} MemberReadHidden {Mitglieder von Gruppen mit verborgener Mitgliedschaft} PlaceReadAll {Räume zur Auswahl beim Verknüpfen} MailboxSettingsRead {Sprache und Zone der Raumpostfächer} UserRead {Anmelden und Benutzerprofil lesen: fügt Entra immer hinzu} other {}}',
  'permission.state': 'Zustand',
  'problem.application':
    '{number, select, 700016 {Das Verzeichnis {tenantId} kennt die Anwendung {clientId} nicht. Beide Kennungen mit Entra vergleichen: App-Registrierungen → {name} → Übersicht. Wurde sie gelöscht: wiederherstellen oder neu registrieren.} 90002 {Es gibt kein Verzeichnis {tenantId}. Mit Entra vergleichen: Übersicht → Mandanten-ID.} 7000112 {Die Anwendung ist deaktiviert. In Entra: Unternehmensanwendungen → {name} → Eigenschaften → Aktiviert für die Benutzeranmeldung: Ja.} other {Entra gibt der Anwendung kein Token. Einzelheiten ansehen, und in Entra das Anmeldeprotokoll der Unternehmensanwendung {name}.}}',
  'problem.consent':
    'Die Berechtigung {missing} fehlt: ihr wurde nie zugestimmt, oder sie wurde entzogen. In Entra muss sie unter App-Registrierungen → {name} → API-Berechtigungen stehen; dann hier erneut zustimmen.',
  'problem.credential':
    '{number, select, 7000215 {Der geheime Clientschlüssel ist falsch. In Entra: App-Registrierungen → {name} → Zertifikate & Geheimnisse: einen neuen erzeugen und die Spalte Wert kopieren, nicht die ID.} 7000222 {Der geheime Clientschlüssel ist abgelaufen. In Entra: App-Registrierungen → {name} → Zertifikate & Geheimnisse: einen neuen erzeugen und seinen Wert unten eingeben.} 700027 {Entra kennt das Zertifikat nicht. Unten herunterladen und hochladen: App-Registrierungen → {name} → Zertifikate & Geheimnisse → Zertifikate.} 700024 {Die Uhren dieses Servers und von Microsoft gehen mehr als fünf Minuten auseinander. Die Uhr des Servers nach einem Zeitserver stellen.} other {Entra nimmt den Nachweis der Anwendung nicht an. Unten ein Zertifikat erzeugen oder ein neues Geheimnis eingeben.}}',
  'problem.details': 'Einzelheiten für den Support von Microsoft',
  'problem.mailbox':
    'Die Berechtigung ist da, aber Exchange verweigert jeden geprüften Raum ({rooms}). Eine Zugriffsrichtlinie oder ein Bereich in Exchange lässt sie aus: New-ManagementScope, Test-ServicePrincipalAuthorization. Eine Änderung braucht bis zu zwei Stunden.',
  'problem.tenant':
    'Entra gab ein Token eines anderen Verzeichnisses oder einer anderen Anwendung. Die Kennungen {tenantId} und {clientId} mit Entra vergleichen.',
  'setup.copy': 'Kopieren',
  'setup.copyOf': 'Kopieren: {what}',
  'setup.kind': 'Skript',
  'setup.lead':
    'Die Anwendung in Entra durch ein Skript oder von Hand registrieren. Das Skript fragt nichts, darf wiederholt werden und schreibt die beiden Kennungen, die unten einzugeben sind.',
  'setup.manifest': 'Manifest',
  'setup.optional': 'Auch um freiwillige Berechtigungen bitten',
  'setup.redirect': 'Umleitungs-URI (Plattform Web)',
  'setup.roomsOnly': 'Nur Räume',
  'setup.roomsOnlyExplain':
    'Beschränkt die Anwendung auf Raumpostfächer. Der Preis: Buchungen aus Planner stehen im Kalender des Raums, Besprechungen aus Outlook können beantwortet, aber nicht bearbeitet werden, Titel, die Exchange verbirgt, bleiben verborgen, und nur der Raum zeigt seine Antwort. Danach in Entra die Zustimmung für alle Postfächer entfernen. Die Anwendung des Add-Ins braucht in jedem Fall die Postfächer der Organisatoren.',
  'setup.title': 'In Entra einrichten',
  'state.explain':
    '{state, select, notSetUp {Zuerst die Anwendung in Entra registrieren, dann ihre Kennungen eingeben und ein Zertifikat erzeugen.} notConnected {Kennungen und Nachweis sind da; zugestimmt hat noch niemand.} verifying {Die Zustimmung ist erteilt. Planner holt neue Token, bis die Berechtigungen darin stehen; das dauert bis zu fünf Minuten.} connected {Planner benutzt sie. Die letzte Prüfung fand alles.} limited {Planner benutzt sie, mit Grenzen:} expiring {Planner benutzt sie, aber ihr Nachweis endet bald.} other {}}',
  'state.name':
    '{state, select, notSetUp {Nicht eingerichtet} notConnected {Nicht verbunden} waiting {Wartet auf Zustimmung} verifying {Wird geprüft} connected {Verbunden} limited {Verbunden, eingeschränkt} expiring {Nachweis läuft ab} unreachable {Microsoft nicht erreichbar} other {Braucht Aufmerksamkeit}}',
  title: 'Verbindung zu Microsoft 365: {name}',
  'waiting.explain':
    '{by} hat am {at} um Zustimmung gebeten. Gewartet wird bis {until}. Meldet Entra, dass der Umleitungs-URI nicht registriert ist (AADSTS50011), genau diesen registrieren: {redirectUri}',
} as const satisfies { readonly [key: string]: string };
