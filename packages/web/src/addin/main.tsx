import { createRoot } from 'react-dom/client';
import '../lib/tokens.css';
import '../lib/base.css';
import './pane.css';
import { hostIsReady } from './office.ts';
import { whenThemeChanges } from './pane-events.ts';
import { loadPaneText, PaneTextProvider } from './pane-text.ts';
import { Pane } from './pane.tsx';

/** Outlook's own colours decide between light and dark, and again when they change; without them the system does. */
function followTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(forced-colors: active)');
  let theme = Office.context.officeTheme as { readonly isDarkTheme?: boolean } | undefined;
  const apply = (): void => {
    const dark = theme?.isDarkTheme ?? system.matches;
    document.documentElement.dataset['theme'] = contrast.matches ? 'contrast' : dark ? 'dark' : 'light';
  };
  apply();
  for (const setting of [system, contrast]) setting.addEventListener('change', apply);
  whenThemeChanges((changed) => {
    theme = changed;
    apply();
  });
}

async function start(): Promise<void> {
  const root = createRoot(document.querySelector('#root')!);
  const isThere = await hostIsReady();
  const language = isThere ? Office.context.displayLanguage : navigator.language;
  const text = await loadPaneText(language);
  document.documentElement.lang = text.language;
  if (isThere) followTheme();
  root.render(
    <PaneTextProvider value={text}>
      <Pane hostIsThere={isThere} />
    </PaneTextProvider>,
  );
}

void start();
