import type { ImportRunAnswer } from '@planner/api-client';
import { useImportText } from './import-text.ts';

const looks: { readonly [state in ImportRunAnswer['state']]: string } = {
  reading: '',
  planned: '',
  waiting: '',
  applying: '',
  succeeded: 'admin-live',
  partly: '',
  cancelled: 'import-idle',
  discarded: 'import-idle',
  failed: 'admin-stopped',
};

/** How a run stands, in a word with a mark. */
export function RunState({ run: { state } }: { readonly run: Pick<ImportRunAnswer, 'state'> }) {
  const { ti } = useImportText();
  return <span className={`admin-state ${looks[state]}`}>{ti('run.state', { state })}</span>;
}
