import { books } from './meetings.ts';
import { seesRooms } from './rooms.ts';

export const seriesPolicies = { readSeries: seesRooms, readdOccurrence: books };
