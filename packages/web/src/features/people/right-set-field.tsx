import { rightSetNames } from '@planner/core';
import { Field } from '../../components/field.tsx';
import { useAccountText } from '../account/account-text.ts';

type RightSetName = (typeof rightSetNames)[number];

/** Which bundle of rights somebody gets. */
export function RightSetField(props: {
  readonly value: RightSetName;
  readonly onChange: (rightSet: RightSetName) => void;
}) {
  const { tc } = useAccountText();
  return (
    <Field label={tc('person.giveSet')}>
      {(control) => (
        <select
          {...control}
          className="select"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value as RightSetName)}
        >
          {rightSetNames.map((set) => (
            <option key={set} value={set}>
              {tc('people.set', { set })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
