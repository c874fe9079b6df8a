import { useSyncExternalStore } from 'react';

/** Milliseconds by which the server's clock is ahead of this machine's. Rooms are booked by the server's. */
let aheadMs = 0;

/** Now as the server would say it, in epoch milliseconds. */
export function nowMs(): number {
  return Temporal.Now.instant().epochMilliseconds + aheadMs;
}

/** Takes the server's time from an answer that has just arrived. */
export function setServerNow(iso: string): void {
  aheadMs = Temporal.Instant.from(iso).epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
  tick();
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let shownMs = nowMs();
const tickMs = 10_000; // "8 s ago" and the now line may be this late

function tick(): void {
  shownMs = nowMs();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Now in epoch milliseconds, again every ten seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shownMs);
}
