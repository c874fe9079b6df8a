import { useDeferredValue, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Combobox, FluentProvider, Option } from '@fluentui/react-components';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import { ChipRemove } from '../../components/chip-select.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { useIsDark } from '../../lib/theme.ts';
import type { PeopleFieldProps } from './people-field.tsx';

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** People by name or address: those of the house are found by the first letters, others are typed as addresses. */
export default function PeoplePicker({ id, attendees, onChange }: PeopleFieldProps) {
  const { t } = useText();
  const dark = useIsDark();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['people', wanted],
    queryFn: () => answerOf(api.GET('/api/v1/people', { params: { query: { q: wanted, limit: 8 } } })),
    enabled: wanted !== '',
  });
  const chosen = attendees.map(({ address }) => address);
  const found = (wanted === '' ? [] : (data?.people ?? [])).flatMap(({ displayName, mail }) =>
    mail === null || chosen.includes(mail) ? [] : [{ name: displayName, address: mail }],
  );
  const options = [
    ...found,
    ...(isAddress(wanted) && !chosen.includes(wanted) && !found.some(({ address }) => address === wanted)
      ? [{ name: wanted, address: wanted }]
      : []),
  ];
  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className="fluent-part">
      {attendees.length > 0 && (
        <ul className="people" aria-label={t('booking.people')}>
          {attendees.map(({ name, address }) => (
            <li key={address}>
              <ChipRemove
                text={name ?? address}
                label={t('filter.remove', { name: name ?? address })}
                onRemove={() => onChange(attendees.filter((other) => other.address !== address))}
              />
            </li>
          ))}
        </ul>
      )}
      <Combobox
        id={id}
        className="people-control"
        aria-label={t('booking.people')}
        placeholder={t('booking.peopleHint')}
        freeform
        value={typed}
        selectedOptions={[]}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onOptionSelect={(_event, { optionValue }) => {
          const added = options.find(({ address }) => address === optionValue);
          setTyped('');
          if (added) onChange([...attendees, { ...added, type: 'required' }]);
        }}
      >
        {options.map(({ name, address }) => (
          <Option key={address} value={address} text={name}>
            {name === address ? address : `${name} · ${address}`}
          </Option>
        ))}
        {options.length === 0 && (
          <Option value="" text="" disabled>
            {wanted === '' ? t('booking.peopleType') : t('booking.peopleNone')}
          </Option>
        )}
      </Combobox>
    </FluentProvider>
  );
}
