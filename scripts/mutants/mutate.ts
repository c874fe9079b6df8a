// Preloaded (`node --import`) into a run of the stories: puts the mutant named in PLANNER_MUTANT in the place of the code that is
// right, while it is loaded. Nothing on disk changes.
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { mutants } from './mutants.ts';

const name = process.env['PLANNER_MUTANT'];
const mutant = mutants.find((one) => one.name === name);
if (!mutant) throw new Error(`there is no mutant "${name}"`);
const file = fileURLToPath(new URL(`../../${mutant.file}`, import.meta.url));

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!url.startsWith('file:') || fileURLToPath(url) !== file) return loaded;
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    const parts = text.split(mutant.from);
    if (parts.length !== 2)
      throw new Error(`the mutant "${mutant.name}" fits ${parts.length - 1} places of ${mutant.file}, not one`);
    return { ...loaded, source: parts.join(mutant.to) };
  },
});
