import type { Speech } from './speech.ts';

/** German. The same sentences as in `en.ts`, in the same order. */
export const de: Speech = {
  language: 'de',
  locale: 'de-DE',
  theRoom: 'Der Raum',
  errors: {
    INVALID_REQUEST: {
      title: 'Die Anfrage ist nicht gültig',
      detail:
        '{field, select, none {Die Anfrage ist nicht lesbar.} other {Das Feld „{field}“ fehlt, ist unbekannt oder hat die falsche Art.}}',
      next: '{expected, select, none {Prüfen Sie die Eingabe und versuchen Sie es noch einmal.} other {Erwartet wird hier: {expected}.}}',
    },
    TIME_RANGE_INVALID: {
      title: 'Die Zeiten passen nicht zusammen',
      detail:
        '{kind, select, precision {Beginn und Ende müssen ganze Minuten sein.} other {Das Ende muss nach dem Beginn liegen.}}',
      next: '{kind, select, precision {Lassen Sie die Sekunden weg.} other {Wählen Sie ein Ende nach dem Beginn.}}',
    },
    ZONE_UNKNOWN: {
      title: 'Unbekannte Zeitzone',
      detail: 'Es gibt {name, select, none {diese Zeitzone nicht} other {keine Zeitzone „{name}“}}.',
      next: '{nearest, select, none {Verwenden Sie einen IANA-Namen wie Europe/Copenhagen.} other {Meinten Sie {nearest}?}}',
    },
    NOT_FOUND: {
      title: 'Nicht gefunden',
      detail: 'Das gibt es nicht, oder Sie können es nicht sehen.',
      next: 'Gehen Sie zurück und laden Sie neu: Vielleicht wurde es entfernt.',
    },
    RIGHT_MISSING: {
      title: 'Das dürfen Sie nicht',
      detail:
        '{right, select, book {Um{location, select, none {} other { am Standort {location}}} einen Raum zu buchen, brauchen Sie das Recht „Buchen“.} bookForOthers {Um{location, select, none {} other { am Standort {location}}} für andere zu buchen, brauchen Sie das Recht „Für andere buchen“.} manageRooms {Dafür brauchen Sie{location, select, none {} other { am Standort {location}}} das Recht „Räume verwalten“.} other {Ihnen fehlt das Recht, das dafür nötig ist.}}',
      next: 'Bitten Sie einen Administrator, oder wer Personen verwaltet, um das Recht.',
    },
    ROOM_TAKEN: {
      title: '{buffersOnly, select, true {Keine Zeit zum Vorbereiten des Raums} other {Der Raum ist belegt}}',
      detail:
        '{buffersOnly, select, true {{room} ist frei, aber die Zeit zum Vorbereiten oder Aufräumen überschneidet sich mit {with}.} other {{room} ist {with, select, none {zu dieser Zeit belegt} other {belegt: {with}}}.}}',
      next: '{alternatives, select, none {Wählen Sie eine andere Zeit oder einen anderen Raum.} other {Stattdessen frei: {alternatives}.}}',
    },
    STALE_VERSION: {
      title: 'Inzwischen geändert',
      detail:
        '{changedBy, select, none {Jemand} other {{changedBy}}} hat es geändert{changedAt, select, none {} other { ({changedAt})}}, nachdem Sie es geöffnet hatten.',
      next: 'Laden Sie neu, sehen Sie sich die Änderung an und machen Sie Ihre noch einmal.',
    },
    PRECONDITION_REQUIRED: {
      title: 'Die Version fehlt',
      detail: 'Eine Änderung muss sagen, auf welcher Version sie beruht.',
      next: 'Senden Sie den zuletzt gelesenen ETag als If-Match.',
    },
    IN_THE_PAST: {
      title: 'Diese Zeit ist vorbei',
      detail: '{room} kann nicht für eine Zeit gebucht werden, die vorbei ist.',
      next: '{earliest, select, none {Wählen Sie einen späteren Beginn.} other {Der früheste Beginn ist {earliest}.}}',
    },
    LEAD_TIME: {
      title: 'Zu kurzfristig',
      detail:
        '{room} muss mindestens {leadMinutes, plural, one {# Minute} other {# Minuten}} vor Beginn gebucht werden.',
      next: '{earliest, select, none {Wählen Sie einen späteren Beginn} other {Der früheste Beginn ist {earliest}}}, oder fragen Sie das Facility-Team.',
    },
    HORIZON_EXCEEDED: {
      title: 'Zu weit im Voraus',
      detail:
        '{lastDate, select, none {{room} kann nicht so weit im Voraus gebucht werden.} other {{room} kann bis einschließlich {lastDate} gebucht werden.}}',
      next: 'Wählen Sie ein früheres Datum, oder fragen Sie das Facility-Team.',
    },
    OUTSIDE_HOURS: {
      title: 'Außerhalb der Öffnungszeiten',
      detail:
        '{open, select, none {{room} ist {date, select, none {zu dieser Zeit} other {am {date}}} geschlossen.} other {{room} ist geöffnet: {open}.}}',
      next: '{nearest, select, none {Wählen Sie einen anderen Tag oder Raum.} other {Die nächste passende Zeit: {nearest}.}}',
    },
    OFF_GRID: {
      title: 'Nicht im Zeitraster des Raums',
      detail:
        '{granularityMinutes, plural, =60 {{room} wird zu vollen Stunden gebucht.} other {{room} wird in Schritten von # Minuten gebucht.}}',
      next: '{nearest, select, none {Wählen Sie andere Zeiten.} other {Die nächste passende Zeit: {nearest}.}}',
    },
    TOO_SHORT: {
      title: 'Zu kurz',
      detail:
        '{room} wird für mindestens {minMinutes, plural, one {# Minute} other {# Minuten}} gebucht; das hier sind {minutes}.',
      next: '{earliestEnd, select, none {Machen Sie die Besprechung länger.} other {Lassen Sie sie um {earliestEnd} oder später enden.}}',
    },
    TOO_LONG: {
      title: 'Zu lang',
      detail:
        '{room} wird für höchstens {maxMinutes, plural, one {# Minute} other {# Minuten}} gebucht; das hier sind {minutes}.',
      next: '{latestEnd, select, none {Machen Sie die Besprechung kürzer} other {Lassen Sie sie spätestens {latestEnd} enden}}, oder buchen Sie in Teilen.',
    },
    SERIES_INFINITE: {
      title: 'Die Serie hat kein Ende',
      detail: 'Für eine Serie ohne Enddatum können keine Räume gebucht werden.',
      next: '{lastDate, select, none {Geben Sie der Serie ein Enddatum.} other {Geben Sie der Serie ein Enddatum, spätestens {lastDate}.}}',
    },
    SERIES_EMPTY: {
      title: 'Die Serie hat keinen Termin',
      detail:
        'Kein Tag {startDate, select, none {vom Beginn} other {vom {startDate}}} bis zum Ende der Serie passt zum Muster.',
      next: '{lastDate, select, none {Wählen Sie ein späteres Enddatum oder andere Tage.} other {Wählen Sie andere Tage oder ein Enddatum, spätestens {lastDate}.}}',
    },
    SERIES_TOO_LONG: {
      title: 'Die Serie hat zu viele Termine',
      detail: 'Eine Serie hat höchstens {limit, plural, one {# Termin} other {# Termine}}.',
      next: '{lastDate, select, none {Lassen Sie sie früher enden.} other {Lassen Sie sie spätestens am {lastDate} enden.}}',
    },
    SERIES_SELF_OVERLAP: {
      title: 'Die Serie überschneidet sich mit sich selbst',
      detail:
        '{first, select, none {Termine der Serie} other {Die Termine {first} und {second}}} überschneiden sich{bufferMinutes, plural, =0 {} one {, wenn # Minute zum Vorbereiten und Aufräumen mitzählt} other {, wenn # Minuten zum Vorbereiten und Aufräumen mitzählen}}.',
      next: 'Machen Sie die Besprechung kürzer oder die Termine seltener.',
    },
    PATTERN_INVALID: {
      title: 'Die Wiederholung ist nicht gültig',
      detail: '{field, select, none {Ein Wert darin} other {Der Wert von „{field}“}} ist nicht möglich.',
      next: '{expected, select, none {Wählen Sie einen anderen Wert.} other {Möglich: {expected}.}}',
    },
    PATTERN_UNSUPPORTED: {
      title: 'Diese Wiederholung ist nicht möglich',
      detail:
        'Der Kalender von Outlook kennt keine solche Wiederholung{part, select, none {} other { mit „{part}“}}, und Planner rät nicht.',
      next: 'Verwenden Sie ein tägliches, wöchentliches, monatliches oder jährliches Muster, oder einzelne Termine.',
    },
    OCCURRENCE_CROSSES_NEIGHBOUR: {
      title: 'Zu nah am nächsten Termin',
      detail:
        '{date, select, none {Ein Termin einer Serie} other {Der Termin {date} der Serie}} bleibt zwischen dem Termin davor und dem danach.',
      next: '{earliest, select, none {{latest, select, none {Wählen Sie einen anderen Tag.} other {Wählen Sie den {latest} oder einen früheren Tag.}}} other {{latest, select, none {Wählen Sie den {earliest} oder einen späteren Tag.} other {Wählen Sie einen Tag vom {earliest} bis zum {latest}.}}}}',
    },
    ORDER_LATE: {
      title: 'Zu spät zum Bestellen',
      detail:
        '{service, select, none {Die Bestellung} other {{service}}} musste {deadline, select, none {früher} other {vor {deadline}}} bestellt oder geändert werden.',
      next: 'Senden Sie eine Änderungsanfrage: Wer liefert, entscheidet.',
    },
    QUANTITY: {
      title: 'Diese Menge ist nicht bestellbar',
      detail: '{service, select, none {Das} other {{service}}} wird von {min} bis {max} bestellt.',
      next: 'Wählen Sie eine Menge dazwischen.',
    },
    SERVICE_UNAVAILABLE: {
      title: 'Zu dieser Zeit nicht im Angebot',
      detail: '{service, select, none {Das} other {{service}}} wird dort zu dieser Zeit nicht angeboten.',
      next: '{available, select, none {Wählen Sie eine andere Zeit oder Leistung.} other {Im Angebot: {available}.}}',
    },
    COST_SPLIT: {
      title: 'Die Anteile gehen nicht auf',
      detail: 'Die Kostenanteile müssen zusammen 100 % ergeben; die Differenz ist {difference} %.',
      next: 'Ändern Sie die Anteile.',
    },
    IDEMPOTENCY_MISMATCH: {
      title: 'Der Schlüssel gehört zu etwas anderem',
      detail: 'Dieser Idempotency-Key kam schon mit einer anderen Anfrage.',
      next: 'Verwenden Sie für eine neue Anfrage einen neuen Schlüssel.',
    },
    IDEMPOTENCY_IN_PROGRESS: {
      title: 'Läuft noch',
      detail: 'Die gleiche Anfrage läuft noch.',
      next: 'Versuchen Sie es {retryAfterSeconds, plural, =0 {gleich} one {in # Sekunde} other {in # Sekunden}} noch einmal: Sie bekommen ihre Antwort.',
    },
    CHECKIN_TOO_EARLY: {
      title: 'Zu früh zum Einchecken',
      detail: '{opensAt, select, none {Der Check-in ist noch nicht offen.} other {Der Check-in öffnet {opensAt}.}}',
      next: 'Kommen Sie dann wieder.',
    },
    CHECKIN_TOO_LATE: {
      title: 'Zu spät zum Einchecken',
      detail:
        'Niemand hat eingecheckt, daher wurde der Raum freigegeben{releasedAt, select, none {} other {: {releasedAt}}}.',
      next: 'Buchen Sie den Raum noch einmal, wenn er noch frei ist.',
    },
    APPROVAL_PENDING: {
      title: 'Noch nicht genehmigt',
      detail: 'Die Buchung wartet auf Genehmigung{by, select, none {} other {, spätestens {by}}}.',
      next: '{approvers, select, none {Fragen Sie, wer den Raum verwaltet.} other {Fragen Sie {approvers}.}}',
    },
    APPROVAL_REQUIRED: {
      title: 'Gebucht, wartet auf Genehmigung',
      detail: '{room} wird für Sie freigehalten, bis entschieden ist{by, select, none {} other {, spätestens {by}}}.',
      next: '{approvers, select, none {Sie erfahren es, sobald entschieden ist.} other {Es entscheidet {approvers}; Sie erfahren es sofort.}}',
    },
    APPROVAL_DECIDED: {
      title: 'Schon entschieden',
      detail: '{decidedBy, select, none {Jemand} other {{decidedBy}}} hat über diese Buchung schon entschieden.',
      next: 'Laden Sie neu, um die Entscheidung zu sehen.',
    },
    APPROVAL_EXPIRED: {
      title: 'Nicht rechtzeitig entschieden',
      detail: 'Die Buchung wurde nicht rechtzeitig genehmigt, daher wurde der Raum freigegeben.',
      next: 'Buchen Sie noch einmal, oder fragen Sie, wer den Raum verwaltet.',
    },
    BOOKING_CLOSED: {
      title: 'Die Buchung ist beendet',
      detail:
        'Die Buchung {state, select, cancelled {wurde abgesagt} declined {wurde abgelehnt} released {wurde freigegeben, weil niemand kam} other {ist vorbei}}{at, select, none {} other {; Ende: {at}}}.',
      next: 'Machen Sie eine neue Buchung.',
    },
    MEETING_LOCKED: {
      title: 'Die Besprechung ist gesperrt',
      detail: '{lockedBy, select, none {Jemand} other {{lockedBy}}} hat die Räume dieser Besprechung gesperrt.',
      next: 'Bitten Sie um Freigabe, oder behalten Sie den Raum.',
    },
    RATE_LIMITED: {
      title: 'Zu viele Anfragen',
      detail: 'Das war zu viel in kurzer Zeit.',
      next: 'Versuchen Sie es {retryAfterSeconds, plural, =0 {gleich} one {in # Sekunde} other {in # Sekunden}} noch einmal.',
    },
    SIGN_IN_REQUIRED: {
      title: 'Bitte anmelden',
      detail: 'Sie sind nicht angemeldet, oder Ihre Sitzung ist zu Ende.',
      next: 'Melden Sie sich an und versuchen Sie es noch einmal.',
    },
    SIGN_IN_REFUSED: {
      title: 'Anmeldung fehlgeschlagen',
      detail: 'Anmeldename oder Kennwort ist falsch.',
      next: 'Prüfen Sie beides und versuchen Sie es noch einmal, oder fordern Sie ein neues Kennwort an.',
    },
    SECOND_FACTOR_REQUIRED: {
      title: 'Ein Code ist nötig',
      detail:
        '{kind, select, wrong {Der Code stimmt nicht oder wurde schon benutzt.} setup {Administratoren dieses Standorts brauchen neben dem Kennwort einen Code aus einer App.} other {Dieses Konto verlangt neben dem Kennwort einen Code.}}',
      next: '{kind, select, setup {Scannen Sie den QR-Code mit einer Authenticator-App und geben Sie den angezeigten Code ein.} other {Geben Sie den Code Ihrer Authenticator-App oder einen Ihrer Wiederherstellungscodes ein.}}',
    },
    RECENT_SIGN_IN_REQUIRED: {
      title: 'Bitte zuerst neu anmelden',
      detail: 'Diese Änderung verlangt eine Anmeldung in den letzten 15 Minuten.',
      next: 'Melden Sie sich ab und wieder an und wiederholen Sie sie.',
    },
    PASSWORD_REFUSED: {
      title: 'Dieses Kennwort geht nicht',
      detail:
        '{reason, select, short {Es hat weniger als 12 Zeichen.} long {Es hat mehr als 1024 Byte.} leaked {Es steht auf Listen bekannt gewordener Kennwörter.} personal {Es besteht aus Ihrem Namen, Ihrem Anmeldenamen oder dem Namen des Standorts.} other {Ein anderes ist nötig.}}',
      next: '{reason, select, long {Wählen Sie ein kürzeres.} other {Wählen Sie ein längeres: Vier Wörter, die nicht zusammengehören, sind gut.}}',
    },
    LINK_CLOSED: {
      title: 'Dieser Link gilt nicht mehr',
      detail: 'Er wurde schon benutzt, ist zu alt oder durch einen neueren ersetzt.',
      next: 'Fordern Sie einen neuen an.',
    },
    LAST_ADMINISTRATOR: {
      title: 'Jemand muss übrig bleiben',
      detail: 'Mindestens ein Administrator muss sich ohne Microsoft anmelden können.',
      next: 'Machen Sie zuerst jemand anderen mit Kennwort zum Administrator.',
    },
    PERSON_NOT_IMPORTED: {
      title: 'Planner kennt Sie noch nicht',
      detail:
        'Sie sind bei Microsoft 365 angemeldet, aber der Benutzerimport hat Sie noch nicht nach Planner gebracht.',
      next: 'Bitten Sie die Person, die Planner betreut, Sie zu importieren: Administration › Einstellungen › Benutzer importieren.',
    },
    BODY_TOO_LARGE: {
      title: 'Zu viel auf einmal',
      detail: 'Die Anfrage ist größer als {limitBytes, number} Byte.',
      next: 'Senden Sie weniger, oder in Teilen.',
    },
    UNAVAILABLE: {
      title: 'Gerade nicht erreichbar',
      detail: 'Planner erreicht seine Datenbank nicht. Es wurde nichts gespeichert.',
      next: 'Versuchen Sie es {retryAfterSeconds, plural, =0 {gleich} one {in # Sekunde} other {in # Sekunden}} noch einmal.',
    },
    STORAGE_FULL: {
      title: 'Der Datenträger ist voll',
      detail: 'Planner kann nichts speichern: Sein Datenträger ist voll. Es wurde nichts gespeichert.',
      next: 'Sagen Sie denen Bescheid, die Planner betreiben.',
    },
    CONNECTION_INCOMPLETE: {
      title: 'Die Verbindung ist noch nicht eingerichtet',
      detail: 'Die Kennungen der Registrierung in Entra, ihr Zertifikat oder ihr Geheimnis fehlen.',
      next: 'Die Kennungen von Verzeichnis und Anwendung eingeben, dann ein Zertifikat erzeugen oder ein Geheimnis eingeben.',
    },
    PUBLIC_ADDRESS_MISSING: {
      title: 'Planner kennt seine eigene Adresse nicht',
      detail: 'Microsoft schickt den Browser an eine vorher registrierte Adresse zurück; hier ist keine gesetzt.',
      next: 'PUBLIC_URL auf die Adresse setzen, unter der Planner geöffnet wird, und Planner neu starten.',
    },
    SIGN_ON_SOURCE_REFUSED: {
      title: 'Der Identitätsanbieter kann nicht übernommen werden',
      detail:
        '{reason, select, notHttps {Die Adresse muss mit https:// beginnen und darf kein Passwort enthalten.} privateAddress {Die Adresse führt in das eigene Netz dieses Servers.} unreachable {Die Adresse antwortet nicht.} redirected {Die Adresse leitet an einen anderen Host weiter.} tooLarge {Die Metadaten sind größer als 1 MiB.} tooSlow {Die Adresse hat nicht innerhalb von zehn Sekunden geantwortet.} status {Die Adresse liefert keine Metadaten.} notXml {Das ist kein lesbares XML.} isAPage {Das ist eine Webseite, keine Metadaten.} hasDoctype {Die Metadaten enthalten einen Dokumenttyp (DTD); der ist nie nötig und nicht sicher.} notMetadata {Das ist XML, aber keine SAML-Metadaten (EntityDescriptor).} noProvider {Die Metadaten beschreiben keinen Identitätsanbieter (IDPSSODescriptor).} noAddress {Die Metadaten nennen keine Anmeldeadresse für HTTP-Redirect.} noCertificate {Es gibt kein Signaturzertifikat.} privateKey {Das ist ein privater Schlüssel. Er wurde nicht gespeichert; er gilt als bekannt geworden.} notACertificate {Das ist kein Zertifikat.} weakKey {Der Schlüssel des Zertifikats ist kein RSA mit mindestens 2048 Bit.} weakSignature {Das Zertifikat ist mit SHA-1 signiert.} loginUrlInsecure {Die Anmelde-URL muss mit https:// beginnen.} otherEntityId {Die Metadaten gehören zu einem anderen Identitätsanbieter, als der Bezeichner sagt.} notEntraIdentifier {Das ist kein Microsoft-Entra-Bezeichner.} slashMissing {Der Bezeichner von Entra endet mit einem Schrägstrich.} notAnId {Das ist keine ID.} secretIsId {Das ist die ID des Geheimnisses.} secretMissing {Ein Clientgeheimnis fehlt.} other {Die Eingabe beschreibt keinen Identitätsanbieter.}}',
      next: '{reason, select, notHttps {Die Adresse von der Seite in Entra kopieren.} privateAddress {Die öffentliche Adresse von Entra verwenden oder die Datei hochladen.} unreachable {Die Adresse prüfen oder die Metadatendatei hochladen.} redirected {Die Adresse eingeben, an die weitergeleitet wird.} tooSlow {Noch einmal versuchen oder die Metadatendatei hochladen.} status {Verzeichnis und Application ID prüfen oder die Metadatendatei hochladen.} isAPage {Die App Federation Metadata Url kopieren, nicht die Adresse der Seite.} privateKey {In Entra ein neues Zertifikat erstellen und nur das Zertifikat einfügen.} notACertificate {In Entra „Certificate (Base64)“ herunterladen und vollständig einfügen.} weakKey {In Entra ein neues Zertifikat erstellen.} weakSignature {In Entra ein neues Zertifikat erstellen.} otherEntityId {Beide Werte mit Entra vergleichen: Sie müssen zu derselben Anwendung gehören.} notEntraIdentifier {Er sieht aus wie https://sts.windows.net/…/ und steht in Entra unter „Set up“.} slashMissing {https://sts.windows.net/…/ mit dem Schrägstrich verwenden.} notAnId {Sie sieht aus wie 3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10.} secretIsId {Die Spalte Value kopieren.} secretMissing {Die Spalte Value eines Clientgeheimnisses eingeben.} other {Die Verbundmetadaten in Entra noch einmal herunterladen und erneut versuchen.}}',
    },
    SIGN_ON_REQUIRED: {
      title: 'Mit Microsoft anmelden',
      detail: 'Auf dieser Site erfolgt die Anmeldung mit Microsoft; andere Wege sind für ihre Administratoren.',
      next: '„Mit Microsoft anmelden“ wählen.',
    },
    SIGN_ON_NOT_READY: {
      title: 'Die einmalige Anmeldung ist nicht bereit',
      detail:
        '{reason, select, off {Die einmalige Anmeldung ist ausgeschaltet.} notSetUp {Der Identitätsanbieter ist noch nicht eingegeben.} notTested {Die Einstellungen haben in ihrer jetzigen Form noch niemanden angemeldet.} noLocalAdministrator {Kein Administrator könnte sich ohne Microsoft anmelden.} other {Etwas fehlt.}}',
      next: '{reason, select, off {Anders anmelden oder einen Administrator fragen.} notSetUp {Zuerst eingeben, was Entra unter „Set up“ zeigt.} notTested {„Anmeldung testen“ ausführen, dann einschalten.} noLocalAdministrator {Zuerst einem Administrator ein lokales Passwort geben.} other {Die Schritte der Seite noch einmal durchgehen.}}',
    },
    VIP_ONLY: {
      title: 'Bestimmten Personen vorbehalten',
      detail:
        '{room} kann von Personen {category, select, none {einer bestimmten Kategorie} other {der Kategorie „{category}“}} gebucht werden.',
      next: 'Wählen Sie einen anderen Raum, oder fragen Sie das Facility-Team.',
    },
    ROOM_INACTIVE: {
      title: 'Der Raum ist außer Betrieb',
      detail: '{room} nimmt keine neuen Buchungen an.',
      next: 'Wählen Sie einen anderen Raum.',
    },
    ROOM_BLOCKED: {
      title: 'Der Raum ist gesperrt',
      detail:
        '{from, select, none {{room} ist zu dieser Zeit gesperrt.} other {{room} ist nicht benutzbar von {from} bis {until}.}}',
      next: '{until, select, none {Wählen Sie eine andere Zeit} other {Wählen Sie eine Zeit ab {until}}}, oder einen anderen Raum.',
    },
    CAPACITY: {
      title: 'Zu viele Personen für den Raum',
      detail:
        '{room} hat {limit, plural, one {# Platz} other {# Plätze}}; es {headcount, plural, one {kommt # Person} other {kommen # Personen}}.',
      next: '{larger, select, none {Wählen Sie einen größeren Raum oder eine andere Bestuhlung.} other {Groß genug: {larger}.}}',
    },
    QUOTA: {
      title: 'Ihre Grenze ist erreicht',
      detail:
        '{kind, select, minutes {Sie können höchstens {limit, number} Minuten am Tag buchen; {used, number} sind gebucht{date, select, none {} other { ({date})}}.} other {Sie können höchstens {limit, plural, one {# offene Buchung} other {# offene Buchungen}} haben; Sie haben {used, number}.}}',
      next: 'Sagen Sie eine Buchung ab, die Sie nicht brauchen, oder fragen Sie das Facility-Team.',
    },
    POLICY_REFUSED: {
      title: 'Diesen Raum können Sie nicht selbst buchen',
      detail: '{room} steht Ihnen nicht offen, auch nicht mit Genehmigung.',
      next: '{approvers, select, none {Wählen Sie einen anderen Raum, oder fragen Sie das Facility-Team.} other {Fragen Sie {approvers}.}}',
    },
    ATOM_IN_USE: {
      title: 'Dieser Teil ist gebucht',
      detail: 'Der Teil des Raums hat {count, plural, one {# kommende Buchung} other {# kommende Buchungen}}.',
      next: 'Verlegen Sie sie zuerst, oder sagen Sie sie ab.',
    },
    ADDIN_OUTDATED: {
      title: 'Es gibt eine neuere Version',
      detail: 'Dieser Bereich ist älter als der Server.',
      next: 'Er lädt sich selbst neu.',
    },
    MAILBOX_REFUSED: {
      title: 'Dieses Postfach lässt sich nicht verknüpfen',
      detail:
        '{reason, select, notFound {Exchange kennt kein Postfach {address, select, none {die Adresse} other {{address}}}.} person {{address, select, none {die Adresse} other {{address}}} ist das Postfach einer Person.} list {{address, select, none {die Adresse} other {{address}}} ist eine Verteilerliste: sie hat keinen Kalender.} notRoom {{address, select, none {die Adresse} other {{address}}} ist ein Postfach, aber nicht das eines Raums.} taken {{address, select, none {die Adresse} other {{address}}} ist schon mit {room, select, none {einem anderen Raum} other {{room}}} verknüpft.} elsewhere {{address, select, none {die Adresse} other {{address}}} ist in einem anderen Standort dieses Planners verknüpft.} mismatch {Die angegebene Kennung gehört zu {found, select, none {einem anderen Postfach} other {{found}}}, nicht zu {address, select, none {die Adresse} other {{address}}}.} denied {Planner darf das Postfach {address, select, none {die Adresse} other {{address}}} nicht öffnen.} notConnected {Planner ist nicht mit Exchange verbunden.} other {Exchange antwortet nicht für {address, select, none {die Adresse} other {{address}}}.}}',
      next: '{reason, select, notFound {Die Adresse prüfen. Ist der Anmeldename ein anderer, auch ihn oder die Objektkennung eingeben.} person {Die Adresse des Raumpostfachs eingeben.} list {Die Adresse eines Raums aus der Liste eingeben.} notRoom {In Exchange in ein Raumpostfach umwandeln oder ein anderes eingeben.} taken {Dort zuerst die Verknüpfung lösen.} elsewhere {Dort zuerst die Verknüpfung lösen.} mismatch {Beide prüfen.} denied {Die Zustimmung prüfen und ob eine Richtlinie oder ein Bereich dieses Postfach ausnimmt.} notConnected {Zuerst oben verbinden.} other {In einer Minute erneut versuchen.}}',
    },
    LINK_CHANGED: {
      title: 'Zu spät zum Rückgängigmachen',
      detail: '{count, plural, one {# Termin wurde} other {# Termine wurden}} geändert, seit der Raum verknüpft wurde.',
      next: 'Stattdessen die Verknüpfung lösen: beide Kalender bleiben, wie sie sind.',
    },
    NAME_TAKEN: {
      title: 'Der Name ist vergeben',
      detail: '{name, select, none {Dieser Name} other {Der Name „{name}“}} wird schon verwendet.',
      next: 'Einen anderen Namen wählen.',
    },
    IMPORT_RUNNING: {
      title: 'Ein Import läuft',
      detail:
        '{job, select, none {Ein Import} other {Der Import „{job}“}} läuft{since, select, none {} other { seit {since}}}{percent, select, none {} other { ({percent} % erledigt)}}.',
      next: 'Warten, bis er endet, oder ihn abbrechen.',
    },
    IMPORT_NOT_READY: {
      title: 'Der Import kann noch nicht beginnen',
      detail:
        '{reason, select, notConnected {Planner darf das Verzeichnis noch nicht lesen.} notAllowed {Microsoft lässt Planner das Verzeichnis nicht mehr lesen.} noFile {Der Auftrag hat noch keine Datei.} noLink {Nur Mitglieder verknüpfter Gruppen werden importiert, und keine Gruppe ist verknüpft.} other {Etwas fehlt.}}',
      next: '{reason, select, notConnected {Zuerst zustimmen: Einstellungen › Microsoft Graph.} notAllowed {Erneut zustimmen: Einstellungen › Microsoft Graph. User.Read.All und Group.Read.All sind nötig.} noFile {Zuerst eine Datei wählen.} noLink {Zuerst eine Gruppe verknüpfen oder alle Benutzer importieren.} other {Den Auftrag öffnen und ergänzen.}}',
    },
    IMPORT_PLAN_CLOSED: {
      title: 'Der Plan wird nicht ausgeführt',
      detail:
        '{reason, select, planTooOld {Die Vorschau ist älter als eine halbe Stunde.} wrongNumber {Das ist nicht die Zahl der Personen, die etwas verlieren würden.} other {Der Lauf wartet auf keine Entscheidung mehr.}}',
      next: '{reason, select, planTooOld {Eine neue Vorschau machen.} wrongNumber {{people, select, none {Den Plan noch einmal ansehen.} other {{people} eingeben, wenn es so gewollt ist.}}} other {Den Lauf noch einmal ansehen: vielleicht hat jemand anderes entschieden.}}',
    },
    FILE_REFUSED: {
      title: 'Die Datei ist nicht brauchbar',
      detail:
        '{line, select, none {} other {Zeile {line}{column, select, none {} other {, Spalte „{column}“}}: }}{reason, select, empty {es stehen keine Personen darin.} tooLarge {sie ist größer als 50 MB.} tooManyRows {sie hat mehr als 200 000 Zeilen.} encoding {das ist kein UTF-8.} quote {ein Wert in Anführungszeichen endet nicht, wo er soll.} columnMissing {die Spalte fehlt.} columnTwice {zwei Spalten der Datei sind diese.} loginMissing {die Zeile hat keine Anmeldung.} idTwice {die Zeile hat die Kennung einer anderen.} other {sie ist nicht lesbar.}}',
      next: '{reason, select, encoding {Als „CSV UTF-8“ speichern, oder Windows-1252 wählen, wenn sie das ist.} columnMissing {Die Spalte in der Datei so nennen oder unter Felder zuordnen.} columnTwice {Eine davon entfernen oder umbenennen.} other {Die Datei berichtigen und erneut wählen. Nichts wurde importiert.}}',
    },
    EXCHANGE_DECLINED: {
      title: 'Outlook hat den Raum abgelehnt',
      detail: '{room} wurde von seinem Outlook-Kalender abgelehnt{reason, select, none {} other {: {reason}}}.',
      next: '{alternatives, select, none {Wählen Sie eine andere Zeit oder einen anderen Raum.} other {Stattdessen frei: {alternatives}.}}',
    },
  },
  series: {
    daily: '{interval, plural, =1 {Jeden Tag} =2 {Jeden zweiten Tag} other {Alle # Tage}}',
    weekly:
      '{interval, plural, =1 {Jeden {days}} =2 {{count, plural, =1 {Jeden zweiten {days}} other {Jede zweite Woche am {days}}}} other {Alle # Wochen am {days}}}',
    absoluteMonthly:
      '{interval, plural, =1 {Am {day}. jedes Monats} =2 {Am {day}. jedes zweiten Monats} other {Alle # Monate am {day}.}}{tail, select, true { (oder am letzten Tag des Monats)} other {}}',
    relativeMonthly:
      '{interval, plural, =1 {Am {index} {days} jedes Monats} =2 {Am {index} {days} jedes zweiten Monats} other {Alle # Monate am {index} {days}}}',
    absoluteYearly: '{interval, plural, =1 {Jedes Jahr} =2 {Jedes zweite Jahr} other {Alle # Jahre}} am {date}',
    relativeYearly:
      '{interval, plural, =1 {Jedes Jahr} =2 {Jedes zweite Jahr} other {Alle # Jahre}} am {index} {days} im {month}',
    endDate: '{pattern} bis {endDate}',
    numbered: '{pattern}, {count, plural, =1 {einmal} =2 {zweimal} other {#-mal}}',
    noEnd: '{pattern}, ohne Ende',
    day: 'Tag',
    weekday: 'Werktag',
    weekendDay: 'Wochenendtag',
    index: { first: 'ersten', second: 'zweiten', third: 'dritten', fourth: 'vierten', last: 'letzten' },
  },
  decline: {
    opening: '{room} kann diese Besprechung nicht annehmen.',
    dates:
      '{count, plural, one {Termin: {dates}.} other {{more, plural, =0 {Termine ({count}): {dates}.} other {Termine ({count}): {dates} und # weitere.}}}}',
    alternatives: 'Stattdessen frei: {alternatives}.',
    link: 'Weitere freie Räume und Zeiten: {link}',
  },
};
