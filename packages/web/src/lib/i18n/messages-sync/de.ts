import type { messages as english } from './en.ts';

/** German, for linking rooms with their mailboxes. */
export const messages: { readonly [key in keyof typeof english]: string } = {
  'drift.at':
    '{reason, select, nightly {Verglichen in der Nacht vom {at}.} restored {Verglichen nach einer Wiederherstellung, {at}.} other {Verglichen {at}.}}',
  'drift.nightly': 'Geschieht von selbst jede Nacht um drei in der Zeitzone des Standorts.',
  'drift.repair': 'Reparieren',
  'drift.repairAll': '{count, plural, one {# Unterschied reparieren} other {# Unterschiede reparieren}}',
  'drift.repairOf': 'Reparieren: {room}',
  'drift.repaired':
    '{rooms, plural, one {# Raum wird neu gelesen. In einer Minute erneut vergleichen.} other {# Räume werden neu gelesen. In einer Minute erneut vergleichen.}}',
  'drift.unread':
    '{count, plural, one {# Raum war nicht zu lesen: über ihn ist nichts bekannt.} other {# Räume waren nicht zu lesen: über sie ist nichts bekannt.}}',
  'onHold.explain':
    'In Exchange wird nichts geschrieben und nichts übernommen, bis Sie sie freigeben. Zuerst den Vergleich unten ansehen: er zeigt, was die wiederhergestellte Kopie nicht weiß.',
  'onHold.release': 'Synchronisierung freigeben',
  'onHold.released': 'Die Synchronisierung läuft weiter. Alle Räume werden neu gelesen.',
  'onHold.title':
    '{because, select, restored {Diese Datenbank wurde wiederhergestellt. Die Synchronisierung wartet, seit {since}.} other {Die Synchronisierung ist angehalten, seit {since}.}}',
  'link.address': 'Postfach',
  'link.addressHint': 'Die SMTP-Adresse des Raums in Exchange.',
  'link.authority': 'Anfragen',
  'link.authorityIs': '{authority, select, exchange {Exchange beantwortet sie} other {Planner beantwortet sie}}',
  'link.button': 'Raum verknüpfen…',
  'link.do': 'Verknüpfen',
  'link.done': '{room} ist verknüpft. Was im Kalender steht, wird jetzt übernommen.',
  'link.explain':
    'Einen Raum und sein Postfach wählen und ansehen, was das Verknüpfen bewirkt. Vor „Verknüpfen“ wird nichts geschrieben, und niemand bekommt eine Mail über schon Vereinbartes.',
  'link.fromList': 'Aus der Liste von Exchange wählen',
  'link.hiddenNote':
    'Auch ein in der Adressliste verborgener Raum geht: seine Adresse eingeben. In Einladungen ist sie trotzdem zu sehen, sobald er gebucht ist.',
  'link.linkedTo': 'verknüpft mit {room}',
  'link.listDenied': 'Ohne Place.Read.All lässt sich die Liste von Exchange nicht zeigen: die Adresse eingeben.',
  'link.none': 'Alle Räume sind verknüpft.',
  'link.path': 'Objektkennung oder Anmeldename',
  'link.pathHint': 'Nur, wenn Exchange das Postfach nicht an seiner Adresse findet.',
  'link.preview': 'Vorschau',
  'link.previewing': 'Der Kalender wird gelesen…',
  'link.room': 'Raum',
  'link.takeNotes': 'Auch Notizen buchen (ganztägig, als Frei gezeigt, niemand eingeladen)',
  'link.title': 'Raum verknüpfen',
  'link.warnSeen':
    'Wer in Exchange Rechte am Kalender des Raums hat, sieht dort Titel, Texte und Anhänge so, wie sie gesendet wurden.',
  'news.explain':
    'Exchange meldet Planner Änderungen an seiner öffentlichen https-Adresse. Ohne eine solche, oder wo von außen nichts hereinkommen darf, fragt Planner jeden Raum.',
  'news.polling': 'Fragen, statt benachrichtigt zu werden (keine öffentliche Adresse nötig)',
  'news.save': 'Speichern',
  'news.saved': 'Gespeichert.',
  'news.seconds': 'Jeden Raum fragen alle … Sekunden',
  'news.title': 'Wie Planner von Änderungen erfährt',
  'preview.accepted':
    '{count, plural, one {# wartende Anfrage wird angenommen} other {# wartende Anfragen werden angenommen}}',
  'preview.cancelled':
    '{count, plural, one {# ist abgesagt: wird nicht übernommen} other {# sind abgesagt: werden nicht übernommen}}',
  'preview.changed':
    '{count, plural, one {# wurde in Exchange geändert und wird übernommen} other {# wurden in Exchange geändert und werden übernommen}}',
  'preview.conflicts':
    '{count, plural, one {# ist einer Buchung oder einem anderen Termin im Weg: er bleibt in Exchange, ist keine Buchung und wird ein Befund} other {# sind einer Buchung oder einander im Weg: sie bleiben in Exchange, sind keine Buchungen und werden Befunde}}',
  'preview.declined':
    '{count, plural, one {# wartende Anfrage wird nach den Regeln abgelehnt} other {# wartende Anfragen werden nach den Regeln abgelehnt}}',
  'preview.endless':
    '{count, plural, one {# davon wiederholt sich ohne Ende: bis zum Horizont gehalten, Tag für Tag weiter} other {# davon wiederholen sich ohne Ende: bis zum Horizont gehalten, Tag für Tag weiter}}',
  'preview.foundBy':
    '{by, select, path {Gefunden an der Kennung oder dem Anmeldenamen.} other {Gefunden an der Adresse.}}',
  'preview.matches':
    '{count, plural, one {# ist schon in Planner und stimmt überein} other {# sind schon in Planner und stimmen überein}}',
  'preview.notes': '{count, plural, one {# Notiz: wird nicht übernommen} other {# Notizen: werden nicht übernommen}}',
  'preview.nothing': 'In diesem Kalender steht nichts Künftiges.',
  'preview.organizer': 'Organisator',
  'preview.otherCalendars':
    '{count, plural, one {# steht in einem anderen Kalender des Postfachs: keine Buchung} other {# stehen in anderen Kalendern des Postfachs: keine Buchungen}}',
  'preview.pastHorizon':
    '{count, plural, one {# davon liegt hinter dem letzten buchbaren Tag und wird anerkannt} other {# davon liegen hinter dem letzten buchbaren Tag und werden anerkannt}}',
  'preview.repeats': 'Serie',
  'preview.rows': 'Einen Blick wert',
  'preview.taken':
    '{count, plural, one {# war schon vereinbart und wird eine Buchung, was auch immer die Regeln sagen} other {# waren schon vereinbart und werden Buchungen, was auch immer die Regeln sagen}}',
  'preview.title': 'Das bewirkt das Verknüpfen von {address}',
  'preview.unreadable':
    '{count, plural, one {# ist nicht zu verstehen und wird ein Befund} other {# sind nicht zu verstehen und werden Befunde}}',
  'preview.what':
    '{what, select, conflicts {Im Weg} endless {Ohne Ende} pastHorizon {Hinter dem Horizont} other {Wird abgelehnt}}',
  'preview.when': 'Wann',
  'mailbox.manage': 'Verwalten',
  'mailbox.manageOf': 'Verwalten: {room}',
  'mailbox.resync': 'Alles neu lesen',
  'mailbox.resyncExplain':
    'Liest den ganzen Kalender und vergleicht. Buchungen bleiben, was sie sind; niemand bekommt eine Mail.',
  'mailbox.resynced': '{room} wird von Anfang an gelesen.',
  'mailbox.undo': 'Verknüpfen rückgängig machen',
  'mailbox.undoExplain':
    '{count, plural, =0 {Es wurde nichts übernommen.} one {Der Termin, den das Verknüpfen übernommen hat, wird aus Planner entfernt.} other {Die # Termine, die das Verknüpfen übernommen hat, werden aus Planner entfernt.}} In Exchange wird nichts geschrieben.',
  'mailbox.undoLate':
    '{count, plural, one {Nicht mehr rückgängig zu machen: # Termin wurde seitdem geändert.} other {Nicht mehr rückgängig zu machen: # Termine wurden seitdem geändert.}}',
  'mailbox.undone': 'Das Verknüpfen von {room} ist rückgängig gemacht.',
  'mailbox.unlink': 'Verknüpfung lösen',
  'mailbox.unlinkExplain':
    'Beendet die Synchronisierung; beide Kalender bleiben, wie sie sind. Planner beantwortet keine Anfragen für den Raum mehr. Erneutes Verknüpfen findet wieder, was verknüpft war.',
  'mailbox.unlinked': '{room} wird nicht mehr synchronisiert.',
  'script.button': 'Einstellungen für Exchange…',
  'script.copied': 'Kopiert.',
  'script.copy': 'Kopieren',
  'script.explain':
    '{rooms, plural, one {Exchange Online PowerShell für den verknüpften Raum.} other {Exchange Online PowerShell für genau die # verknüpften Räume.}} Planner kann diese Einstellungen nicht über Graph lesen; ob sie stimmen, zeigt das Verhalten der Räume.',
  'script.title': 'Einstellungen der Raumpostfächer',
  'verify.explain':
    'Schreibt einen Eintrag von einer Stunde um drei Uhr nachts, sechs Tage voraus, wartet, bis er zurückkommt, und entfernt ihn. Das beweist Lesen, Schreiben und Nachrichten, nicht, wer antwortet.',
  'verify.from': 'Aus Postfach',
  'verify.fromHint': 'Eine echte Anfrage aus diesem Postfach: sie zeigt, wer antwortet, und wird zurückgezogen.',
  'verify.invite': 'Mit einer Einladung prüfen',
  'verify.leg':
    '{leg, select, written {Geschrieben:} seen {Zurück in Planner durch Nachricht des Raums:} answered {Antwort beim Organisator angekommen:} other {Entfernt:}}',
  'verify.now': 'Jetzt prüfen',
  'verify.outcome':
    '{outcome, select, running {Läuft…} back {Er kam zurück: Lesen, Schreiben und Nachrichten funktionieren.} planner {Planner hat geantwortet, und die Antwort ist angekommen.} other {Jemand anderes hat geantwortet: AutoAccept ist an, oder eine Person hat Rechte am Raum.} notSeen {Er erreichte den Kalender des Raums nicht: AutomateProcessing ist None, oder Mail an den Raum wird blockiert.} notAnswered {Die Anfrage steht im Kalender des Raums, und keine Antwort kam an.} denied {Planner darf in dieses Postfach nicht schreiben.} gone {Dieses Postfach gibt es nicht.} notConnected {Planner ist nicht mit Exchange verbunden.} notFound {Er verschwand unterwegs.} invalid {Exchange hat ihn abgelehnt.} duplicate {Exchange hat ihn abgelehnt.} conflict {Exchange hat ihn abgelehnt.} syncStateLost {Exchange hat ihn abgelehnt.} throttled {Exchange bittet zu warten.} unavailable {Exchange antwortet nicht.} unknownOutcome {Exchange antwortet nicht.}}',
  'verify.title': 'Prüfen',
};
