import { createRoot } from 'react-dom/client';
import '../lib/tokens.css';
import '../lib/base.css';
import './pane.css';
import { hostIsReady } from './office.ts';
import { loadPaneText, PaneTextProvider } from './pane-text.ts';
import { Pane } from './pane.tsx';

/** Outlook's own colours decide between light and dark; without them the system does. */
function followTheme(): void {
  const apply = (): void => {
    const theme = Office.context.officeTheme as { isDarkTheme?: boolean; bodyBackgroundColor?: string } | undefined;
    const isContrast = matchMedia('(forced-colors: active)').matches;
    const dark = theme?.isDarkTheme ?? matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset['theme'] = isContrast ? 'contrast' : dark ? 'dark' : 'light';
  };
  apply();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
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
