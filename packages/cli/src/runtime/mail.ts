import { type MailTransport, smtpTransport } from '@planner/notify';
import type { Settings } from '../settings.ts';

/** The way mails leave this process; undefined without a mail server, and then mails wait. */
export function mailOfProcess({ SMTP_URL: url, MAIL_FROM: from }: Settings): MailTransport | undefined {
  return url !== undefined && from !== undefined ? smtpTransport({ url, from }) : undefined;
}
