/**
 * Planner's web pages, for browsers. Nothing imports them: they are built into dist/ and served by the server.
 * Promise: data comes from `api-client` alone, rules from `core`, and every text in every language that Planner speaks.
 */
import { fileURLToPath } from 'node:url';

/** Folder of the built site. */
export const siteFolder = fileURLToPath(new URL('../dist', import.meta.url));
