import type { RightKind } from './right.ts';

/** What an administrator picks for a person or a group, and the rights inside it. */
export const rightSets = {
  employee: ['book'],
  assistant: ['book', 'bookForOthers'],
  receptionist: ['book', 'bookForOthers', 'reception'],
  serviceStaff: ['manageServices'],
  facilityManager: ['bookForOthers', 'manageRooms', 'manageServices', 'reception', 'approve', 'reports'],
  userAdministrator: ['managePeople'],
  administrator: ['administrator'],
} as const satisfies { readonly [name: string]: readonly RightKind[] };

export type RightSet = keyof typeof rightSets;

export const rightSetNames = Object.keys(rightSets) as [RightSet, ...RightSet[]];

/** Administrators come from a group that somebody has confirmed, never from everybody. */
export const rightSetsForEverybody = rightSetNames.filter((name) => name !== 'administrator');
