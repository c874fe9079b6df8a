import { useState } from 'react';
import { Field } from '../../components/field.tsx';
import { useAccountText } from './account-text.ts';

/** A password, hidden until somebody wants to see it. Password managers fill it in and pasting is welcome. */
export function PasswordField({
  label,
  value,
  onChange,
  isNew = false,
  hint,
  error,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Chosen now, not typed from memory: managers offer a new one. */
  readonly isNew?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
}) {
  const { tc } = useAccountText();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <input
            {...control}
            className="input"
            type={isShown ? 'text' : 'password'}
            value={value}
            required
            autoComplete={isNew ? 'new-password' : 'current-password'}
            spellCheck={false}
            aria-invalid={error !== undefined}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <label className="check account-show">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        {tc('show')}
      </label>
    </>
  );
}
