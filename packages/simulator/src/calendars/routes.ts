import type { GraphPipeline } from '../graph/pipeline.ts';
import { addAttachmentRoutes } from './attachment-routes.ts';
import { addCalendarGroupRoutes } from './calendar-group-routes.ts';
import { addCalendarResourceRoutes } from './calendar-routes.ts';
import { addDeltaRoutes } from './delta-routes.ts';
import { addEventRoutes } from './event-routes.ts';
import { addExtensionRoutes } from './extension-routes.ts';
import { addOutlookRoutes } from './outlook-routes.ts';
import { addMailboxSettingsRoute } from './mailbox-settings-route.ts';
import { addMeetingTimesRoute } from './meeting-times-route.ts';
import { addReminderRoutes } from './reminder-routes.ts';
import { addScheduleRoutes } from './schedule-routes.ts';
import { addTranslationRoutes } from './translate-ids.ts';
import { addViewRoutes } from './view-routes.ts';

/** Everything of Graph's calendars. */
export function addCalendarRoutes(graph: GraphPipeline): void {
  addCalendarResourceRoutes(graph);
  addCalendarGroupRoutes(graph);
  addEventRoutes(graph);
  addAttachmentRoutes(graph);
  addExtensionRoutes(graph);
  addViewRoutes(graph);
  addDeltaRoutes(graph);
  addScheduleRoutes(graph);
  addTranslationRoutes(graph);
  addOutlookRoutes(graph);
  addMailboxSettingsRoute(graph);
  addMeetingTimesRoute(graph);
  addReminderRoutes(graph);
}
