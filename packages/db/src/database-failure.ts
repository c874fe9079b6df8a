/*
 * What can go wrong outside of us, as types. Whoever frames a piece of work (route, worker) decides by them;
 * their messages are sentences for an administrator and never hold a password or a row's content.
 */

/** The database can't be reached, or has just gone away; nothing of the transaction was kept. Try again. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
  readonly kind: 'unreachable' | 'refused' | 'busy';
  readonly retryAfterMs = 2000;

  constructor(kind: DatabaseAway['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** The database's disk is full; nothing of the transaction was kept. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';

  constructor(options?: ErrorOptions) {
    super('The disk of the database is full. Free some space; nothing was half written.', options);
  }
}

/** The database isn't the one this program was written for. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
  readonly kind: 'older' | 'newer' | 'changed' | 'role' | 'server';

  constructor(kind: SchemaMismatch['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** A constraint of the database refused a write. The transaction is lost unless a savepoint was set. */
export class ConflictOnConstraint extends Error {
  override readonly name = 'ConflictOnConstraint';
  readonly constraint: string;
  readonly code: string;

  constructor(constraint: string, code: string, options?: ErrorOptions) {
    super(`The constraint ${constraint} refused a write (${code}).`, options);
    this.constraint = constraint;
    this.code = code;
  }
}

/** Two transactions stood in each other's way; the whole piece of work may run again. */
export class TransactionRefused extends Error {
  override readonly name = 'TransactionRefused';
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(`The transaction was refused (${code}).`, options);
    this.code = code;
  }
}

interface RawFailure {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

const awayCodes: ReadonlySet<string> = new Set(
  (
    'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ' + // the network
    '57P01 57P02 57P03 57P05 25P03'
  ) // the server is stopping or starting
    .split(' '),
);
const awayMessages =
  /Connection terminated|connection timeout|Client has encountered a connection error|not queryable|Cannot use a pool after calling end/i;

/** Gives an error of the driver its type. What isn't the outside's fault (wrong SQL, a bug of ours) stays what it was. */
export function databaseFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code = '', constraint = '', message = '' } = error as RawFailure;
  const options = { cause: error };
  if (code === '40001' || code === '40P01') return new TransactionRefused(code, options);
  if (/^23(505|P01|503|514)$/.test(code)) return new ConflictOnConstraint(constraint, code, options);
  if (code === '53100' || /ENOSPC|No space left on device/i.test(message)) return new StorageFull(options);
  const queued = message.includes('timeout exceeded when trying to connect'); // the pool's own words
  if (queued || code === '53300' || code === '53200' || code === '55P03' || code === '57014') {
    return new DatabaseAway('busy', 'The database has too much to do at the moment.', options);
  }
  if (code === '28P01' || code === '28000') {
    return new DatabaseAway('refused', 'The database refuses the user name or password of DATABASE_URL.', options);
  }
  if (code === '3D000')
    return new DatabaseAway('refused', 'The database named in DATABASE_URL does not exist.', options);
  if (code === '42P01' || code === '42703' || code === '42883') {
    return new SchemaMismatch(
      'older',
      'The database lacks a table or column that this program needs. Run `planner migrate`.',
      options,
    );
  }
  if (awayCodes.has(code) || code.startsWith('08') || awayMessages.test(message)) {
    return new DatabaseAway('unreachable', 'The database does not answer.', options);
  }
  return error;
}
