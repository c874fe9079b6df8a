/** Another worker has the run by now, or it was cancelled: whatever this one was doing is given up at once. */
export class LeaseLost extends Error {
  constructor(what: string) {
    super(`lease lost: ${what}`);
    this.name = 'LeaseLost';
  }
}
