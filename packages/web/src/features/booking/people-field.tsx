import { lazy, Suspense } from 'react';
import type { Attendee } from '@planner/api-client';

const PeoplePicker = lazy(() => import('./people-picker.tsx'));

export interface PeopleFieldProps {
  readonly id: string;
  readonly attendees: readonly Attendee[];
  readonly onChange: (attendees: readonly Attendee[]) => void;
}

/** Who comes. The picker is the heaviest control of the form, so the form doesn't wait for it. */
export function PeopleField(props: PeopleFieldProps) {
  return (
    <Suspense fallback={<input id={props.id} className="input" disabled />}>
      <PeoplePicker {...props} />
    </Suspense>
  );
}
