import { useDeferredValue, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import {
  FluentProvider,
  Tag,
  TagPicker,
  TagPickerControl,
  TagPickerGroup,
  TagPickerInput,
  TagPickerList,
  TagPickerOption,
} from '@fluentui/react-components';
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
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
      <TagPicker
        selectedOptions={chosen}
        onOptionSelect={(_event, { selectedOptions, value }) => {
          setTyped('');
          const added = options.find(({ address }) => address === value);
          const kept = attendees.filter(({ address }) => selectedOptions.includes(address));
          const isNew = added !== undefined && selectedOptions.includes(added.address);
          onChange(isNew ? [...kept, { ...added, type: 'required' }] : kept);
        }}
      >
        <TagPickerControl className="people-control">
          <TagPickerGroup aria-label={t('booking.people')}>
            {attendees.map(({ name, address }) => (
              <Tag key={address} value={address} shape="rounded" size="small">
                {name ?? address}
              </Tag>
            ))}
          </TagPickerGroup>
          <TagPickerInput
            id={id}
            aria-label={t('booking.people')}
            placeholder={attendees.length === 0 ? t('booking.peopleHint') : ''}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </TagPickerControl>
        <TagPickerList>
          {options.length === 0 ? (
            <TagPickerOption value="" text="">
              {wanted === '' ? t('booking.peopleType') : t('booking.peopleNone')}
            </TagPickerOption>
          ) : (
            options.map(({ name, address }) => (
              <TagPickerOption
                key={address}
                value={address}
                text={name}
                {...(name !== address && { secondaryContent: address })}
              >
                {name}
              </TagPickerOption>
            ))
          )}
        </TagPickerList>
      </TagPicker>
    </FluentProvider>
  );
}
