import { defineCommand } from 'citty';
import { examine, type Finding } from '../doctor/examine.ts';

export const doctor = defineCommand({
  meta: { name: 'doctor', description: "Say what is healthy and what isn't, with the next step" },
  args: { data: { type: 'string', description: "The demo's data folder" } },
  async run({ args }) {
    const findings = await examine(process.env, args.data);
    for (const finding of findings) print(finding);
    const wrong = findings.filter((finding) => finding.health === 'wrong').length;
    console.log(wrong === 0 ? '\nPlanner is healthy.' : `\n${wrong} thing${wrong === 1 ? '' : 's'} to mend.`);
    if (wrong > 0) process.exitCode = 1;
  },
});

const signs = { well: 'ok  ', notice: 'note', wrong: 'BAD ' } as const;

function print({ health, what, next }: Finding): void {
  console.log(`${signs[health]}  ${what}${next ? `\n      → ${next}` : ''}`);
}
