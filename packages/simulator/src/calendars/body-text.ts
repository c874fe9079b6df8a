import type { EventFields } from '../tenant/item.ts';

type Body = EventFields['body'];

const htmlHead =
  '<html>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n<meta content="text/html; charset=us-ascii">\r\n</head>\r\n<body>\r\n';
const htmlTail = '\r\n</body>\r\n</html>\r\n';
const previewLength = 255;

/** HTML as the store keeps it: a fragment gets its frame, a whole page stays byte for byte. */
export function framedHtml(content: string): string {
  return content === '' || /<html[\s>]/i.test(content) ? content : htmlHead + content + htmlTail;
}

/** The body as a client asked for it; a text is shown as HTML unless text was preferred. */
export function shownBody(body: Body, wanted: 'text' | 'html' | null): Body {
  if (wanted === 'text') return { contentType: 'text', content: plainText(body) };
  if (body.contentType === 'html' || body.content === '') return { contentType: 'html', content: body.content };
  const lines = escapeHtml(body.content).replaceAll(/\r?\n/g, '<br>\r\n');
  return { contentType: 'html', content: framedHtml(`<div class="PlainText">${lines}</div>`) };
}

/** The first 255 characters of the text. */
export function previewOf(body: Body): string {
  return plainText(body).slice(0, previewLength);
}

/** The body as plain text. */
export function plainText(body: Body): string {
  if (body.contentType === 'text') return body.content;
  return body.content
    .replaceAll(/<(head|style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/\r?\n/g, ' ')
    .replaceAll(/<(br|\/p|\/div)\b[^>]*>/gi, '\r\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]*\r\n[ \t]*/g, '\r\n')
    .trim();
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
