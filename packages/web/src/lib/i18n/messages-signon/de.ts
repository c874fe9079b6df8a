/** German, for the set-up of single sign-on. */
export const messages = {
  'signOn.address.acs': 'Reply URL (Assertion Consumer Service URL)',
  'signOn.address.entityId': 'Identifier (Entity ID)',
  'signOn.address.logout': 'Logout URL',
  'signOn.address.redirectUri': 'Redirect URI (Plattform Web)',
  'signOn.address.relayState': 'Relay State',
  'signOn.address.relayStateEmpty': 'leer lassen',
  'signOn.address.signOn': 'Sign on URL',
  'signOn.certificates': 'Signaturzertifikate',
  'signOn.certificate.ends': 'Gültig bis',
  'signOn.certificate.fading': 'nicht mehr in den Metadaten; gilt noch bis {until}',
  'signOn.certificate.soon':
    'Ein Zertifikat läuft am {until} ab. In Entra: Single sign-on → SAML Certificates → New Certificate. Planner übernimmt es selbst aus den Metadaten; dort nach einem Tag aktivieren.',
  'signOn.certificate.over':
    'Ein Zertifikat ist am {until} abgelaufen. Entra signiert weiter damit, die Anmeldung geht also noch; in Entra bald ein neues erstellen.',
  'signOn.certificate.subject': 'Antragsteller',
  'signOn.certificate.thumbprint': 'Fingerabdruck',
  'signOn.claim.name': 'Claim',
  'signOn.claim.value': 'Wert',
  'signOn.copied': 'Kopiert.',
  'signOn.copy': 'Kopieren',
  'signOn.copyOf': 'Kopieren: {what}',
  'signOn.download': 'Metadaten-XML herunterladen',
  'signOn.enable.explain':
    'Wahlweise: eine Schaltfläche neben den anderen Anmeldearten. Erforderlich: der einzige Weg; Administratoren mit lokalem Passwort kommen weiterhin über {local} hinein.',
  'signOn.enable.label': 'Einmalige Anmeldung',
  'signOn.enable.missing':
    '{missing, select, notSetUp {Zuerst eingeben, was Entra zeigt (Schritt 2).} notTested {Zuerst „Anmeldung testen“ (Schritt 4): Die Einstellungen haben in ihrer jetzigen Form noch niemanden angemeldet.} noLocalAdministrator {Zuerst einem Administrator einen Weg ohne Microsoft geben: Wäre Entra nicht erreichbar, käme sonst niemand hinein, um es zu beheben.} other {}}',
  'signOn.enable.mode': '{mode, select, off {Aus} optional {Wahlweise} other {Erforderlich}}',
  'signOn.enable.singleLogout': 'Abmelden von Planner meldet auch von Microsoft ab',
  'signOn.entityId.hint': 'Leer: die Adresse der Metadaten. In Entra muss buchstabengetreu dasselbe stehen.',
  'signOn.entityId.label': 'Anderer Bezeichner',
  'signOn.fault.details': 'Einzelheiten',
  'signOn.fault.expected': 'Erwartet',
  'signOn.fault.received': 'Erhalten',
  'signOn.fault.repair':
    '{check, select, 1 {Die Nachricht ist nicht von der Art, die Entra sendet. Nach etwas suchen, das sie zwischen Entra und diesem Browser verändert.} 2 {Entra hat niemanden angemeldet: Was es sagt, steht unter „Erhalten“. Das Anmeldeprotokoll in Entra sagt mehr. Geht es um Verschlüsselung, in Entra die Tokenverschlüsselung ausschalten.} 3 {In Entra: Single sign-on → SAML Certificates. Das aktive Zertifikat muss eines der unten genannten sein, die Signaturoption „Sign SAML assertion“ oder „… response and assertion“, der Algorithmus SHA-256. Danach hier die Metadaten neu lesen.} 4 {Denen melden, die Planner betreiben.} 5 {Den Microsoft Entra Identifier mit Schritt 2 vergleichen: Er muss buchstabengetreu gleich sein, auch der Schrägstrich am Ende.} 6 {In Entra: Basic SAML Configuration → Reply URL muss genau die aus Schritt 1 sein.} 7 {Die Antwort gehörte nicht zu diesem Test oder kam zu spät. Den Test neu beginnen und innerhalb von 15 Minuten in diesem Browser beenden.} 8 {Audience: Basic SAML Configuration → Identifier muss genau der aus Schritt 1 sein. Zeiten: die Uhr dieses Servers nach einem Zeitserver stellen.} 9 {Dieselbe Antwort kam zweimal. Den Test neu beginnen.} 10 {Die Anmeldung erfolgte mit einem Konto eines anderen Verzeichnisses. Ein anderes Konto wählen.} 11 {In Entra: Attributes & Claims. Die Claims objectidentifier, name und die NameID müssen genau einmal mit einfachen Werten da sein.} other {Die Werte unten ansehen. In Entra: App registrations → Authentication muss die Redirect URI aus Schritt 1 enthalten, und das Clientgeheimnis muss gültig sein.}}',
  'signOn.fault.title':
    '{check, select, 0 {Die Anmeldung ist fehlgeschlagen} other {Prüfung {check} ist fehlgeschlagen}}',
  'signOn.fault.what':
    '{reason, select, messageEmpty {Die Nachricht ist leer.} messageTooLarge {Die Nachricht ist größer als 128 KiB.} messageNotBase64 {Die Nachricht ist kein Base64.} messageNotUtf8 {Die Nachricht ist kein UTF-8.} messageNotXml {Die Nachricht ist kein XML.} messageHasDoctype {Die Nachricht enthält einen Dokumenttyp.} messageHasEntity {Die Nachricht enthält eine Entität.} messageHasInstruction {Die Nachricht enthält eine Verarbeitungsanweisung.} messageHasComment {Die Nachricht enthält einen Kommentar.} messageHasCdata {Die Nachricht enthält CDATA.} messageHasRelativeNamespace {Die Nachricht enthält einen relativen Namensraum.} messageHasTooManyNodes {Die Nachricht hat zu viele Teile.} messageTooDeep {Die Nachricht ist zu tief geschachtelt.} responseMissing {Die Nachricht ist keine SAML-Antwort.} versionUnknown {Die Nachricht ist nicht SAML 2.0.} statusNotSuccess {Der Anbieter meldet, dass es nicht ging.} assertionCount {Es gibt nicht genau eine Assertion.} assertionEncrypted {Die Assertion ist verschlüsselt.} assertionNotSigned {Die Assertion ist nicht signiert.} signatureOutOfPlace {Eine Signatur steht, wo keine hingehört.} signatureAlgorithm {Die Signatur verwendet einen nicht erlaubten Algorithmus.} signatureReference {Die Signatur deckt etwas anderes ab als die Assertion.} idNotUnique {Eine ID kommt zweimal vor.} signatureInvalid {Die Signatur ist falsch oder von einem hier unbekannten Zertifikat.} responseSignatureInvalid {Die Signatur der Antwort ist falsch.} verifiedBytesDiffer {Das Signierte ist nicht das Gesendete.} issuerWrong {Die Assertion wurde von jemand anderem ausgestellt.} responseIssuerWrong {Die Antwort wurde von jemand anderem ausgestellt.} destinationWrong {Die Antwort ist an eine andere Stelle gerichtet.} confirmationCount {Das Subjekt ist nicht genau einmal bestätigt.} confirmationMethod {Das Subjekt ist auf andere Weise bestätigt.} recipientWrong {Die Assertion ist für einen anderen Empfänger.} confirmationExpired {Die Bestätigung ist abgelaufen.} confirmationNotBefore {Die Bestätigung hat ein NotBefore.} requestMissing {Sie beantwortet keine Anfrage.} requestsDiffer {Sie nennt zwei verschiedene Anfragen.} requestUnknown {Sie beantwortet eine Anfrage, die unbekannt oder schon beantwortet ist.} conditionsMissing {Die Bedingungen oder ihre Zeiten fehlen.} assertionNotYetValid {Die Assertion ist noch nicht gültig.} assertionExpired {Die Assertion ist abgelaufen.} audienceWrong {Die Audience ist eine andere Anwendung.} assertionReplayed {Diese Assertion wurde schon verwendet.} tenantWrong {Das Konto gehört zu einem anderen Verzeichnis.} signInTooOld {Die Anmeldung ist zu alt.} claimMissing {Ein Claim fehlt.} claimRepeated {Ein Claim kommt mehrfach vor.} claimNotText {Ein Claim enthält mehr als Text.} claimPadded {Ein Claim ist von Leerraum oder Steuerzeichen umgeben.} providerRefused {Entra hat abgelehnt.} tokenRefused {Entra hat kein Token ausgestellt.} tokenInvalid {Das ID-Token ist nicht gut.} providerUnreachable {Entra war nicht erreichbar.} other {Etwas anderes stimmt nicht.}}',
  'signOn.field.applicationId': 'Application ID',
  'signOn.field.certificates': 'Certificate (Base64)',
  'signOn.field.certificatesHint':
    'Eines oder mehrere, mit ihren Zeilen BEGIN und END. Niemals ein privater Schlüssel.',
  'signOn.field.clientId': 'Application (client) ID',
  'signOn.field.clientSecret': 'Client secret',
  'signOn.field.clientSecretHint':
    '{hint, select, none {Die Spalte Value.} other {Die Spalte Value. Leer: das auf {hint} endende bleibt.}}',
  'signOn.field.file': 'Federation Metadata XML',
  'signOn.field.identifier': 'Microsoft Entra Identifier',
  'signOn.field.identifierHint': 'https://sts.windows.net/…/ mit dem Schrägstrich am Ende',
  'signOn.field.loginUrl': 'Login URL',
  'signOn.field.logoutUrl': 'Logout URL',
  'signOn.field.tenantId': 'Directory (tenant) ID',
  'signOn.field.url': 'App Federation Metadata Url',
  'signOn.field.privateKey':
    'Das ist ein privater Schlüssel. Er wurde nicht gesendet; er gilt als bekannt geworden. Ein neues Zertifikat erstellen.',
  'signOn.give.oidcPath':
    'In Entra: App registrations → New registration, ein Name wie „Planner“, nur diese Organisation, Plattform Web mit der Redirect URI unten, Register. Dann Certificates & secrets → New client secret.',
  'signOn.give.samlPath':
    'Microsoft Entra ID → Enterprise applications → New application → Create your own application, ein Name wie „Planner“, Create; die Application ID notieren → Set up single sign on → SAML → Basic SAML Configuration: die Werte unten eingeben → Save → Close → „No, I’ll test later“. Dann Users and groups: zuweisen, wer sich anmelden darf.',
  'signOn.give.title': '1. Das bekommt Entra',
  'signOn.kind.label': 'Art',
  'signOn.kind.name': '{kind, select, saml {SAML} other {OpenID Connect}}',
  'signOn.lead':
    'Die Anmeldung erfolgt mit dem Microsoft-Konto. Alles wird hier und in Entra eingerichtet, zuerst getestet und dann eingeschaltet; ein lokaler Administrator kommt immer hinein.',
  'signOn.loading': 'Die Einstellungen werden gelesen',
  'signOn.map.company': 'Unternehmen',
  'signOn.map.contact': 'Wen kann fragen, wer hier nicht bekannt ist?',
  'signOn.map.contactHint': 'Steht auf der Anmeldeseite. Leer: einen Administrator.',
  'signOn.map.create': 'Personen anlegen, die Planner noch nicht kennt',
  'signOn.map.createExplain':
    'Sie dürfen buchen und sonst nichts, bis eine Gruppe des Imports oder ein Administrator mehr erlaubt.',
  'signOn.map.domains': 'Nur aus diesen Domänen',
  'signOn.map.domainsHint': 'Durch Kommas getrennt, zum Beispiel nordlys.example',
  'signOn.map.explain':
    'Eine Person wird an der Objekt-ID von Entra erkannt, die sich nie ändert. Wer noch nicht damit verknüpft ist, wird am gleichen Anmeldenamen erkannt:',
  'signOn.map.language': 'Sprache',
  'signOn.map.location': 'Standort',
  'signOn.map.login': 'Der Anmeldename ist',
  'signOn.map.loginSource': '{source, select, nameId {die NameID (user principal name)} other {der Claim „name“}}',
  'signOn.map.siteLanguage': 'wie die Site',
  'signOn.map.title': '3. Wer ist wer',
  'signOn.path': 'Administration › Einstellungen',
  'signOn.provider.address': 'Gelesen von',
  'signOn.provider.entityId': 'Bezeichner',
  'signOn.provider.loginUrl': 'Login URL',
  'signOn.provider.refresh': 'Jetzt neu lesen',
  'signOn.provider.refreshed': 'Zuletzt gelesen',
  'signOn.provider.refreshFault':
    '{fault, select, entityIdChanged {Die Metadaten nennen jetzt einen anderen Identitätsanbieter. Nichts wurde übernommen: neu eingeben, wenn das gewollt ist.} addressChanged {Die Metadaten nennen jetzt eine andere Anmeldeadresse. Nichts wurde übernommen: neu eingeben, wenn das gewollt ist.} noCertificate {Die Metadaten enthalten jetzt kein Zertifikat. Die früher gelesenen bleiben.} other {Die Metadaten konnten zuletzt nicht gelesen werden. Das früher Gelesene bleibt, und Planner versucht es stündlich wieder.}}',
  'signOn.provider.tenant': 'Verzeichnis',
  'signOn.provider.withoutAppId':
    'Die Adresse hat kein „appid“: Ihre Zertifikate können die des Verzeichnisses sein, nicht die der Anwendung. Die App Federation Metadata Url kopieren, wenn der Test fehlschlägt.',
  'signOn.requests.explain':
    'Das Zertifikat dazu steht in den Metadaten aus Schritt 1: in Entra unter „Verification certificates“ hochladen.',
  'signOn.requests.sign': 'Anfragen signieren',
  'signOn.save': 'Speichern',
  'signOn.saved': 'Gespeichert.',
  'signOn.switchedOff':
    'Die Einstellungen haben sich geändert; die einmalige Anmeldung ist aus, bis sie getestet sind.',
  'signOn.take.readBack': 'So hat Planner es gelesen',
  'signOn.take.title': '2. Das kommt aus Entra',
  'signOn.take.way':
    '{way, select, twoValues {Zwei Werte} url {Metadatenadresse} file {Metadatendatei} fields {Feld für Feld} other {OpenID Connect}}',
  'signOn.take.wayLabel': 'Wie',
  'signOn.test.again': 'Noch einmal testen',
  'signOn.test.closeHint': 'Das Fenster kann geschlossen werden.',
  'signOn.test.explain':
    'Öffnet ein neues Fenster, meldet bei Microsoft wirklich an und macht alle Prüfungen. Bei Planner wird dadurch niemand angemeldet.',
  'signOn.test.good': 'Alle Prüfungen bestanden',
  'signOn.test.match':
    '{match, select, identity {Das ist eine Person, die Planner kennt: Sie hat sich schon angemeldet.} directory {Das ist eine Person, die Planner aus dem Verzeichnis kennt.} login {Das ist eine Person, die Planner am gleichen Anmeldenamen erkennt; ab der ersten Anmeldung an der Objekt-ID.} created {Planner kennt diese Person nicht und würde sie anlegen.} unknown {Die Prüfungen sind bestanden, aber diese Site kennt die Person nicht. Importieren oder Personen anlegen lassen (Schritt 3).} inactive {Die Prüfungen sind bestanden, aber die Person ist deaktiviert.} conflict {Die Prüfungen sind bestanden, aber der Anmeldename gehört jemand anderem im Verzeichnis. Zuerst den Import ausführen.} domain {Die Prüfungen sind bestanden, aber für diese Domäne werden keine Personen angelegt.} other {}}',
  'signOn.test.notYet': 'Die Einstellungen sind in ihrer jetzigen Form nicht getestet.',
  'signOn.test.reference': 'Test vom {at}',
  'signOn.test.start': 'Anmeldung testen',
  'signOn.test.starting': 'Weiter zu Microsoft …',
  'signOn.test.tested': 'Getestet {at}{by, select, none {} other { von {by}}}.',
  'signOn.test.title': '4. Anmeldung testen',
  'signOn.test.waiting': 'Warten auf eine Antwort von Microsoft …',
  'signOn.test.xml': 'Die Nachricht (ohne Signatur)',
  'signOn.enable.title': '5. Einschalten',
  'signOn.title': 'Einmalige Anmeldung',
} as const satisfies { readonly [key: string]: string };
