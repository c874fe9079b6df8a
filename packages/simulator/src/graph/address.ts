/** The parts of a request's address, cut from its text: parsing a URL anew would cost more than finding the route. */
export interface RequestAddress {
  readonly origin: string;
  /** As sent, escapes included. */
  readonly path: string;
  /** From the question mark on; empty without one. */
  readonly search: string;
}

/** Cuts the address of a Request, which is absolute and in normal form already (fetch standard, `Request.url`). */
export function addressOf(url: string): RequestAddress {
  const pathStart = url.indexOf('/', url.indexOf('://') + 3);
  const fragmentStart = url.indexOf('#', pathStart);
  const end = fragmentStart < 0 ? url.length : fragmentStart;
  const queryStart = url.indexOf('?', pathStart);
  const pathEnd = queryStart < 0 || queryStart > end ? end : queryStart;
  return { origin: url.slice(0, pathStart), path: url.slice(pathStart, pathEnd), search: url.slice(pathEnd, end) };
}
