import { AdminTable } from '../admin-table.tsx';
import { useRolloutText } from './rollout-text.ts';
import type { RolloutKey } from './rollout-text.ts';

const steps: readonly { readonly title: RolloutKey; readonly steps: readonly RolloutKey[] }[] = [
  { title: 'addin.before', steps: ['addin.before1', 'addin.before2', 'addin.before3'] },
  { title: 'addin.central', steps: ['addin.central1', 'addin.central2', 'addin.central3', 'addin.central4'] },
  { title: 'addin.manual', steps: ['addin.central1', 'addin.manual1'] },
  { title: 'addin.update', steps: ['addin.update1'] },
];
const troubles = [1, 2, 3, 4] as const;

/** How the add-in gets to everybody, or to oneself, and what to look at when it doesn't. */
export function DeploymentGuide() {
  const tr = useRolloutText();
  return (
    <section aria-labelledby="addin-guide">
      <h2 id="addin-guide">{tr('addin.guide')}</h2>
      {steps.map(({ title, steps: list }) => (
        <div key={title}>
          <h3>{tr(title)}</h3>
          <ol>
            {list.map((step) => (
              <li key={step}>{tr(step)}</li>
            ))}
          </ol>
        </div>
      ))}
      <h3>{tr('addin.trouble')}</h3>
      <AdminTable label={tr('addin.trouble')} columns={[tr('addin.troubleWhat'), tr('addin.troubleWhy')]}>
        {troubles.map((number) => (
          <tr key={number}>
            <th scope="row">{tr(`addin.trouble${number}`)}</th>
            <td>{tr(`addin.trouble${number}Why`)}</td>
          </tr>
        ))}
      </AdminTable>
    </section>
  );
}
