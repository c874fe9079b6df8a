import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportJobAnswer } from '@planner/api-client';
import { Field } from '../../components/field.tsx';
import { answerOf, api, Refusal } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { useSession } from '../session/session.tsx';
import { refreshImports } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import { Choice } from './job-fields.tsx';

/** The job's file, and another one in its place. A file that can't be used is refused with line and column. */
export function FilePart({ job }: { readonly job: ImportJobAnswer }) {
  const text = useImportText();
  const { ti, t } = text;
  const { person } = useSession();
  const [encoding, setEncoding] = useState<'utf-8' | 'windows-1252'>('utf-8');
  const { file } = job;
  const upload = useMutation({
    mutationFn: (chosen: File) =>
      answerOf(
        api.POST('/api/v1/admin/import-jobs/{id}/file', {
          params: { path: { id: job.id }, query: { name: chosen.name, encoding } },
          headers: { 'Content-Type': 'text/csv' },
          body: chosen,
          bodySerializer: (body) => body as File,
        }),
      ),
    onSettled: refreshImports,
  });
  const { data, error } = upload;
  return (
    <section className="import-form" aria-labelledby="import-file">
      <h2 id="import-file">{ti('file.title')}</h2>
      <p>
        {file
          ? ti('file.is', {
              name: file.name,
              rows: file.rows,
              at: instantText(msOf(file.uploadedAt), 'dateTime', person.zone, text),
            })
          : ti('file.none')}
      </p>
      <Choice
        label={ti('file.encoding')}
        value={encoding}
        choices={[
          ['utf-8', ti('file.encoding.utf8')],
          ['windows-1252', ti('file.encoding.latin')],
        ]}
        onChange={setEncoding}
      />
      <Field label={ti('file.choose')} hint={ti('file.hint')}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.txt,text/csv"
            className="input"
            disabled={upload.isPending}
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              if (chosen) upload.mutate(chosen);
              event.target.value = ''; // the same file again, after it was corrected
            }}
          />
        )}
      </Field>
      <p role="status">{data && ti('file.taken', { rows: data.file.rows, refused: data.refusedRows })}</p>
      {error && (
        <ul role="alert">
          {(error instanceof Refusal ? error.problem.errors : []).map(({ message, next }) => (
            <li key={message}>
              {message} {next}
            </li>
          ))}
          {!(error instanceof Refusal) && <li>{t('failure.notSaved')}</li>}
        </ul>
      )}
    </section>
  );
}
