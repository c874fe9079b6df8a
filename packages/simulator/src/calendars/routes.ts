import type { GraphPipeline } from '../graph/pipeline.ts';
import { addDeltaRoutes } from './delta-routes.ts';
import { addEventRoutes } from './event-routes.ts';
import { addViewRoutes } from './view-routes.ts';

/** Everything of Graph's calendars. */
export function addCalendarRoutes(graph: GraphPipeline): void {
  addEventRoutes(graph);
  addViewRoutes(graph);
  addDeltaRoutes(graph);
}
