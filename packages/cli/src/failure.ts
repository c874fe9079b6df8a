/** A command that can't go on, in one sentence with the way out. Printed without a stack; the exit code is 1. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
