import { z } from 'zod';
import { CommandFailure } from './failure.ts';

const port = z.coerce.number().int().min(0).max(65_535);

/** What `planner serve` reads from the environment; docs/reference/settings.md explains each. */
const settingsSchema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
  DATABASE_ADMIN_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .optional(),
  PUBLIC_URL: z.url().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(8080),
  ROLES: z
    .string()
    .default('web,worker,sync')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'worker', 'sync'])).min(1)),
  KEY_FILE: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address')
    .refine((text) => URL.canParse(text), 'must be an address')
    .optional(),
  MAIL_FROM: z.email().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Settings = z.infer<typeof settingsSchema>;
export type Role = Settings['ROLES'][number];

/**
 * Reads the settings of a production start.
 * @throws CommandFailure that names every setting that is missing or wrong, never its value (it may hold a password)
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const parsed = settingsSchema
    .refine((given) => given.SMTP_URL === undefined || given.MAIL_FROM !== undefined, {
      path: ['MAIL_FROM'],
      message: 'is needed with SMTP_URL: the address that mails come from',
    })
    .safeParse(environment);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new CommandFailure(`Settings aren't complete: ${faults.join('; ')}. See docs/reference/settings.md.`);
}
