import { ChevronDown12Regular } from '@fluentui/react-icons/headless/svg/chevron-down';
import { Dismiss12Regular } from '@fluentui/react-icons/headless/svg/dismiss';
import './chip.css';

export interface ChipSelectProps {
  readonly label: string;
  readonly value: string;
  /** The first choice means "no filter". */
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

/** A filter as a chip: the browser's own select under a round face, so that keys, readers and phones know it. */
export function ChipSelect({ label, value, choices, onChange }: ChipSelectProps) {
  const set = value !== '' && value !== choices[0]?.value;
  return (
    <span className={set ? 'chip chip-set' : 'chip'}>
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
      <ChevronDown12Regular aria-hidden />
    </span>
  );
}

/** A filter that is switched on; pressing it switches it off. */
export function ChipRemove({
  text,
  label,
  onRemove,
}: {
  readonly text: string;
  readonly label: string;
  readonly onRemove: () => void;
}) {
  return (
    <button type="button" className="chip chip-set chip-button" aria-label={label} title={label} onClick={onRemove}>
      {text}
      <Dismiss12Regular aria-hidden />
    </button>
  );
}
