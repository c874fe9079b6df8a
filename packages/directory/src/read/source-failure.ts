/** What a source holds can't be used as a whole: the run ends before its first change. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
