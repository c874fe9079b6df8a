import { queries } from './queries.ts';

/** What shows bookings, and so is read again when one changes. */
const bookingKeys = ['timeline', 'calendar', 'meeting', 'series', 'free-rooms'];
const gatherMs = 120; // a series changes many rooms at once: one reading for all of it

/**
 * One connection a tab to the server's events; the browser connects again by itself. `hello` after a pause means that
 * messages may have been missed, so everything shown is read again.
 * @returns closes it
 */
export function followLiveEvents(): () => void {
  const source = new EventSource('/api/v1/events');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let greeted = false;
  const refresh = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      for (const key of bookingKeys) void queries.invalidateQueries({ queryKey: [key] });
    }, gatherMs);
  };
  source.addEventListener('bookings', refresh);
  source.addEventListener('sync', () => void queries.invalidateQueries({ queryKey: ['sync'] }));
  source.addEventListener('hello', () => {
    if (greeted) void queries.invalidateQueries();
    greeted = true;
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
