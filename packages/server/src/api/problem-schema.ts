import { z } from 'zod';
import { errorCatalogue } from '@planner/core';
import type { ErrorCode } from '@planner/core';

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

/** One reason why not: the code and its values, and the same in words of the person's language with the next step. */
export const refusalSchema = z
  .object({
    code: z.enum(codes),
    field: z.string().optional(),
    params: z.record(z.string(), z.unknown()),
    message: z.string(),
    next: z.string(),
  })
  .meta({ id: 'Refusal' });

/** RFC 9457 problem details, extended by every reason and an id that stands in the log. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum([...codes, 'INTERNAL_ERROR'] as [ErrorCode | 'INTERNAL_ERROR', ...(ErrorCode | 'INTERNAL_ERROR')[]]),
    detail: z.string(),
    errors: z.array(refusalSchema),
    correlationId: z.string(),
  })
  .meta({ id: 'Problem' });

export type RefusalAnswer = z.output<typeof refusalSchema>;
export type Problem = z.output<typeof problemSchema>;
