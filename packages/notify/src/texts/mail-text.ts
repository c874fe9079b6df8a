import type { Language, MailKind } from '@planner/core';

/** What a mail says, as ICU messages over the parameters that `mailCatalogue` names for its kind. */
export interface MailText {
  readonly subject: string;
  /** Paragraphs, in order; one that becomes empty is left out. */
  readonly paragraphs: readonly string[];
  /** On the button, where the mail has a link. */
  readonly button?: string;
}

/** Every mail in one language; the type leaves no gap. */
export interface MailTexts {
  readonly language: Language;
  /** The first line; `{name}` is `none` when it isn't known. */
  readonly greeting: string;
  /** Above the address of the button, for those who see no button. */
  readonly address: string;
  /** The last line: who sent it and that nobody reads answers. */
  readonly footer: string;
  readonly mails: { readonly [kind in MailKind]: MailText };
}
