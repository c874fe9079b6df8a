import type { SendMailOptions } from 'nodemailer';
import type { OutgoingMail } from './transport.ts';

/** A mail in the words of nodemailer, which encodes headers and refuses line breaks in them. */
export function composed(mail: OutgoingMail): SendMailOptions {
  return {
    messageId: `<${mail.messageId}>`,
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo !== null && { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.calendar && { icalEvent: { method: mail.calendar.method, content: mail.calendar.content } }),
    // RFC 3834 §5: programs that answer mails leave ours alone.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
    // Nothing in a mail may make this server read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
