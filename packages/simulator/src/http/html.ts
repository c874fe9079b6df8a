import { escapeHtml } from './page-response.ts';

/** A piece of HTML that may be put into a page as it stands. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes; null, undefined and false leave nothing. */
export type HtmlPart = Html | string | number | boolean | null | undefined | readonly HtmlPart[];

/** HTML from a template: texts are made harmless, pieces of HTML stay, lists are strung together. */
export function html(fixed: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(fixed.map((text, place) => text + print(parts[place])).join(''));
}

function print(part: HtmlPart): string {
  if (part === null || part === undefined || part === false || part === true) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return (part as readonly HtmlPart[]).map(print).join('');
  return escapeHtml(String(part));
}
