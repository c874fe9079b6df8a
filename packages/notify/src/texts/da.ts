import type { MailTexts } from './mail-text.ts';

const application =
  '{application, select, planner {Planner (brugere og grupper)} calendarService {Calendar Service} addin {Planner - Office 365 Add-In} other {{application}}}';

const meeting = '{meeting, select, none {} other {“{meeting}”, }}{when}';
const ended = `Din booking af {room} er ophørt: ${meeting}.{more, plural, =0 {} one { Én dato mere er også ophørt.} other { # datoer mere er også ophørt.}}`;

/** Danish. The same mails as in `en.ts`, in the same order. */
export const da: MailTexts = {
  language: 'da',
  greeting: '{name, select, none {Hej,} other {Hej {name},}}',
  address: 'Eller åbn denne adresse:',
  footer: 'Sendt af Planner hos {site}.',
  mails: {
    testMail: {
      subject: 'Testmail fra Planner',
      paragraphs: ['{by} har bedt Planner om denne mail. At du læser den, viser, at {site} kan sende mail.'],
    },
    invitation: {
      subject: 'Din konto i Planner hos {site}',
      paragraphs: [
        '{inviter} har oprettet en konto til dig i Planner hos {site}, hvor mødelokaler bookes.',
        'Vælg en adgangskode for at komme i gang. Linket virker én gang, indtil {until}.',
      ],
      button: 'Vælg en adgangskode',
    },
    passwordReset: {
      subject: 'Vælg en ny adgangskode til Planner',
      paragraphs: [
        'Nogen, sandsynligvis dig, har bedt om en ny adgangskode til Planner hos {site}. Linket virker én gang, indtil {until}.',
        'Var det ikke dig, så gør ingenting: din adgangskode er uændret.',
      ],
      button: 'Vælg en ny adgangskode',
    },
    passwordChanged: {
      subject: 'Din adgangskode til Planner er ændret',
      paragraphs: [
        'Adgangskoden til din konto i Planner hos {site} blev ændret {at}. Alle enheder er logget ud.',
        'Var det ikke dig, så sig det straks til en administrator.',
      ],
    },
    localAdministratorSignedIn: {
      subject: '{name} har logget ind i Planner med en lokal administratorkonto',
      paragraphs: [
        '{name} loggede ind i Planner hos {site} {at} med en adgangskode, ikke gennem Microsoft. De konti er til nødstilfælde.',
        'Var det ingen af jer, så afslut kontoens sessioner, og skift dens adgangskode.',
      ],
      button: 'Åbn personer',
    },
    connectionTrouble: {
      subject: `Planner har mistet en forbindelse til Microsoft 365: ${application}`,
      paragraphs: [
        `Forbindelsen “${application}” hos {site} virker ikke mere, fra {at}: {state, select, permissionMissing {en tilladelse mangler} consentRevoked {samtykket er trukket tilbage} credentialRefused {Microsoft afviser dens hemmelighed eller certifikat} credentialExpired {dens hemmelighed eller certifikat er udløbet} otherTenant {en anden mappe svarer} limited {en postkasse eller gruppe kan ikke nås} unreachable {Microsoft har ikke svaret i et stykke tid} other {en kontrol slog fejl}}.`,
        'Der kan fortsat bookes i Planner. Det, der skal nå Outlook, venter, til forbindelsen virker igen.',
      ],
      button: 'Se, hvad der skal gøres',
    },
    connectionRestored: {
      subject: `En forbindelse til Microsoft 365 virker igen: ${application}`,
      paragraphs: [`Forbindelsen “${application}” hos {site} virker igen, fra {at}. Der skal ikke gøres noget.`],
    },
    credentialExpires: {
      subject: `{days, plural, =0 {Udløbet} one {Udløber i morgen} other {Udløber om # dage}}: adgang for ${application}`,
      paragraphs: [
        `Hemmeligheden eller certifikatet for “${application}” hos {site} udløber {at}. Uden en ny mister Planner denne forbindelse til Microsoft 365.`,
      ],
      button: 'Forny',
    },
    roomCopyVanished: {
      subject: '{room} er ikke længere booket til dit møde',
      paragraphs: [
        ended,
        'Den blev slettet i lokalets egen kalender, og det fortæller Exchange ingen. Outlook viser måske stadig lokalet i dit møde.',
        'Har du stadig brug for lokalet, så book det igen, eller vælg et andet.',
      ],
    },
    roomDeclined: {
      subject: '{room} har afvist dit møde',
      paragraphs: [
        `Det drejer sig om dit møde: ${meeting}.`,
        '{reason}',
        'Din indkaldelse bad ikke om svar, så Outlook viser dig ikke dette.',
      ],
    },
    bookingMadeWay: {
      subject: '{room} gik til et andet møde',
      paragraphs: [
        ended,
        'Exchange bestemmer over dette lokale. Din booking ventede stadig på svar, da Exchange accepterede et andet møde på det tidspunkt.',
        'Vælg et andet lokale eller et andet tidspunkt.',
      ],
    },
  },
};
