import type { messages as english } from './en.ts';

/** Danish, for linking rooms with their mailboxes. */
export const messages: { readonly [key in keyof typeof english]: string } = {
  'drift.at':
    '{reason, select, nightly {Sammenlignet natten til {at}.} restored {Sammenlignet efter en gendannelse, {at}.} other {Sammenlignet {at}.}}',
  'drift.nightly': 'Sker af sig selv hver nat klokken tre i webstedets tidszone.',
  'drift.repair': 'Reparér',
  'drift.repairAll': '{count, plural, one {Reparér # forskel} other {Reparér # forskelle}}',
  'drift.repairOf': 'Reparér: {room}',
  'drift.repaired':
    '{rooms, plural, one {# lokale læses forfra. Sammenlign igen om et minut.} other {# lokaler læses forfra. Sammenlign igen om et minut.}}',
  'drift.unread':
    '{count, plural, one {# lokale kunne ikke læses: intet vides om det.} other {# lokaler kunne ikke læses: intet vides om dem.}}',
  'onHold.explain':
    'Intet skrives i Exchange, og intet overtages, før du frigiver den. Se først på sammenligningen nedenfor: den viser, hvad den gendannede kopi ikke ved.',
  'onHold.release': 'Frigiv synkroniseringen',
  'onHold.released': 'Synkroniseringen fortsætter. Alle lokaler læses forfra.',
  'onHold.title':
    '{because, select, restored {Denne database er gendannet. Synkroniseringen venter, siden {since}.} other {Synkroniseringen er sat på pause, siden {since}.}}',
  'link.address': 'Postkasse',
  'link.addressHint': 'Lokalets SMTP-adresse i Exchange.',
  'link.authority': 'Anmodninger',
  'link.authorityIs': '{authority, select, exchange {Exchange besvarer dem} other {Planner besvarer dem}}',
  'link.button': 'Tilknyt et lokale…',
  'link.do': 'Tilknyt',
  'link.done': '{room} er tilknyttet. Det, der står i kalenderen, overtages nu.',
  'link.explain':
    'Vælg et lokale og dets postkasse, og se, hvad tilknytningen vil gøre. Intet skrives, før du trykker Tilknyt, og ingen får mail om det, der allerede var aftalt.',
  'link.fromList': 'Vælg fra Exchanges liste',
  'link.hiddenNote':
    'Et lokale, der er skjult i adresselisten, virker også: indtast adressen. Den ses stadig i invitationer, når lokalet er booket.',
  'link.linkedTo': 'tilknyttet {room}',
  'link.listDenied': 'Exchanges liste kan ikke vises uden Place.Read.All: indtast adressen.',
  'link.none': 'Alle lokaler er tilknyttet.',
  'link.path': 'Objekt-id eller loginnavn',
  'link.pathHint': 'Kun hvor Exchange ikke finder postkassen ved adressen.',
  'link.preview': 'Forhåndsvisning',
  'link.previewing': 'Læser kalenderen…',
  'link.room': 'Lokale',
  'link.takeNotes': 'Book også noter (hele dagen, vist som Ledig, ingen inviteret)',
  'link.title': 'Tilknyt et lokale',
  'link.warnSeen':
    'Den, der har rettigheder til lokalets kalender i Exchange, ser titler, tekster og vedhæftninger dér, som de blev sendt.',
  'news.explain':
    'Exchange fortæller Planner om ændringer på dens offentlige https-adresse. Uden en sådan, eller hvor intet må komme ind udefra, spørger Planner hvert lokale.',
  'news.polling': 'Spørg i stedet for at få besked (ingen offentlig adresse nødvendig)',
  'news.save': 'Gem',
  'news.saved': 'Gemt.',
  'news.seconds': 'Spørg hvert lokale hvert … sekund',
  'news.title': 'Hvordan Planner hører om ændringer',
  'preview.accepted':
    '{count, plural, one {# ventende anmodning bliver accepteret} other {# ventende anmodninger bliver accepteret}}',
  'preview.cancelled': '{count, plural, one {# er aflyst: overtages ikke} other {# er aflyst: overtages ikke}}',
  'preview.changed':
    '{count, plural, one {# er ændret i Exchange og overtages} other {# er ændret i Exchange og overtages}}',
  'preview.conflicts':
    '{count, plural, one {# er i vejen for en booking eller et andet møde: det bliver i Exchange, er ingen booking og bliver et fund} other {# er i vejen for en booking eller hinanden: de bliver i Exchange, er ingen bookinger og bliver fund}}',
  'preview.declined':
    '{count, plural, one {# ventende anmodning afvises af reglerne} other {# ventende anmodninger afvises af reglerne}}',
  'preview.endless':
    '{count, plural, one {# af dem gentages uden slutdato: holdes til horisonten og videre dag for dag} other {# af dem gentages uden slutdato: holdes til horisonten og videre dag for dag}}',
  'preview.foundBy': '{by, select, path {Fundet ved id’et eller loginnavnet.} other {Fundet ved adressen.}}',
  'preview.matches':
    '{count, plural, one {# er allerede i Planner og passer} other {# er allerede i Planner og passer}}',
  'preview.notes': '{count, plural, one {# note: overtages ikke} other {# noter: overtages ikke}}',
  'preview.nothing': 'Der står intet fremtidigt i kalenderen.',
  'preview.organizer': 'Arrangør',
  'preview.otherCalendars':
    '{count, plural, one {# står i en anden af postkassens kalendere: ingen booking} other {# står i andre af postkassens kalendere: ingen bookinger}}',
  'preview.pastHorizon':
    '{count, plural, one {# af dem ligger efter sidste bookbare dato og respekteres} other {# af dem ligger efter sidste bookbare dato og respekteres}}',
  'preview.repeats': 'serie',
  'preview.rows': 'Værd at se på',
  'preview.taken':
    '{count, plural, one {# var allerede aftalt og bliver en booking, uanset reglerne} other {# var allerede aftalt og bliver bookinger, uanset reglerne}}',
  'preview.title': 'Det vil tilknytning af {address} gøre',
  'preview.unreadable':
    '{count, plural, one {# kan ikke forstås og bliver et fund} other {# kan ikke forstås og bliver fund}}',
  'preview.what':
    '{what, select, conflicts {I vejen for noget} endless {Uden slutdato} pastHorizon {Efter horisonten} other {Bliver afvist}}',
  'preview.when': 'Hvornår',
  'mailbox.manage': 'Administrér',
  'mailbox.manageOf': 'Administrér: {room}',
  'mailbox.resync': 'Læs alt forfra',
  'mailbox.resyncExplain': 'Læser hele kalenderen og sammenligner. Bookinger forbliver, som de er; ingen får mail.',
  'mailbox.resynced': '{room} læses forfra.',
  'mailbox.undo': 'Fortryd tilknytning',
  'mailbox.undoExplain':
    '{count, plural, =0 {Intet blev overtaget.} one {Mødet, som tilknytningen overtog, fjernes fra Planner.} other {De # møder, som tilknytningen overtog, fjernes fra Planner.}} Der skrives intet i Exchange.',
  'mailbox.undoLate':
    '{count, plural, one {Kan ikke fortrydes længere: # møde er ændret siden.} other {Kan ikke fortrydes længere: # møder er ændret siden.}}',
  'mailbox.undone': 'Tilknytningen af {room} er fortrudt.',
  'mailbox.unlink': 'Fjern tilknytning',
  'mailbox.unlinkExplain':
    'Stopper synkroniseringen; begge kalendere forbliver, som de er. Planner besvarer ikke længere anmodninger til lokalet. Ny tilknytning genfinder det, der var tilknyttet.',
  'mailbox.unlinked': '{room} synkroniseres ikke længere.',
  'script.button': 'Indstillinger til Exchange…',
  'script.copied': 'Kopieret.',
  'script.copy': 'Kopiér',
  'script.explain':
    '{rooms, plural, one {Exchange Online PowerShell for det tilknyttede lokaler.} other {Exchange Online PowerShell for netop de # tilknyttede lokaler.}} Planner kan ikke læse disse indstillinger via Graph; om de passer, ses på, hvordan lokalerne opfører sig.',
  'script.title': 'Lokalepostkassernes indstillinger',
  'verify.explain':
    'Skriver et element på en time klokken tre om natten, seks dage frem, venter på, at det kommer tilbage, og fjerner det. Det viser, at læsning, skrivning og besked virker, ikke hvem der svarer.',
  'verify.from': 'Fra postkasse',
  'verify.fromHint': 'En rigtig anmodning fra denne postkasse: den viser, hvem der svarer, og trækkes tilbage.',
  'verify.invite': 'Kontrollér med en invitation',
  'verify.leg':
    '{leg, select, written {Skrevet:} seen {Tilbage i Planner via lokalets nyt:} answered {Svaret nåede arrangøren:} other {Fjernet:}}',
  'verify.now': 'Kontrollér nu',
  'verify.outcome':
    '{outcome, select, running {I gang…} back {Det kom tilbage: læsning, skrivning og besked virker.} planner {Planner svarede, og svaret nåede frem.} other {En anden svarede: AutoAccept er slået til, eller en person har rettigheder til lokalet.} notSeen {Det nåede ikke lokalets kalender: AutomateProcessing er None, eller mail til lokalet er blokeret.} notAnswered {Anmodningen står i lokalets kalender, og intet svar nåede frem.} denied {Planner må ikke skrive i denne postkasse.} gone {Denne postkasse findes ikke.} notConnected {Planner er ikke forbundet til Exchange.} notFound {Det forsvandt på vejen.} invalid {Exchange afviste det.} duplicate {Exchange afviste det.} conflict {Exchange afviste det.} syncStateLost {Exchange afviste det.} throttled {Exchange beder om at vente.} unavailable {Exchange svarer ikke.} unknownOutcome {Exchange svarer ikke.}}',
  'verify.title': 'Kontrollér',
};
