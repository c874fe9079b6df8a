import { useSyncExternalStore } from 'react';

export const themeChoices = ['system', 'light', 'dark', 'contrast'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Density = 'compact' | 'comfortable';

/** What a person chose on this device; language and zone go with the account instead. */
export interface Preferences {
  readonly theme: ThemeChoice;
  readonly density: Density;
  /** Single keys on the timeline (WCAG 2.1.4: they can be switched off, for people who speak to their machine). */
  readonly singleKeys: boolean;
}

const storageKey = 'planner.preferences';
const standard: Preferences = { theme: 'system', density: 'comfortable', singleKeys: true };
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>;
    return {
      theme: themeChoices.find((one) => one === stored.theme) ?? 'system',
      density: stored.density === 'compact' ? 'compact' : 'comfortable',
      singleKeys: stored.singleKeys !== false,
    };
  } catch {
    // Storage switched off, or written by something else: the standard is as good a start as any.
    return standard;
  }
}

/** Shows the chosen theme and density: style sheets read both from the root element. */
export function applyPreferences(): void {
  const root = document.documentElement;
  if (current.theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = current.theme;
  root.dataset['density'] = current.density;
}

/** Keeps a choice on this device and shows it. */
export function setPreferences(changes: Partial<Preferences>): void {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // Not kept, but shown: the choice lasts until the tab is closed.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

/** The current choices. */
export function usePreferences(): Preferences {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
