import { Client, Pool } from 'pg';
import type { ClientConfig, PoolClient, QueryConfig } from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import type { SiteScope } from '@planner/core';
import { DatabaseAway, TransactionRefused, databaseFailure } from './database-failure.ts';
import { toWire, wireTypes } from './wire-types.ts';
import type { Parameter } from './wire-types.ts';

/** Rows of a statement, and how many it touched. */
export interface Answer<Row> {
  readonly rows: Row[];
  readonly count: number;
}

/** Told of every round trip to the database: tests and bench count them. */
export interface StatementObserver {
  (statement: { readonly text: string; readonly elapsedMs: number }): void;
}

/** A pool of connections as the application's role. */
export interface Database {
  readonly kind: 'database';
  readonly pool: Pool;
  readonly url: string;
  /** Round trips so far, BEGIN and COMMIT included. */
  readonly statements: number;
  /** @returns stops observing */
  observe(observer: StatementObserver): () => void;
  close(): Promise<void>;
}

/** One open transaction, bound to one site: row-level security shows it nothing else. */
export interface SiteTransaction {
  readonly kind: 'transaction';
  readonly scope: SiteScope;
  /** Round trips of this transaction so far, the opening one included. */
  readonly statements: number;
  /** @throws DatabaseAway, StorageFull, SchemaMismatch, ConflictOnConstraint, TransactionRefused */
  query<Row extends object>(text: string, values?: readonly Parameter[]): Promise<Row[]>;
  /** Like `query`, and says how many rows a statement without `returning` touched. */
  run(text: string, values?: readonly Parameter[]): Promise<number>;
  /** Work that may fail without losing the transaction; what it wrote is undone and the error thrown on. Costs two round trips. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
}

/** A connection without a site: it may only call the functions made for that (site_of_host, claim_…). */
export interface OpenConnection {
  query<Row extends object>(text: string, values?: readonly Parameter[]): Promise<Row[]>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Ten unless told: several processes share one server. */
  readonly maxConnections?: number;
  /** An idle connection broke; the pool replaces it. */
  readonly onError?: (error: Error) => void;
  /** false when a proxy in front of the server can't keep prepared statements (pgbouncer before 1.21). */
  readonly prepare?: boolean;
  /** 0 ≤ x < 1, for the pause before a transaction is tried again. */
  readonly random?: () => number;
}

const connectTimeoutMs = 2000; // "database away" is to be answered within two seconds
const queueTimeoutMs = 15_000; // all connections are at work: a burst waits its turn rather than being refused

/** The pool knows one timeout for both: connecting, and waiting for somebody to give a connection back. */
class QuickClient extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectTimeoutMs });
  }
}

const retryLimit = 6;
const retryBaseMs = 4;

interface Counted extends Database {
  statements: number;
  readonly observers: Set<StatementObserver>;
  readonly prepare: boolean;
  readonly random: () => number;
}

/** Opens the pool; no connection is made before the first use. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: queueTimeoutMs,
    Client: QuickClient,
    idleTimeoutMillis: 30_000,
    application_name: 'planner',
    types: wireTypes,
  });
  // Without a listener an idle connection that breaks would bring the process down.
  pool.on('error', (error) => options.onError?.(error));
  const observers = new Set<StatementObserver>();
  const database: Counted = {
    kind: 'database',
    pool,
    url: options.url,
    statements: 0,
    observers,
    prepare: options.prepare ?? true,
    random: options.random ?? Math.random,
    observe(observer) {
      observers.add(observer);
      return () => observers.delete(observer);
    },
    close: () => pool.end(),
  };
  return database;
}

/**
 * Runs work in one transaction that sees and writes one site alone. Handed an open transaction, it joins that one.
 * The work may run again from its start when two transactions stood in each other's way, so it must change nothing outside.
 * @throws what the work throws; DatabaseAway and its siblings when the database is at fault. Nothing is kept then.
 */
