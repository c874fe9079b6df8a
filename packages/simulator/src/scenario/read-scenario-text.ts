import { readScenario } from './apply-scenario.ts';
import { jsonBreak } from './json-break.ts';

type Path = readonly PropertyKey[];

/**
 * Reads a scenario from the text of a file. What is wrong is told with the line where it stands.
 * @returns the scenario, or sentences such as `line 12, tenants.0.rooms.0.address: an SMTP address`
 */
export function readScenarioText(text: string): ReturnType<typeof readScenario> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const at = jsonBreak(text);
    const found =
      at < text.length ? `"${text.slice(at, at + 20).split('\n')[0]}" does not belong here` : 'it ends too early';
    return { ok: false, problems: [`line ${lineAt(text, at)}: this is no JSON: ${found}`] };
  }
  return readScenario(json, (path) => `line ${lineOf(text, path)}, `);
}

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/** The line of the value that a path names, or of the nearest thing around it that is there. The text is valid JSON. */
function lineOf(text: string, path: Path): number {
  const scanner = new Scanner(text);
  return lineAt(text, scanner.find(path));
}

/** Walks through valid JSON without making anything of it. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Position of the value at the path, or of the last part of the path that is there. */
  find(path: Path): number {
    this.#blanks();
    let found = this.#at;
    for (const step of path) {
      if (!this.#enter(step)) break;
      found = this.#at;
    }
    return found;
  }

  /** Goes to a member or an element of the value that begins here; false when there is none of that name. */
  #enter(step: PropertyKey): boolean {
    const opening = this.#text[this.#at];
    if (opening !== '{' && opening !== '[') return false;
    this.#at += 1;
    for (let index = 0; ; index += 1) {
      this.#blanks();
      if (this.#text[this.#at] === '}' || this.#text[this.#at] === ']') return false;
      let name: PropertyKey = index;
      if (opening === '{') {
        name = JSON.parse(this.#string()) as string;
        this.#blanks();
        this.#at += 1; // the colon
        this.#blanks();
      }
      if (String(name) === String(step)) return true;
      this.#skip();
      this.#blanks();
      if (this.#text[this.#at] === ',') this.#at += 1;
    }
  }

  /** Passes over one value. */
  #skip(): void {
    let depth = 0;
    do {
      const sign = this.#text[this.#at];
      if (sign === '"') this.#string();
      else {
        if (sign === '{' || sign === '[') depth += 1;
        if (sign === '}' || sign === ']') depth -= 1;
        this.#at += 1;
      }
    } while (this.#at < this.#text.length && (depth > 0 || !/[,\]}\s]/.test(this.#text[this.#at] ?? ',')));
  }

  #string(): string {
    const from = this.#at;
    for (this.#at += 1; this.#text[this.#at] !== '"'; this.#at += 1) if (this.#text[this.#at] === '\\') this.#at += 1;
    this.#at += 1;
    return this.#text.slice(from, this.#at);
  }

  #blanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}
