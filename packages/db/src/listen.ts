import { Client } from 'pg';
import type { Database } from './database.ts';

/** Channels on which committed changes are told to other processes. */
export type Channel = 'planner_live' | 'planner_work';

export interface Listening {
  /** Resolves when the first connection listens. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** The connection was lost and is back: messages in between are gone, so read again whatever depends on them. */
  readonly onGap?: () => void;
}

const reconnectMaxMs = 5000;

/**
 * Hears what committed transactions tell with `pg_notify`, on a connection of its own (a pooled one can't listen).
 * It comes back by itself when the database was away.
 */
export function listen(
  database: Pick<Database, 'url'>,
  channel: Channel,
  onMessage: (payload: string) => void,
  options: ListenOptions = {},
): Listening {
  let closed = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let attempt = 0;
  let wasReady = false;
  const { promise: ready, resolve: becameReady } = Promise.withResolvers<void>();

  const connect = async () => {
    if (closed) return;
    const next = new Client({ connectionString: database.url, connectionTimeoutMillis: 2000, keepAlive: true });
    client = next;
    let over = false;
    const lost = () => {
      if (over) return;
      over = true;
      void next.end().catch(() => undefined);
      if (closed) return;
      attempt += 1;
      timer = setTimeout(() => void connect(), Math.min(reconnectMaxMs, 50 * 2 ** attempt));
    };
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', (message) => onMessage(message.payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
    } catch {
      lost();
      return;
    }
    attempt = 0;
    if (wasReady) options.onGap?.();
    wasReady = true;
    becameReady();
  };
  void connect();

  return {
    ready,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
