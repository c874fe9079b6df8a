import type { SessionLimits } from '@planner/identity';

export const roles = ['web', 'worker', 'sync'] as const;
/** What a process does; one process may do all. */
export type Role = (typeof roles)[number];

export interface ServerSettings {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Whether a reverse proxy stands in front, whose X-Forwarded-Host and -Proto are to be believed. */
  readonly trustProxy: boolean;
  /** Scheme and port that people open the sites with, `https://planner.example`; null = this machine alone opens them. */
  readonly publicUrl: string | null;
  readonly session?: SessionLimits;
  /** How long requests in work may go on when the server stops. */
  readonly drainSeconds: number;
  /** Open tabs that one process serves live; the next one is asked to come back later. */
  readonly liveConnections: number;
  /**
   * Whether each answer is held against its documented schema before it is sent (tests do).
   * Types hold it already; at run time it would cost a page of bookings more than reading it does.
   */
  readonly verifyAnswers: boolean;
}

export const usualSettings: ServerSettings = {
  host: '127.0.0.1',
  port: 0,
  trustProxy: false,
  publicUrl: null,
  drainSeconds: 20,
  liveConnections: 5000,
  verifyAnswers: false,
};

/** Limits of what a request may be. Larger or slower ones end with 413 or 408 before anything is read from the database. */
export const requestLimits = {
  bodyBytes: 256 * 1024, // a meeting with 500 attendees is about 60 kB
  notificationBytes: 1024 * 1024, // Graph batches up to a thousand notifications of some hundred bytes
  headerMs: 10_000,
  requestMs: 30_000,
} as const;
