/** Columns of a file of people; the first two have to be there. */
export const csvColumns = [
  'login',
  'name',
  'email',
  'language',
  'location',
  'company',
  'department',
  'groups',
  'active',
  'externalId',
] as const;
export type CsvColumn = (typeof csvColumns)[number];

/** Header names that need no mapping by hand, in small letters without spaces. */
const usual: { readonly [column in CsvColumn]: readonly string[] } = {
  login: ['login', 'username', 'userprincipalname', 'upn', 'brugernavn', 'benutzername'],
  name: ['name', 'displayname', 'fullname', 'navn', 'anzeigename'],
  email: ['email', 'e-mail', 'mail', 'mailaddress'],
  language: ['language', 'preferredlanguage', 'sprog', 'sprache'],
  location: ['location', 'office', 'officelocation', 'lokation', 'standort'],
  company: ['company', 'companyname', 'firma', 'virksomhed'],
  department: ['department', 'afdeling', 'abteilung'],
  groups: ['groups', 'group', 'grupper', 'gruppen'],
  active: ['active', 'enabled', 'accountenabled', 'aktiv'],
  externalId: ['externalid', 'id', 'employeeid', 'objectid'],
};

/** Which cell holds which column: what was mapped by hand, else what the header says. */
export type ColumnMap = ReadonlyMap<CsvColumn, number>;

/** @returns the map, or the column that is named twice */
export function mapColumns(
  headers: readonly string[],
  byHand: { readonly [column in CsvColumn]?: string | undefined },
): ColumnMap | { readonly twice: CsvColumn } {
  const names = headers.map((header) => header.toLowerCase().replaceAll(/[\s_]/g, ''));
  const map = new Map<CsvColumn, number>();
  for (const column of csvColumns) {
    const wanted = byHand[column];
    const found = headers.flatMap((header, at) => {
      const isIt = wanted === undefined ? usual[column].includes(names[at]!) : header.trim() === wanted.trim();
      return isIt ? [at] : [];
    });
    if (found.length > 1) return { twice: column };
    if (found.length === 1) map.set(column, found[0]!);
  }
  return map;
}
