/// <reference types="office-js" />
import { createRoot } from 'react-dom/client';
import type { Language } from '@planner/core';
import '../lib/tokens.css';
import '../lib/base.css';

async function start(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
  const primary = navigator.language.slice(0, 2);
  const language: Language = primary === 'da' || primary === 'de' ? primary : 'en';
  const [{ SignInDialog }, { loadText }, { loadPaneText }] = await Promise.all([
    import('./sign-in-dialog.tsx'),
    import('../lib/i18n/text.tsx'),
    import('./pane-text.ts'),
    Office.onReady(),
  ]);
  const [text, paneText] = await Promise.all([loadText(language), loadPaneText(navigator.language)]);
  document.documentElement.lang = language;
  createRoot(document.querySelector('#root')!).render(<SignInDialog text={text} paneText={paneText} />);
}

void start();
