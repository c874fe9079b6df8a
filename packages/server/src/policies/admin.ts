import { oneOf } from '../http/route-policy.ts';

const administrators = oneOf('administrator');

export const adminPolicies = {
  listMailboxes: administrators,
  pullMailbox: administrators,
  listFindings: administrators,
  retryFinding: administrators,
  compareCalendars: administrators,
};
