import type { AdminPersonDetails } from '@planner/api-client';
import { queries } from '../../lib/queries.ts';

/** Takes an answer about a person over, and lets lists be read anew. */
export function takeDetails(details: AdminPersonDetails): void {
  queries.setQueryData(['admin-person', details.person.id], details);
  void queries.invalidateQueries({ queryKey: ['admin-people'] });
}
