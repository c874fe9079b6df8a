import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ImportJobAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { useSaveJob } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import type { JobSettings } from './job-fields.tsx';

/** A job's settings while somebody changes them. */
export function useEditedSettings(job: ImportJobAnswer) {
  const [settings, setSettings] = useState(job.settings);
  const save = useSaveJob(job);
  return {
    settings,
    change: (some: Partial<JobSettings>) => setSettings({ ...settings, ...some }),
    isChanged: JSON.stringify(settings) !== JSON.stringify(job.settings),
    isSaving: save.isPending,
    save: () => {
      const { dataSource: _source, ...changes } = settings;
      save.mutate({ settings: changes });
    },
  };
}

/** The form of one tab of settings, with its way to save at the end. */
export function SettingsForm({
  edited,
  more,
  children,
}: {
  readonly edited: ReturnType<typeof useEditedSettings>;
  /** Beside Save. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}) {
  const { isChanged, isSaving, save } = edited;
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {children}
      <SaveActions isChanged={isChanged} isSaving={isSaving}>
        {more}
      </SaveActions>
    </form>
  );
}

/** Save, and whether there is something to save. Without `onSave` it submits its form. */
export function SaveActions({
  isChanged,
  isSaving,
  onSave,
  children,
}: {
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly onSave?: () => void;
  readonly children?: ReactNode;
}) {
  const { ti } = useImportText();
  return (
    <div className="import-actions">
      <Button
        look="primary"
        disabled={isSaving || !isChanged}
        {...(onSave ? { onClick: onSave } : { type: 'submit' as const })}
      >
        {ti('save')}
      </Button>
      {children}
      <span role="status" className="quiet">
        {isChanged && ti('unsaved')}
      </span>
    </div>
  );
}
