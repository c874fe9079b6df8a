import type { DirectoryUser, RowFault, SourceRow } from '../plan/directory.ts';
import { keyOf } from '../plan/known-person.ts';
import { type ColumnMap, type CsvColumn, mapColumns } from './columns.ts';
import { type Encoding, type FileFault, decodeFile } from './decode.ts';
import { QuoteFault, csvRecords, separatorOf } from './records.ts';

const mostRows = 200_000;
const mostFaults = 50;
const longestCell = 1000;
/** Rows between two breaths: other requests of the process are served in between. */
const rowsAtOnce = 2000;

export interface FileUser extends DirectoryUser {
  readonly row: SourceRow;
}

/** People of a file, in its order. Rows with faults are among them: a plan shows and refuses those. */
export interface FileContent {
  readonly headers: readonly string[];
  readonly users: readonly FileUser[];
  /** Names of groups with the ids of their members, in order of the name */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

export type FileAnswer =
  | { readonly ok: true; readonly content: FileContent }
  | { readonly ok: false; readonly headers: readonly string[]; readonly faults: readonly FileFault[] };

/**
 * Reads a file of people. A row that can't be anybody (no login, an id twice) refuses the file, since a gap in a directory is
 * a person who has gone; any other fault stays with its row.
 * @param columns  headers that were mapped by hand
 */
export async function readFile(
  bytes: Uint8Array,
  {
    encoding,
    columns,
  }: { readonly encoding: Encoding; readonly columns: { readonly [column in CsvColumn]?: string | undefined } },
): Promise<FileAnswer> {
  const no = (headers: readonly string[], ...faults: readonly FileFault[]): FileAnswer => ({
    ok: false,
    headers,
    faults,
  });
  const text = decodeFile(bytes, encoding);
  if (typeof text !== 'string') return no([], text);
  let headers: readonly string[] = [];
  try {
    const records = csvRecords(text, separatorOf(text));
    const first = records.next();
    if (first.done) return no([], { line: 1, column: null, code: 'empty' });
    headers = first.value.cells;
    const map = mapColumns(headers, columns);
    if ('twice' in map) return no(headers, { line: 1, column: map.twice, code: 'columnTwice' });
    const missing = (['login', 'name'] as const).filter((column) => !map.has(column));
    if (missing.length > 0)
      return no(headers, ...missing.map((column) => ({ line: 1, column, code: 'columnMissing' as const })));
    const reading = new Reading(headers.length, map);
    for (const record of records) {
      reading.take(record.line, record.cells);
      if (reading.users.length > mostRows) return no(headers, { line: record.line, column: null, code: 'tooManyRows' });
      if (reading.users.length % rowsAtOnce === 0) await new Promise((resolve) => void setImmediate(resolve));
    }
    if (reading.faults.length > 0) return no(headers, ...reading.faults.slice(0, mostFaults));
    if (reading.users.length === 0) return no(headers, { line: 1, column: null, code: 'empty' });
    return { ok: true, content: { headers, users: reading.users, groups: reading.sortedGroups() } };
  } catch (error) {
    if (!(error instanceof QuoteFault)) throw error;
    return no(headers, { line: error.line, column: null, code: 'quote' });
  }
}

/** The rows so far, and what was seen in them. */
class Reading {
  readonly users: FileUser[] = [];
  readonly faults: FileFault[] = [];
  private readonly ids = new Set<string>();
  private readonly groups = new Map<string, string[]>();
  private readonly width: number;
  private readonly map: ColumnMap;

  constructor(width: number, map: ColumnMap) {
    this.width = width;
    this.map = map;
  }

  take(line: number, cells: readonly string[]): void {
    const cell = (column: CsvColumn): string | null => {
      const at = this.map.get(column);
      const value = at === undefined ? '' : (cells[at] ?? '').trim();
      return value === '' ? null : value;
    };
    const login = cell('login');
    const given = cell('externalId');
    if (login === null && given === null) {
      this.faults.push({ line, column: 'login', code: 'loginMissing' });
      return;
    }
    const faults = rowFaults(cells, this.width, cell);
    let id = given ?? keyOf(login!);
    if (this.ids.has(id)) {
      if (given !== null) {
        this.faults.push({ line, column: 'externalId', code: 'idTwice' });
        return;
      }
      faults.push({ column: 'login', code: 'loginTwice' });
      id = `${id} (line ${line})`;
    }
    this.ids.add(id);
    const enabled = activeOf(cell('active'));
    this.users.push({
      id,
      userPrincipalName: login,
      mail: cell('email'),
      displayName: cell('name'),
      givenName: null,
      surname: null,
      accountEnabled: enabled ?? true,
      userType: 'Member',
      preferredLanguage: cell('language'),
      department: cell('department'),
      companyName: cell('company'),
      officeLocation: cell('location'),
      row: { line, faults },
    });
    for (const name of new Set((cell('groups') ?? '').split('|').map((one) => one.trim()))) {
      if (name === '') continue;
      const members = this.groups.get(name);
      if (members) members.push(id);
      else this.groups.set(name, [id]);
    }
  }

  sortedGroups(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.groups].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }
}

function rowFaults(cells: readonly string[], width: number, cell: (column: CsvColumn) => string | null): RowFault[] {
  const faults: RowFault[] = [];
  if (cells.length !== width) faults.push({ column: null, code: 'cells' });
  if (cells.some(({ length }) => length > longestCell)) faults.push({ column: null, code: 'tooLong' });
  if (cell('login') === null) faults.push({ column: 'login', code: 'missing' });
  if (cell('name') === null) faults.push({ column: 'name', code: 'missing' });
  const email = cell('email');
  if (email !== null && !/^[^@\s]+@[^@\s]+$/.test(email)) faults.push({ column: 'email', code: 'notAnAddress' });
  if (activeOf(cell('active')) === null) faults.push({ column: 'active', code: 'notYesOrNo' });
  return faults;
}

const yes = new Set(['yes', 'true', '1', 'active', 'ja', 'sand', 'aktiv', 'wahr']);
const no = new Set(['no', 'false', '0', 'inactive', 'nej', 'falsk', 'inaktiv', 'nein', 'falsch']);

/** @returns true without a value, null for one that is neither yes nor no */
function activeOf(value: string | null): boolean | null {
  if (value === null || yes.has(value.toLowerCase())) return true;
  return no.has(value.toLowerCase()) ? false : null;
}
