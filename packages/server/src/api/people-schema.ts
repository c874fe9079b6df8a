import { z } from 'zod';
import { countSchema, idSchema, textSchema } from './wire-schema.ts';

export const peopleQuerySchema = z.object({
  q: textSchema(100).default(''),
  limit: countSchema(1, 50).default(10),
});

export const peopleSchema = z
  .object({ people: z.array(z.object({ id: idSchema, displayName: z.string(), mail: z.string().nullable() })) })
  .meta({ id: 'People' });

export type PeopleAnswer = z.output<typeof peopleSchema>;
