import { useEffect, useState } from 'react';
import { HostFailure } from './office.ts';
import { whenAppointmentChanges } from './pane-events.ts';
import { readSnapshot } from './snapshot.ts';
import { sharedCalendar } from './shared-calendar.ts';
import type { SharedCalendar } from './shared-calendar.ts';
import type { Snapshot } from './snapshot.ts';

/** Removal of a recurrence, second accounts and changes by hand raise no event (OfficeDev/office-js#4962): so it's looked as well. */
const lookMs = 3000;

/** The appointment beside the pane as it stands. What counts as a change is that it differs, not that an event came. */
export function useSnapshot(): {
  readonly snapshot: Snapshot | null;
  readonly shared: SharedCalendar | null;
  readonly lookAgain: () => Promise<void>;
} {
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [shared, setShared] = useState<SharedCalendar | null>(null);
  const [lookAgain] = useState(() => {
    let running: Promise<void> | null = null;
    // Before anything else, and once: an appointment stays in its calendar.
    const calendar = sharedCalendar();
    const look = async (): Promise<void> => {
      const found = await calendar;
      setShared(found);
      try {
        const next = await readSnapshot(found?.owner ?? null);
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
    whenAppointmentChanges(() => void lookAgain());
    const timer = setInterval(() => {
      if (!document.hidden) void lookAgain();
    }, lookMs);
    return () => clearInterval(timer);
  }, [lookAgain]);
  return { snapshot, shared, lookAgain };
}
