import type { ReactNode } from 'react';
import type { ImportJobAnswer } from '@planner/api-client';
import { Field } from '../../components/field.tsx';
import { languages } from '@planner/core';
import { useLocations } from '../timeline/timeline-data.ts';
import { useImportText } from './import-text.ts';

export type JobSettings = ImportJobAnswer['settings'];
/** A form of some of a job's fields. */
export interface FieldsProps<Name extends keyof JobSettings> {
  readonly value: Pick<JobSettings, Name>;
  readonly onChange: (change: Partial<Pick<JobSettings, Name>>) => void;
}

/** One choice of several, as the browser's own list. */
export function Choice<Value extends string>({
  label,
  hint,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <select
          {...control}
          className="select"
          value={value}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {choices.map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function Check({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

export function TextInput({
  label,
  hint,
  value,
  longest,
  required = false,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly longest: number;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          className="input"
          value={value}
          maxLength={longest}
          required={required}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Names of locations, with a name for the empty choice where there is one. */
export function useLocationChoices(empty?: string): readonly (readonly [string, string])[] {
  const { data } = useLocations();
  const all = (data?.locations ?? []).map(({ id, name }) => [id, name] as const);
  return empty === undefined ? all : [['', empty], ...all];
}

/** The languages by their own names. */
export const languageChoices = languages.map(
  (language) => [language, new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language] as const,
);

type SeedName =
  | 'groupFilterPrefix'
  | 'importDisabledAccounts'
  | 'defaultLocation'
  | 'defaultUserLanguage'
  | 'defaultCompany'
  | 'loginFormat'
  | 'name';

/** The fields that the guide of old names, in its order. */
export function SeedFields({ value, onChange }: FieldsProps<SeedName>) {
  const { ti } = useImportText();
  const locations = useLocationChoices();
  return (
    <>
      <TextInput
        label={ti('field.name')}
        value={value.name}
        longest={100}
        required
        onChange={(name) => onChange({ name })}
      />
      <TextInput
        label={ti('field.prefix')}
        hint={ti('field.prefixHint')}
        value={value.groupFilterPrefix}
        longest={64}
        onChange={(groupFilterPrefix) => onChange({ groupFilterPrefix })}
      />
      <div className="field">
        <span />
        <Check
          checked={value.importDisabledAccounts}
          onChange={(importDisabledAccounts) => onChange({ importDisabledAccounts })}
        >
          {ti('field.disabled')}
        </Check>
      </div>
      <Choice
        label={ti('field.location')}
        value={value.defaultLocation}
        choices={locations}
        onChange={(defaultLocation) => onChange({ defaultLocation })}
      />
      <Choice
        label={ti('field.language')}
        value={value.defaultUserLanguage}
        choices={languageChoices}
        onChange={(defaultUserLanguage) => onChange({ defaultUserLanguage })}
      />
      <TextInput
        label={ti('field.company')}
        value={value.defaultCompany ?? ''}
        longest={200}
        onChange={(company) => onChange({ defaultCompany: company === '' ? null : company })}
      />
      <Choice
        label={ti('field.login')}
        hint={ti('field.loginHint')}
        value={value.loginFormat}
        choices={[
          ['UserPrincipalName', 'UserPrincipalName'],
          ['Mail', ti('field.loginMail')],
        ]}
        onChange={(loginFormat) => onChange({ loginFormat })}
      />
    </>
  );
}
