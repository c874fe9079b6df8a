import { z } from 'zod';
import { scenarioSchema } from './scenario-schema.ts';

/** The JSON Schema of scenario files, for editors; `scenario.schema.json` of this package holds it. */
export function publishedScenarioSchema(): Record<string, unknown> {
  return z.toJSONSchema(scenarioSchema, { io: 'input', target: 'draft-2020-12' });
}
