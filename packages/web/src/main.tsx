import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '@planner/core';
import './lib/tokens.css';
import './lib/base.css';
import { applyPreferences } from './lib/preferences.ts';

/** The browser's first language that Planner speaks. After sign-in the person's own takes its place. */
function browserLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return wanted.find((tag): tag is Language => tag === 'en' || tag === 'da' || tag === 'de') ?? 'en';
}

async function start(): Promise<void> {
  applyPreferences();
  // Browsers that bring no Temporal yet load it, the others don't.
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  const [{ App }, { loadText }] = await Promise.all([import('./pages/app.tsx'), import('./lib/i18n/text.tsx')]);
  const text = await loadText(browserLanguage());
  document.documentElement.lang = text.language;
  createRoot(document.querySelector('#root')!).render(
    <StrictMode>
      <App text={text} />
    </StrictMode>,
  );
}

void start();