export async function withSite<T>(
  target: Database | SiteTransaction,
  scope: SiteScope,
  work: (tx: SiteTransaction) => Promise<T>,
): Promise<T> {
  if (target.kind === 'transaction') {
    if (target.scope.siteId !== scope.siteId) throw new Error('a transaction of another site was handed in');
    return work(target);
  }
  const database = target as Counted;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(database, scope, work);
    } catch (error) {
      if (!(error instanceof TransactionRefused) || attempt === retryLimit) throw error;
      await delay(retryBaseMs * 2 ** attempt * database.random());
    }
  }
}

/** Runs single statements outside of any site: only the functions that return keys alone answer. */
export async function withoutScope<T>(
  database: Database,
  work: (connection: OpenConnection) => Promise<T>,
): Promise<T> {
  return withClient(database as Counted, (client) =>
    work({
      query: async <Row extends object>(text: string, values: readonly Parameter[] = []) =>
        (await send<Row>(database as Counted, client, text, values)).rows,
    }),
  );
}

async function inTransaction<T>(
  database: Counted,
  scope: SiteScope,
  work: (tx: SiteTransaction) => Promise<T>,
): Promise<T> {
  return withClient(database, async (client) => {
    const tx = transactionOn(database, client, scope);
    // One round trip for both; it takes no parameters, so the id's form is checked here.
    await tx.query(`begin; select set_config('app.site_id', '${checkedUuid(scope.siteId)}', true)`);
    let value: T;
    try {
      value = await work(tx);
    } catch (error) {
      await tx.query('rollback').catch(() => undefined); // a dead connection has rolled back already
      throw error;
    }
    await tx.query('commit');
    return value;
  });
}

function transactionOn(database: Counted, client: PoolClient, scope: SiteScope): SiteTransaction {
  let statements = 0;
  const ask = async <Row extends object>(text: string, values: readonly Parameter[] = []) => {
    statements += 1;
    return send<Row>(database, client, text, values);
  };
  return {
    kind: 'transaction',
    scope,
    get statements() {
      return statements;
    },
    query: async <Row extends object>(text: string, values?: readonly Parameter[]) =>
      (await ask<Row>(text, values)).rows,
    run: async (text, values) => (await ask(text, values)).count,
    async savepoint(work) {
      await ask('savepoint attempt');
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof DatabaseAway)) await ask('rollback to savepoint attempt');
        throw error;
      }
    },
  };
}

async function send<Row extends object>(
  database: Counted,
  client: PoolClient,
  text: string,
  values: readonly Parameter[],
): Promise<Answer<Row>> {
  const started = performance.now();
  database.statements += 1;
  try {
    const answer = await client.query<Row>(statementOf(database, text, values));
    return { rows: answer.rows, count: answer.rowCount ?? 0 };
  } catch (error) {
    throw databaseFailure(error);
  } finally {
    const elapsedMs = performance.now() - started;
    for (const observer of database.observers) observer({ text, elapsedMs });
  }
}

/** Statements of ours are constants, so there are few of them; planning the large ones costs as much as running them. */
const names = new Map<string, string>();

function statementOf(database: Counted, text: string, values: readonly Parameter[]): QueryConfig {
  if (values.length === 0) return { text };
  const sent = values.map(toWire);
  if (!database.prepare) return { text, values: sent };
  const name = names.get(text) ?? `planner_${names.size + 1}`;
  names.set(text, name);
  return { name, text, values: sent };
}

async function withClient<T>(database: Counted, work: (client: PoolClient) => Promise<T>): Promise<T> {
  let client: PoolClient;
  try {
    client = await database.pool.connect();
  } catch (error) {
    throw databaseFailure(error);
  }
  let broken = false;
  const onError = () => {
    broken = true;
  };
  client.on('error', onError);
  try {
    return await work(client);
  } catch (error) {
    // A refused statement leaves the connection usable; only a dead one is thrown away.
    if (error instanceof DatabaseAway && error.kind !== 'busy') broken = true;
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function checkedUuid(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new Error('a site id has to be a UUID');
  return id;
}
