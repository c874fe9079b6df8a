import { GraphError } from './graph-error.ts';

// Graph takes 4 MB in one request (larger attachments need an upload session).
const bodyLimitBytes = 4 * 1024 * 1024;

/**
 * The JSON body of a write; undefined for reads and empty bodies.
 * @throws GraphError 413 beyond 4 MB, 400 when it isn't JSON
 */
export async function readBody(raw: Request): Promise<unknown> {
  if (raw.method === 'GET' || raw.method === 'HEAD') return undefined;
  if (Number(raw.headers.get('content-length') ?? 0) > bodyLimitBytes) throw tooLarge();
  const bytes = await raw.arrayBuffer();
  if (bytes.byteLength === 0) return undefined;
  if (bytes.byteLength > bodyLimitBytes) throw tooLarge();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new GraphError(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}

function tooLarge(): GraphError {
  return new GraphError(413, 'ErrorMessageSizeExceeded', 'The request exceeds the maximum supported size.');
}
