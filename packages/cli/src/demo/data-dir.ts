import { fileURLToPath } from 'node:url';
import { dataDirFor } from '@planner/db';

/** The clone that this program runs from. */
export const cloneDir: string = fileURLToPath(new URL('../../../../', import.meta.url));

/** The default data folder of this clone. */
export function demoDataDir(): string {
  return dataDirFor(`${cloneDir}.planner/data`);
}
