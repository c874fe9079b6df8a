import { z } from 'zod';

/** A fault to inject into Graph, as the control API takes it. What isn't said doesn't happen. */
export const faultRuleSchema = z
  .strictObject({
    name: z.string().max(100).default('').describe('Shown in the request log; free text'),
    method: z.string().max(10).optional().describe('GET, POST …; any when left out'),
    path: z
      .string()
      .max(500)
      .default('*')
      .describe('Path below /v1.0 with * for anything, e.g. /users/*/events*; compared without regard to case'),
    appId: z.string().optional().describe('Only calls of this app'),
    rate: z.number().min(0).max(1).default(1).describe('Share of the matching calls, drawn from the seed'),
    times: z.number().int().min(1).optional().describe('At most so often; unlimited when left out'),
    status: z.number().int().min(400).max(599).optional().describe('Refuse with this status'),
    code: z.string().max(100).optional().describe("Graph's error code; the usual one of the status when left out"),
    message: z.string().max(1000).optional(),
    retryAfterSeconds: z.number().int().min(0).max(86_400).optional().describe('Retry-After header of the refusal'),
    afterEffect: z
      .boolean()
      .default(false)
      .describe('The call takes effect first; then the refusal or the lost answer'),
    dropAnswer: z.boolean().default(false).describe('The connection breaks without an answer'),
    delaySeconds: z.number().min(0).max(600).default(0).describe('The answer comes so much later'),
  })
  .refine((rule) => rule.status !== undefined || rule.dropAnswer || rule.delaySeconds > 0, {
    message: 'a fault needs a status, dropAnswer or delaySeconds',
  })
  .meta({ title: 'A fault to inject into Graph' });

/** A rule in force: how often it struck so far is counted with it. */
export type FaultRule = z.output<typeof faultRuleSchema>;

const usualCodes: Record<number, string> = {
  401: 'InvalidAuthenticationToken',
  403: 'ErrorAccessDenied',
  404: 'ErrorItemNotFound',
  409: 'ErrorIrresolvableConflict',
  410: 'SyncStateNotFound',
  412: 'ErrorIrresolvableConflict',
  429: 'ApplicationThrottled',
  500: 'ErrorInternalServerTransientError',
  503: 'serviceNotAvailable',
  504: 'UnknownError',
};

/** The error code that Graph usually gives with a status (contract of throttling and errors). */
export const usualCode = (status: number): string => usualCodes[status] ?? 'UnknownError';

const usualMessages: Record<number, string> = {
  429: 'Application is over its MailboxConcurrency limit.',
  503: 'The service is temporarily unavailable.',
  504: '',
};

/** The text that goes with it. */
export const usualMessage = (status: number): string => usualMessages[status] ?? 'A fault that was asked for.';

/** Whether a rule is about this call. */
export function concerns(rule: FaultRule, call: { method: string; path: string; appId: string }): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== call.method) return false;
  if (rule.appId !== undefined && rule.appId.toLowerCase() !== call.appId.toLowerCase()) return false;
  return patternOf(rule.path).test(call.path);
}

function patternOf(path: string): RegExp {
  const escaped = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 'i');
}
