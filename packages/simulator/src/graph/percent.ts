/** A part of an address in plain text; null when its percent-encoding is broken (`%`, `%E0%A4%A`), which names nothing. */
export function percentDecoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
