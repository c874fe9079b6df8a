import { useId, useState } from 'react';
import { parseTime, quarters } from './time-of-day.ts';

export interface TimeFieldProps {
  readonly label: string;
  /** `HH:mm` */
  readonly value: string;
  readonly invalid?: boolean;
  readonly onChange: (time: string) => void;
}

/**
 * A wall time on a 24-hour clock. The browser's own field would follow the language of the browser (AM and PM) instead of
 * the reader's. Takes what people type: `9`, `930`, `9.30`, `09:30`.
 */
export function TimeField({ label, value, invalid = false, onChange }: TimeFieldProps) {
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (text: string): void => {
    setTyped(null);
    const time = parseTime(text);
    if (time !== null && time !== value) onChange(time);
  };
  return (
    <>
      <input
        className="input when-time tabular"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={invalid}
        list={list}
        value={typed ?? value}
        onChange={(event) => {
          const text = event.target.value;
          if (quarters.includes(text)) settle(text);
          else setTyped(text);
        }}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => settle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(event.currentTarget.value);
        }}
      />
      <datalist id={list}>
        {quarters.map((time) => (
          <option key={time} value={time} />
        ))}
      </datalist>
    </>
  );
}
