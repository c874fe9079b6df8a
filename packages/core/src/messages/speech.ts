import type { ErrorCode } from '../errors.ts';
import type { Language } from '../language.ts';

/**
 * What a refusal says, as ICU messages. Arguments are the parameters that `errorCatalogue` names for the code, made
 * readable: dates and times in the reader's language and zone, lists joined. One that is missing is `none`.
 */
export interface Sentence {
  /** A heading of a few words, without a full stop. */
  readonly title: string;
  /** What happened, naming the thing and the limit. */
  readonly detail: string;
  /** What the reader can do. */
  readonly next: string;
}

/** How a series is told in one sentence (`describeSeries`). */
export interface SeriesWords {
  readonly daily: string;
  readonly weekly: string;
  readonly absoluteMonthly: string;
  readonly relativeMonthly: string;
  readonly absoluteYearly: string;
  readonly relativeYearly: string;
  readonly endDate: string;
  readonly numbered: string;
  readonly noEnd: string;
  readonly day: string;
  readonly weekday: string;
  readonly weekendDay: string;
  readonly index: { readonly [index in 'first' | 'second' | 'third' | 'fourth' | 'last']: string };
}

/** The frame around the refusals in the answer that a room sends through Outlook. */
export interface DeclineWords {
  readonly opening: string;
  readonly dates: string;
  readonly alternatives: string;
  readonly link: string;
}

/** Everything Planner says in one language; its own module, so that a browser loads only the one it shows. */
export interface Speech {
  readonly language: Language;
  /** For dates, times and lists: the language as it's spoken in Europe (24-hour clock, day before month). */
  readonly locale: string;
  /** Stands for a room whose name isn't known, at the beginning of a sentence. */
  readonly theRoom: string;
  readonly errors: { readonly [code in ErrorCode]: Sentence };
  readonly series: SeriesWords;
  readonly decline: DeclineWords;
}
