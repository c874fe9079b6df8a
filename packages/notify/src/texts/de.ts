import type { MailTexts } from './mail-text.ts';

const application =
  '{application, select, planner {Planner (Benutzer und Gruppen)} calendarService {Calendar Service} addin {Planner - Office 365 Add-In} other {{application}}}';

const meeting = '{meeting, select, none {} other {„{meeting}“, }}{when}';
const ended = `Ihre Buchung von {room} ist beendet: ${meeting}.{more, plural, =0 {} one { Auch ein weiterer Termin davon ist beendet.} other { Auch # weitere Termine davon sind beendet.}}`;

/** German. The same mails as in `en.ts`, in the same order. */
export const de: MailTexts = {
  language: 'de',
  greeting: '{name, select, none {Guten Tag,} other {Guten Tag {name},}}',
  address: 'Oder öffnen Sie diese Adresse:',
  footer: 'Gesendet von Planner bei {site}.',
  mails: {
    testMail: {
      subject: 'Testmail von Planner',
      paragraphs: ['{by} hat Planner um diese Mail gebeten. Dass Sie sie lesen, zeigt, dass {site} Mails senden kann.'],
    },
    invitation: {
      subject: 'Ihr Konto in Planner bei {site}',
      paragraphs: [
        '{inviter} hat für Sie ein Konto in Planner bei {site} angelegt. Dort werden Besprechungsräume gebucht.',
        'Wählen Sie zuerst ein Kennwort. Der Link gilt einmal, bis {until}.',
      ],
      button: 'Kennwort wählen',
    },
    passwordReset: {
      subject: 'Neues Kennwort für Planner wählen',
      paragraphs: [
        'Jemand, vermutlich Sie, hat ein neues Kennwort für Planner bei {site} angefordert. Der Link gilt einmal, bis {until}.',
        'Wenn Sie es nicht waren, tun Sie nichts: Ihr Kennwort bleibt, wie es ist.',
      ],
      button: 'Neues Kennwort wählen',
    },
    passwordChanged: {
      subject: 'Ihr Kennwort für Planner wurde geändert',
      paragraphs: [
        'Das Kennwort Ihres Kontos in Planner bei {site} wurde geändert: {at}. Alle Geräte wurden abgemeldet.',
        'Wenn Sie es nicht waren, sagen Sie es sofort einem Administrator.',
      ],
    },
    localAdministratorSignedIn: {
      subject: '{name} hat sich mit einem lokalen Administratorkonto bei Planner angemeldet',
      paragraphs: [
        '{name} hat sich mit einem Kennwort bei Planner ({site}) angemeldet, nicht über Microsoft: {at}. Diese Konten sind für Notfälle.',
        'Wenn es niemand von Ihnen war, beenden Sie die Sitzungen dieses Kontos und ändern Sie sein Kennwort.',
      ],
      button: 'Personen öffnen',
    },
    connectionTrouble: {
      subject: `Planner hat eine Verbindung zu Microsoft 365 verloren: ${application}`,
      paragraphs: [
        `Die Verbindung „${application}“ von {site} funktioniert nicht mehr, seit {at}: {state, select, permissionMissing {eine Berechtigung fehlt} consentRevoked {die Einwilligung wurde zurückgenommen} credentialRefused {Microsoft lehnt das Geheimnis oder Zertifikat ab} credentialExpired {das Geheimnis oder Zertifikat ist abgelaufen} otherTenant {ein anderes Verzeichnis antwortet} limited {ein Postfach oder eine Gruppe ist nicht erreichbar} unreachable {Microsoft hat länger nicht geantwortet} other {eine Prüfung ist fehlgeschlagen}}.`,
        'In Planner kann weiter gebucht werden. Was Outlook erreichen muss, wartet, bis die Verbindung wieder funktioniert.',
      ],
      button: 'Ansehen, was zu tun ist',
    },
    connectionRestored: {
      subject: `Eine Verbindung zu Microsoft 365 funktioniert wieder: ${application}`,
      paragraphs: [`Die Verbindung „${application}“ von {site} funktioniert wieder, seit {at}. Es ist nichts zu tun.`],
    },
    credentialExpires: {
      subject: `{days, plural, =0 {Abgelaufen} one {Läuft morgen ab} other {Läuft in # Tagen ab}}: Zugang von ${application}`,
      paragraphs: [
        `Das Geheimnis oder Zertifikat von „${application}“ bei {site} läuft ab: {at}. Ohne ein neues verliert Planner diese Verbindung zu Microsoft 365.`,
      ],
      button: 'Erneuern',
    },
    roomCopyVanished: {
      subject: '{room} ist für Ihre Besprechung nicht mehr gebucht',
      paragraphs: [
        ended,
        'Sie wurde im Kalender des Raums gelöscht, und davon benachrichtigt Exchange niemanden. Outlook zeigt den Raum in Ihrer Besprechung vielleicht noch an.',
        'Wenn Sie den Raum weiterhin brauchen, buchen Sie ihn neu oder wählen Sie einen anderen.',
      ],
    },
    roomDeclined: {
      subject: '{room} hat Ihre Besprechung abgelehnt',
      paragraphs: [
        `Es geht um Ihre Besprechung: ${meeting}.`,
        '{reason}',
        'Ihre Einladung bat nicht um eine Antwort, deshalb zeigt Outlook Ihnen diese nicht.',
      ],
    },
    bookingMadeWay: {
      subject: '{room} wurde an eine andere Besprechung vergeben',
      paragraphs: [
        ended,
        'Über diesen Raum entscheidet Exchange. Ihre Buchung wartete noch auf die Antwort, als Exchange eine andere Besprechung zu dieser Zeit annahm.',
        'Bitte wählen Sie einen anderen Raum oder eine andere Zeit.',
      ],
    },
  },
};
