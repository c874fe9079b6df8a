/**
 * Planner over HTTP: pages, API, webhooks and live events, and the roles of one process.
 * Promise: every route states who may call it; what isn't allowed by name is denied.
 */
export { openApiDocument } from './api/openapi.ts';
export { createServer } from './server.ts';
export type { ServerOptions } from './server.ts';
export { startServer } from './start-server.ts';
export type { RunningServer } from './start-server.ts';
export type { SyncDoor } from './deps.ts';
export { roles, usualSettings } from './settings.ts';
export type { Role, ServerSettings } from './settings.ts';
