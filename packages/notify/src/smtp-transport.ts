import { createTransport } from 'nodemailer';
import { composed } from './compose.ts';
import { MailNotTaken } from './transport.ts';
import type { MailTransport } from './transport.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:587` (STARTTLS where the server offers it) or `smtps://…:465` */
  readonly url: string;
  /** Who mails come from, `planner@example.com`. */
  readonly from: string;
}

const connectMs = 10_000;
const silenceMs = 30_000;
const connections = 2; // mails are few; several processes send

/** Codes of nodemailer that say nothing against the mail: the server is away, or doesn't let us in now. */
const awayCodes: ReadonlySet<string> = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EAUTH']);

/** Sends through a mail server, over connections that are kept for the next mail. */
export function smtpTransport({ url, from }: SmtpSettings): MailTransport {
  const server = new URL(url);
  const transport = createTransport({
    pool: true,
    maxConnections: connections,
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: Number(server.port) || (server.protocol === 'smtps:' ? 465 : 587),
    secure: server.protocol === 'smtps:',
    // A password is never sent readable.
    requireTLS: server.username !== '' && server.protocol === 'smtp:',
    ...(server.username !== '' && {
      auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) },
    }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
  });
  return {
    from,
    async send(mail) {
      try {
        await transport.sendMail(composed(mail));
      } catch (error) {
        throw notTaken(error);
      }
    },
    close: () => transport.close(),
  };
}

/** What a failure means for the mail. A server's own words may name addresses, so its code alone is kept. */
function notTaken(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code !== undefined && awayCodes.has(code)) {
    return new MailNotTaken(`the mail server isn't there (${code}${responseCode ? `, ${responseCode}` : ''})`, true);
  }
  if (responseCode === undefined) return error;
  return new MailNotTaken(`the mail server answered ${responseCode}`, responseCode < 500); // RFC 5321 §4.2.1
}
