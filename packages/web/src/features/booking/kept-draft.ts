import type { Draft } from './draft.ts';

let kept: Draft | null = null;

/** Hands a draft over from the short form to the long one. */
export function keepDraft(draft: Draft): void {
  kept = draft;
}

/** The draft that was handed over; null when there is none (the page was opened by its address). */
export function keptDraft(): Draft | null {
  return kept;
}
