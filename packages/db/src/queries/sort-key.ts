/**
 * A text by which names are put in order and found, the same on every server: small letters, accents off, numbers by value
 * (`Room 9` before `Room 10`). The database compares it by code point.
 */
export function sortKey(name: string): string {
  return plainText(name).replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'));
}

/** Small letters without accents, one blank between words. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The beginnings that type-ahead finds somebody by: each word of the name, the whole name, the address. */
export function searchWords(texts: readonly (string | null)[]): string[] {
  const words = texts
    .filter((text) => text !== null)
    .flatMap((text) => {
      const plain = plainText(text);
      return [plain, ...plain.split(/[^\p{Letter}\p{Number}]+/u)];
    });
  return [...new Set(words.filter((word) => word !== ''))];
}
