import { readScenario } from '../apply-scenario.ts';
import { demoApps } from '../nordlys/nordlys.ts';
import type { ScenarioInput } from '../scenario-schema.ts';
import type { GeneratorSpec } from './generator-schema.ts';

/**
 * An organisation that is generated and nothing else, with the apps of the Nordlys Group.
 * @returns what `readScenario` returns: sentences when a number is out of bounds
 */
export function generatedScenario(
  generate: Pick<GeneratorSpec, 'people' | 'rooms' | 'meetings'> & Partial<GeneratorSpec>,
): ReturnType<typeof readScenario> {
  // For measurements: nobody is there to consent.
  const apps = demoApps().map((app) => ({ ...app, consented: true }));
  const tenant = { displayName: 'Generated', domains: ['generated.example'], apps, generate };
  return readScenario({ name: 'Generated', tenants: [tenant] } satisfies ScenarioInput);
}
