/** Why the embedded database can't run. The message is one sentence or two for the person at the terminal: what is wrong and the way out. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure';
  readonly kind: LaunchFailureKind;

  constructor(kind: LaunchFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

export type LaunchFailureKind =
  | 'folderReadOnly'
  | 'folderPrivate'
  | 'folderInUse'
  | 'folderForeign'
  | 'diskFull'
  | 'binariesMissing'
  | 'versionMismatch'
  | 'didNotStart';

/** Turns what the file system answers into a sentence; anything else stays what it was. */
export function folderFailure(folder: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  // Node's recursive mkdir answers ENOENT below a read-only mount.
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'ENOENT') {
    return new LaunchFailure(
      'folderReadOnly',
      `The data folder ${folder} can't be written (${code}). Give this user write access, or choose another folder with --data DIR.`,
      { cause: error },
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new LaunchFailure('folderForeign', `${folder} isn't a folder. Choose another data folder with --data DIR.`, {
      cause: error,
    });
  }
  return error;
}

/** The disk under the data folder is full. */
export function diskFull(folder: string, cause?: unknown): LaunchFailure {
  return new LaunchFailure(
    'diskFull',
    `The disk of the data folder ${folder} is full. Free some space, or choose another folder with --data DIR; nothing was left half written.`,
    { cause },
  );
}
