import { seesRooms } from './rooms.ts';

export const timelinePolicies = { readTimeline: seesRooms };
