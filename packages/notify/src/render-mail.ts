import { mailCatalogue } from '@planner/core';
import type { MailKind } from '@planner/core';
import { readableParams, say, speeches } from '@planner/core/messages';
import type { MailRow } from '@planner/db';
import { mailTexts } from './texts/index.ts';

/** A mail in its reader's words. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

type ToRender = Pick<MailRow, 'kind' | 'name' | 'language' | 'zone' | 'params'>;

/**
 * The words of a mail, in its reader's language and with the times of their zone.
 * @param link  where its button leads; null = it has none
 */
export function renderMail(mail: ToRender, { site, link }: { site: string; link: string | null }): RenderedMail {
  const texts = mailTexts[mail.language];
  const speech = speeches[mail.language];
  const { subject, paragraphs, button } = texts.mails[mail.kind];
  const params = { site, ...mail.params };
  const kinds = mailCatalogue[mail.kind satisfies MailKind].params;
  const values = readableParams(params, kinds, { speech, options: { zone: mail.zone } });
  const spoken = (message: string): string => say(speech, message, values).trim();
  const greeting = say(speech, texts.greeting, { name: mail.name ?? 'none' });
  const lines = paragraphs.map(spoken).filter((line) => line !== '');
  const footer = say(speech, texts.footer, { site });
  const open = link !== null && button !== undefined ? { label: spoken(button), address: texts.address, link } : null;
  return {
    subject: spoken(subject).replaceAll(/\s+/g, ' '),
    text: [greeting, ...lines, ...(open ? [`${open.label}:\n${open.link}`] : []), `-- \n${footer}`].join('\n\n'),
    html: page({ language: mail.language, greeting, lines, open, footer }),
  };
}

interface Page {
  readonly language: string;
  readonly greeting: string;
  readonly lines: readonly string[];
  readonly open: { readonly label: string; readonly address: string; readonly link: string } | null;
  readonly footer: string;
}

// Styles stand at their elements: several mail programs drop everything else. No pictures, so nothing is asked for when it is read.
const paragraph = 'margin:0 0 16px';
const small = 'margin:0;font-size:12px;color:#616161';
const buttonStyle =
  'display:inline-block;padding:10px 20px;background:#0f6cbd;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:600';

function page({ language, greeting, lines, open, footer }: Page): string {
  const said = [greeting, ...lines].map((line) => `<p style="${paragraph}">${escaped(line)}</p>`);
  const button = open
    ? [
        `<p style="${paragraph}"><a href="${escaped(open.link)}" style="${buttonStyle}">${escaped(open.label)}</a></p>`,
        `<p style="${small};margin-bottom:24px">${escaped(open.address)}<br>${escaped(open.link)}</p>`,
      ]
    : [];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="margin:0;padding:24px;font-family:'Segoe UI',Helvetica,Arial,sans-serif;font-size:15px;line-height:22px">
<div style="max-width:560px">
${[...said, ...button].join('\n')}
<p style="${small}">${escaped(footer)}</p>
</div></body></html>
`;
}

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
