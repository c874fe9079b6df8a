import { applicationType } from './application-type.ts';
import { directoryPermissions } from './directory-permissions.ts';
import { groupType } from './group-type.ts';
import type { AnyType } from './property.ts';
import { servicePrincipalType } from './service-principal-type.ts';
import { userType } from './user-type.ts';

/** What the coverage page says about the directory: properties of each type, and where its permissions come from. */
export function directoryCoverage(): readonly string[] {
  return [
    '## Properties of directory objects',
    '',
    'Which operators of `$filter` each of them takes is Microsoft’s table (`data/directory-filters.json`).',
    '',
    '| Type | Read and written | Read only | Only of one object at a time |',
    '|---|---|---|---|',
    ...[userType, groupType, applicationType, servicePrincipalType].map(typeRow),
    '',
    '## Permissions that Microsoft’s file leaves out',
    '',
    'For these calls the table is our own, from the “Permissions” section of each call’s page. `User.Read` is delegated: it',
    'reads no more than oneself.',
    '',
    '| Call | Permission (any) |',
    '|---|---|',
    ...Object.entries(directoryPermissions).map(([call, permissions]) => `| \`${call}\` | ${list(permissions)} |`),
    '',
  ];
}

function typeRow(type: AnyType): string {
  const names = Object.keys(type.properties);
  const written = names.filter((name) => type.properties[name]?.write !== undefined);
  const readOnly = names.filter((name) => type.properties[name]?.write === undefined);
  return `| ${type.name} | ${list(written)} | ${list(readOnly)} | ${list(type.singleOnly)} |`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? '–' : names.map((name) => `\`${name}\``).join(', ');
}
