/** Words of the page on which the Outlook add-in is rolled out. */
export const messages = {
  'other.path': 'Administration › Einstellungen › Weitere Einstellungen',
  'addin.title': 'Outlook-Add-in',
  'addin.lead':
    'Räume werden direkt im Termin in Outlook gefunden und gebucht. Sie laden eine Datei in Microsoft 365 hoch; dann läuft es im klassischen und neuen Outlook, im Web und auf dem Mac.',
  'addin.download': 'Manifest herunterladen',
  'addin.downloadUnified': 'App-Paket herunterladen (nur Windows und Web)',
  'addin.anyway': 'Trotzdem herunterladen',
  'addin.id': 'Id',
  'addin.version': 'Version',
  'addin.address': 'Adresse',
  'addin.noAddress':
    'Es ist keine öffentliche Adresse gesetzt (PUBLIC_URL): Outlook könnte das Add-in nicht erreichen.',
  'addin.downloaded': 'Heruntergeladen',
  'addin.downloadedBy': '{version} am {at}{by, select, none {} other { von {by}}}',
  'addin.never': 'Nie',
  'addin.changed':
    'Das Manifest hat sich seither geändert. Laden Sie es erneut herunter und aktualisieren Sie es in Microsoft 365; das alte läuft, solange seine Adresse antwortet.',
  'addin.fault': 'Zeile {line}, {rule}: {message}',
  'addin.faults': 'Das Manifest lässt sich noch nicht hochladen',
  'addin.connection': 'Seine Anwendung',
  'addin.connected': 'Verbunden',
  'addin.notConnected': 'Nicht verbunden: Niemand wird von Outlook selbst angemeldet, und Marken werden nicht gelesen.',
  'addin.firstSignIn': 'Erste Anmeldung',
  'addin.noSignIn':
    'Noch niemand. Nach der Bereitstellung dauert es bis zu 24 Stunden, bis Outlook die Schaltfläche zeigt.',
  'addin.clients': 'Outlook-Clients der letzten 7 Tage',
  'addin.client': 'Outlook',
  'addin.clientVersion': 'Version',
  'addin.clientSet': 'Mailbox-Satz',
  'addin.clientPeople': 'Personen',
  'addin.clientSeen': 'Zuletzt gesehen',
  'addin.guide': 'So stellen Sie es bereit',
  'addin.before': 'Vorher',
  'addin.before1':
    'Die Kalendersynchronisierung ist verbunden, ebenso die Anwendung des Add-ins unter Microsoft Graph.',
  'addin.before2': 'Die Benutzer wurden importiert: Das Add-in kennt sie an ihrer Id im Verzeichnis.',
  'addin.before3':
    'Ein älteres VSTO- oder COM-Add-in zur Raumbuchung wird vorher auf allen Rechnern entfernt: Beide zusammen buchen doppelt. Im klassischen Outlook unter Datei › Optionen › Add-Ins nachsehen.',
  'addin.central': 'Für alle (zentral)',
  'addin.central1': 'Laden Sie oben das Manifest herunter.',
  'addin.central2':
    'Microsoft 365 Admin Center › Einstellungen › Integrierte Apps › Benutzerdefinierte Apps hochladen, als Exchange- oder globaler Administrator. Typ: Office-Add-In; Datei wählen.',
  'addin.central3':
    'Beginnen Sie mit einer kleinen Gruppe und der Option „Testbereitstellung“. Gruppen: Microsoft 365-, Verteiler- oder E-Mail-aktivierte Sicherheitsgruppen; Mitglieder verschachtelter Gruppen erhalten nichts.',
  'addin.central4':
    'Bis Outlook es zeigt, vergehen bis zu 24 Stunden: Stellen Sie es 24 bis 36 Stunden vor dem Start bereit. Das klassische Outlook muss neu gestartet werden.',
  'addin.manual': 'Für sich selbst (manuell)',
  'addin.manual1':
    'Öffnen Sie aka.ms/olksideload, Meine Add-Ins › Benutzerdefinierte Add-Ins › Aus Datei hinzufügen, und wählen Sie das Manifest. So installiert wird vor dem Senden nicht gefragt.',
  'addin.update': 'Aktualisieren, entfernen',
  'addin.update1':
    'Öffnen Sie die App unter Integrierte Apps: Aktualisieren nimmt die neue Datei mit höherer Version; Entfernen nimmt sie weg. Buchungen bleiben in beiden Fällen.',
  'addin.trouble': 'Wenn es nicht funktioniert',
  'addin.troubleWhat': 'Was Sie sehen',
  'addin.troubleWhy': 'Warum, und was zu tun ist',
  'addin.trouble1': 'Keine Schaltfläche',
  'addin.trouble1Why':
    'Noch keine 24 Stunden; eine verschachtelte Gruppe; ein in der Adressliste verborgenes Postfach; Outlook älter als Mailbox 1.8.',
  'addin.trouble2': 'Ein leerer Bereich im Web',
  'addin.trouble2Why':
    'Ein Proxy ergänzt X-Frame-Options oder Cross-Origin-Opener-Policy bei /addin oder sperrt appsforoffice.microsoft.com.',
  'addin.trouble3': 'Es fragt immer wieder nach der Anmeldung',
  'addin.trouble3Why':
    'Der Umleitungs-URI brk-multihub:// dieser Adresse fehlt in der Anwendung, oder ihrem Bereich wurde nicht zugestimmt; siehe Microsoft Graph.',
  'addin.trouble4': 'Zwei Schaltflächen',
  'addin.trouble4Why':
    'Zentral bereitgestellt und von Hand installiert, oder Manifest und App-Paket zusammen: Entfernen Sie eines.',
} as const;
