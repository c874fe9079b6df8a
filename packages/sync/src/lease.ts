/** Another worker has the mailbox or the command by now: whatever this one was doing must be given up at once. */
export class LeaseLost extends Error {
  constructor(what: string) {
    super(`lease lost: ${what}`);
    this.name = 'LeaseLost';
  }
}
