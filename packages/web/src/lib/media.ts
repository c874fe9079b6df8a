import { useSyncExternalStore } from 'react';

/** Below this width a row of rooms × hours can't be read any more. */
export const phoneQuery = '(max-width: 699px)';

/** Whether a media query holds, again when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}
