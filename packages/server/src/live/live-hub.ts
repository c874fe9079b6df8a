import type { ServerResponse } from 'node:http';
import type { Clock, SiteScope } from '@planner/core';
import { DatabaseAway, listen, withSite } from '@planner/db';
import type { Database } from '@planner/db';
import { standingSessions } from '@planner/identity';
import { parseLiveMessage } from './live-message.ts';

/** Silence longer than this makes proxies close a connection; a comment keeps it open and finds dead ones. */
const heartbeatMs = 15_000;
/** A session that was ended closes its streams within this time (identity.md §3: a minute). */
const sessionCheckMs = 30_000;
/** A tab that reads no more is let go before it costs memory; it comes back and reads again. */
const mostUnreadBytes = 64 * 1024;
/** What a page waits before it connects again, spread by its own jitter. */
const retryMs = 2000;

/** One open tab. */
export interface LiveTab {
  readonly scope: SiteScope;
  readonly sessionKey: string;
  readonly stream: ServerResponse;
}

export interface LiveHub {
  readonly size: number;
  /** Resolves when messages of the database are heard. */
  readonly ready: Promise<void>;
  join(tab: LiveTab): void;
  /** Closes every stream; the pages connect again, to another process if there is one. */
  close(): Promise<void>;
}

export interface LiveHubDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
}

/** Hands what committed transactions tell to the open tabs of their site. One listening connection a process. */
export function liveHub(deps: LiveHubDeps): LiveHub {
  const sites = new Map<string, Set<LiveTab>>();
  let size = 0;

  const leave = (tab: LiveTab) => {
    const tabs = sites.get(tab.scope.siteId);
    if (!tabs?.delete(tab)) return;
    size -= 1;
    if (tabs.size === 0) sites.delete(tab.scope.siteId);
  };
  const write = (tab: LiveTab, text: string) => {
    if (tab.stream.writableLength > mostUnreadBytes) {
      leave(tab);
      tab.stream.destroy();
    } else if (!tab.stream.writableEnded) {
      tab.stream.write(text);
    }
  };
  const everyTab = function* () {
    for (const tabs of sites.values()) yield* tabs;
  };

  const listening = listen(
    deps.db,
    'planner_live',
    (payload) => {
      const message = parseLiveMessage(payload);
      if (!message) return deps.onFault(new Error('planner_live carried a message that nobody knows'));
      const text = event(message.kind, message.data);
      for (const tab of sites.get(message.siteId) ?? []) write(tab, text);
    },
    { onGap: () => greetAll() },
  );
  const greetAll = () => [...everyTab()].forEach((tab) => write(tab, hello(deps.clock)));
  // Whoever came before anything was heard may have missed something.
  void listening.ready.then(greetAll);
  const heartbeat = setInterval(() => [...everyTab()].forEach((tab) => write(tab, ': still here\n\n')), heartbeatMs);
  const check = setInterval(() => void closeEnded().catch(deps.onFault), sessionCheckMs);
  heartbeat.unref();
  check.unref();

  const closeEnded = async () => {
    for (const tabs of sites.values()) {
      const all = [...tabs];
      const { scope } = all[0]!;
      let standing: ReadonlySet<string>;
      try {
        standing = await withSite(deps.db, scope, (tx) =>
          standingSessions(tx, [...new Set(all.map((tab) => tab.sessionKey))], deps),
        );
      } catch (error) {
        if (error instanceof DatabaseAway) return; // nobody's session can be told; asked again in half a minute
        throw error;
      }
      for (const tab of all) {
        if (standing.has(tab.sessionKey)) continue;
        leave(tab);
        tab.stream.end();
      }
    }
  };

  return {
    get size() {
      return size;
    },
    ready: listening.ready,
    join(tab) {
      const tabs = sites.get(tab.scope.siteId) ?? new Set();
      sites.set(tab.scope.siteId, tabs.add(tab));
      size += 1;
      tab.stream.on('close', () => leave(tab));
      write(tab, `retry: ${retryMs}\n${hello(deps.clock)}`);
    },
    async close() {
      clearInterval(heartbeat);
      clearInterval(check);
      for (const tab of everyTab()) {
        leave(tab);
        tab.stream.end();
      }
      await listening.close();
    },
  };
}

function hello(clock: Clock): string {
  return event('hello', { now: clock.now().toString() });
}

function event(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
