import { useMedia } from './media.ts';
import { usePreferences } from './preferences.ts';

/** Whether the page is dark now: by choice, else as the system is. */
export function useIsDark(): boolean {
  const { theme } = usePreferences();
  const system = useMedia('(prefers-color-scheme: dark)');
  return theme === 'system' ? system : theme !== 'light';
}
