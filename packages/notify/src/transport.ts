import type { CalendarMethod } from '@planner/core';

/** A mail as it goes to a mail server. */
export interface OutgoingMail {
  /** Without `<` and `>`; the same at each attempt, so that mailboxes know a second copy. */
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: { readonly method: CalendarMethod; readonly content: string } | null;
  readonly language: string;
}

/** The way mails leave this process. */
export interface MailTransport {
  /** Who mails come from. */
  readonly from: string;
  /** @throws MailNotTaken */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** A mail that the server didn't take. */
export class MailNotTaken extends Error {
  override readonly name = 'MailNotTaken';
  /** Whether another try is of use: the server is away, or asks for patience (4xx). */
  readonly passing: boolean;

  /** @param message  what happened, without addresses */
  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}
