import type { ImportJobAnswer } from '@planner/api-client';
import { useImportText } from './import-text.ts';
import { Check, Choice } from './job-fields.tsx';
import type { JobSettings } from './job-fields.tsx';
import { rightSets } from './right-sets.ts';
import { SettingsForm, useEditedSettings } from './settings-form.tsx';

const shared = ['language', 'locationId', 'company'] as const;

/** Who becomes a person, what everybody gets, and whose values win. */
export function FieldsTab({ job }: { readonly job: ImportJobAnswer }) {
  const { ti } = useImportText();
  const edited = useEditedSettings(job);
  const { settings, change } = edited;
  const isEntra = settings.dataSource === 'entra';
  return (
    <SettingsForm edited={edited}>
      <Choice
        label={ti('field.who')}
        value={settings.who ?? ''}
        choices={[
          ['', ti('field.who.auto')],
          ['allUsers', ti('field.who.all')],
          ['membersOfLinkedGroups', ti('field.who.linked')],
        ]}
        onChange={(who) => change({ who: who === '' ? null : who })}
      />
      {isEntra && (
        <Check checked={settings.guests} onChange={(guests) => change({ guests })}>
          {ti('field.guests')}
        </Check>
      )}
      <Check checked={settings.withoutMailbox} onChange={(withoutMailbox) => change({ withoutMailbox })}>
        {ti('field.withoutMailbox')}
      </Check>
      <Choice
        label={ti('field.gone')}
        value={settings.noLongerFound}
        choices={[
          ['deactivate', ti('field.gone.deactivate')],
          ['report', ti('field.gone.report')],
        ]}
        onChange={(noLongerFound) => change({ noLongerFound })}
      />
      <Choice
        label={ti('field.unlinked')}
        value={settings.inNoLinkedGroup}
        choices={[
          ['deactivate', ti('field.unlinked.deactivate')],
          ['keep', ti('field.unlinked.keep')],
        ]}
        onChange={(inNoLinkedGroup) => change({ inNoLinkedGroup })}
      />
      <Choice
        label={ti('field.everybody')}
        value={settings.everybody ?? ''}
        choices={[
          ['', ti('field.everybody.none')] as const,
          // Administrators come from a group that somebody has confirmed, never from everybody.
          ...rightSets.filter((set) => set !== 'administrator').map((set) => [set, ti('rights', { set })] as const),
        ]}
        onChange={(set) => change({ everybody: set === '' ? null : set })}
      />
      <div className="field" role="group" aria-label={ti('field.managed')}>
        <span>{ti('field.managed')}</span>
        <div>
          <div className="import-days">
            {shared.map((field) => (
              <Check
                key={field}
                checked={settings.managedFields.includes(field)}
                onChange={(on) =>
                  change({
                    managedFields: shared.filter((one) => (one === field ? on : settings.managedFields.includes(one))),
                  })
                }
              >
                {ti(`field.managed.${field}`)}
              </Check>
            ))}
          </div>
          <p className="field-note">{ti('field.managedHint')}</p>
        </div>
      </div>
      {!isEntra && (
        <ColumnsPart job={job} value={settings.csvColumns} onChange={(csvColumns) => change({ csvColumns })} />
      )}
    </SettingsForm>
  );
}

const columns = [
  'login',
  'name',
  'email',
  'language',
  'location',
  'company',
  'department',
  'groups',
  'active',
  'externalId',
] as const satisfies readonly (keyof JobSettings['csvColumns'])[];

function ColumnsPart({
  job,
  value,
  onChange,
}: {
  readonly job: ImportJobAnswer;
  readonly value: JobSettings['csvColumns'];
  readonly onChange: (columns: JobSettings['csvColumns']) => void;
}) {
  const { ti } = useImportText();
  return (
    <>
      <h2>{ti('field.columns')}</h2>
      <p className="quiet">{ti('field.columnsHint')}</p>
      {columns.map((column) => {
        const names = new Set([...(job.file?.headers ?? []), ...(value[column] ? [value[column]] : [])]);
        return (
          <Choice
            key={column}
            label={ti('column', { column })}
            value={value[column] ?? ''}
            choices={[['', ti('field.column.auto')] as const, ...[...names].map((name) => [name, name] as const)]}
            onChange={(name) => {
              const { [column]: _before, ...others } = value;
              onChange(name === '' ? others : { ...others, [column]: name });
            }}
          />
        );
      })}
    </>
  );
}
