import type { SimulatorCore } from '../simulator.ts';
import { addApplicationRoutes } from './application-routes.ts';
import { addAssignmentRoutes } from './assignment-routes.ts';
import { addDeletedRoutes } from './deleted-routes.ts';
import { addDirectoryDeltaRoutes } from './delta-routes.ts';
import { directoryLimits } from './directory-limits.ts';
import { addGrantRoutes } from './grant-routes.ts';
import { addGroupRoutes } from './group-routes.ts';
import { addMailboxSettingsRoutes } from './mailbox-settings-routes.ts';
import { addMemberRoutes } from './member-routes.ts';
import { addMembershipRoutes } from './membership-routes.ts';
import { addObjectRoutes } from './object-routes.ts';
import { addOrganizationRoutes } from './organization-routes.ts';
import { addPlaceRoutes } from './place-routes.ts';
import { addServicePrincipalRoutes } from './service-principal-routes.ts';
import { addUserRoutes } from './user-routes.ts';

/** Adds the directory to Graph: people, groups, applications, grants, the organisation, and places. */
export function registerDirectory({ graph, clock }: SimulatorCore): void {
  graph.use(directoryLimits(clock));
  addUserRoutes(graph);
  addGroupRoutes(graph);
  addMemberRoutes(graph);
  addMembershipRoutes(graph);
  addDirectoryDeltaRoutes(graph);
  addDeletedRoutes(graph);
  addObjectRoutes(graph);
  addApplicationRoutes(graph);
  addServicePrincipalRoutes(graph);
  addAssignmentRoutes(graph);
  addGrantRoutes(graph);
  addOrganizationRoutes(graph);
  addMailboxSettingsRoutes(graph);
  addPlaceRoutes(graph);
}
