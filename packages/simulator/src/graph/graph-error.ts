/**
 * A refusal as Microsoft Graph words it. Handlers throw it; the pipeline turns it into the documented body
 * `{"error":{"code","message","innerError":{…}}}` (c/errors). Clients switch on `code`, never on the text.
 */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
