import { GraphError } from '../graph/graph-error.ts';
import { hash } from '../tenant/random.ts';

/** How far a delta round has come. Opaque to clients. */
export interface DeltaState {
  /** Whose calendar: the stamp of the mailbox. */
  readonly stamp: string;
  readonly generation: number;
  readonly calendarId: string;
  /** Single meetings and masters alone, with few properties (`events/delta`); else what calendarView shows. */
  readonly isOfEvents?: boolean;
  /** The window, fixed for ever; epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  /** The change after which the round reports (`$deltatoken`), or from which its snapshot is taken. */
  readonly since: number;
  /** initial: number of the last delivered item. changes: number of the last delivered change. */
  readonly phase: 'initial' | 'changes';
  readonly position: number;
}

/** Writes a token; its end is a checksum, so that a mutilated one is recognised. */
export function formatToken(state: DeltaState): string {
  const text = Buffer.from(JSON.stringify(state)).toString('base64url');
  return `${text}.${hash(text).toString(36)}`;
}

/** Reads a token of this mailbox. @throws GraphError 410 SyncStateNotFound for foreign, expired and mutilated ones */
export function parseToken(token: string, stamp: string, generation: number): DeltaState {
  const [text = '', sum = ''] = token.split('.');
  if (hash(text).toString(36) !== sum) throw gone(generation);
  const state = JSON.parse(Buffer.from(text, 'base64url').toString()) as DeltaState;
  if (state.stamp !== stamp || state.generation !== generation) throw gone(generation);
  return state;
}

/** 410 Gone: the client must start anew. */
export function gone(generation: number): GraphError {
  return new GraphError(
    410,
    'SyncStateNotFound',
    `The sync state generation is not found; generation=${generation - 1};highest=${generation}`,
  );
}
