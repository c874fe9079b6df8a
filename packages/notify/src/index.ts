/**
 * Mails that Planner sends itself: what is to be told, in the reader's language, sent once.
 * Promise: a mail is written in the transaction that makes it true (`queueMail` of `@planner/db`), and a mail server that is
 * away delays it and loses none.
 */
export { startMailWorker, sendDueMails } from './send-mails.ts';
export type { MailDeps } from './send-mails.ts';
export { smtpTransport } from './smtp-transport.ts';
export type { SmtpSettings } from './smtp-transport.ts';
export { folderTransport } from './folder-transport.ts';
export { MailNotTaken } from './transport.ts';
export type { MailTransport, OutgoingMail } from './transport.ts';
export { renderMail } from './render-mail.ts';
export type { RenderedMail } from './render-mail.ts';
