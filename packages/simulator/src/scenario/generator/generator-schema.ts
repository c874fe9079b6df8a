import { z } from 'zod';

/** What a generated organisation is to be like; all of it comes from the seed of the simulator. */
export const generatorSchema = z
  .strictObject({
    people: z.number().int().min(1).max(200_000),
    rooms: z.number().int().min(0).max(10_000).default(0),
    meetings: z
      .number()
      .int()
      .min(0)
      .max(10_000_000)
      .default(0)
      .describe('Dates of meetings in all rooms together; a third of them belong to weekly series'),
    today: z.iso.date().optional().describe("Meetings lie around it; the clock's date when left out"),
    automateProcessing: z.enum(['AutoAccept', 'AutoUpdate']).default('AutoAccept').describe('Of all generated rooms'),
    eachRoomAlike: z
      .boolean()
      .default(false)
      .describe('true: every room has equally many meetings; else few are popular and most are not'),
  })
  .describe('People, rooms, groups and meetings agreed long ago, made of the seed beside those that are named here');

export type GeneratorSpec = z.output<typeof generatorSchema>;
