/**
 * Planner over HTTP: pages, API, webhooks and live events, and the roles of one process.
 * Promise: every route states who may call it; what isn't allowed by name is denied.
 */
export { openApiDocument } from './api/openapi.ts';
