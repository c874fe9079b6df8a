import { useId } from 'react';
import type { ReactNode } from 'react';
import './field.css';

export interface FieldProps {
  readonly label: string;
  /** What was wrong with the value, or a hint; read out with the control. */
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly className?: string;
  readonly children: (control: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode;
}

/** A label, its control and what there is to say about the value. */
export function Field({ label, error, hint, className = '', children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      <div className="field-control">
        {children({ id, ...(note && { 'aria-describedby': `${id}-note` }) })}
        {note && (
          <p id={`${id}-note`} className={error ? 'field-note field-error' : 'field-note'}>
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
