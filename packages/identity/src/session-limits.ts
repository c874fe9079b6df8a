/** How long a session lives. Both limits are asked of the database's row at each request; no process needs to remember. */
export interface SessionLimits {
  /** Without a request for this long the session is over. */
  readonly idleMinutes: number;
  /** The same for whoever has the right Administrator. */
  readonly administratorIdleMinutes: number;
  /** After this long it is over whatever happens. */
  readonly absoluteMinutes: number;
}

/** A working day; an administrator's desk that is left alone for an hour is closed. */
export const usualLimits: SessionLimits = {
  idleMinutes: 8 * 60,
  administratorIdleMinutes: 60,
  absoluteMinutes: 12 * 60,
};

/** The task pane's: a working day in use, since its token lies where a browser keeps it and opens the pane's calls alone. */
export const paneLimits: SessionLimits = {
  idleMinutes: 8 * 60,
  administratorIdleMinutes: 8 * 60,
  absoluteMinutes: 7 * 24 * 60,
};

/** What needs a sign-in of the last minutes: making administrators, credentials, single sign-on, tokens. */
export const recentMinutes = 15;
