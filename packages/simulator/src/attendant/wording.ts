/** The words that Outlook puts before a subject, in the language of the mailbox that sends. */
type Prefix = 'forwarded' | 'cancelled' | 'accepted' | 'declined' | 'tentativelyAccepted';

const words: Readonly<Record<string, Readonly<Record<Prefix, string>>>> = {
  en: {
    forwarded: 'Meeting Forward Notification',
    cancelled: 'Canceled',
    accepted: 'Accepted',
    declined: 'Declined',
    tentativelyAccepted: 'Tentative',
  },
  da: {
    forwarded: 'Meddelelse om videresendt møde',
    cancelled: 'Annulleret',
    accepted: 'Accepteret',
    declined: 'Afvist',
    tentativelyAccepted: 'Foreløbig',
  },
  de: {
    forwarded: 'Benachrichtigung über weitergeleitete Besprechung',
    cancelled: 'Abgesagt',
    accepted: 'Zugesagt',
    declined: 'Abgelehnt',
    tentativelyAccepted: 'Mit Vorbehalt',
  },
};

/** `Canceled: Budget`; a language that isn't known is written in English. */
export function prefixed(prefix: Prefix, subject: string, language: string): string {
  const known = words[language.slice(0, 2).toLowerCase()] ?? words['en'];
  return `${known?.[prefix]}: ${subject}`;
}
