import { useEffect, useState } from 'react';
import { composeItem, HostFailure } from './office.ts';
import { readSnapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** Removal of a recurrence, second accounts and changes by hand raise no event (OfficeDev/office-js#4962): so it's looked as well. */
const lookMs = 3000;
const events = [
  'AppointmentTimeChanged',
  'RecurrenceChanged',
  'RecipientsChanged',
  'EnhancedLocationsChanged',
] as const;

/** The appointment beside the pane as it stands. What counts as a change is that it differs, not that an event came. */
export function useSnapshot(): { readonly snapshot: Snapshot | null; readonly lookAgain: () => Promise<void> } {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [lookAgain] = useState(() => {
    let running: Promise<void> | null = null;
    const look = async (): Promise<void> => {
      try {
        const next = await readSnapshot();
        setSnapshot((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      } catch (error) {
        // The host is slow or between two items: what was read before stands until it answers.
        if (!(error instanceof HostFailure)) throw error;
      }
    };
    return (): Promise<void> => {
      running ??= look().finally(() => {
        running = null;
      });
      return running;
    };
  });
  useEffect(() => {
    void lookAgain();
    const item = composeItem();
    for (const type of events) item.addHandlerAsync(type, () => void lookAgain());
    const timer = setInterval(() => {
      if (!document.hidden) void lookAgain();
    }, lookMs);
    return () => clearInterval(timer);
  }, [lookAgain]);
  return { snapshot, lookAgain };
}
