import { useState } from 'react';
import { Add16Regular } from '@fluentui/react-icons/headless/svg/add';
import type { LocationsAnswer, TimelineAnswer } from '@planner/api-client';
import { ChipRemove, ChipSelect } from '../../components/chip-select.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import type { RoomFilter } from './timeline-url.ts';

export interface FilterBarProps {
  readonly filter: RoomFilter;
  readonly places: LocationsAnswer | undefined;
  readonly onChange: (filter: RoomFilter) => void;
  readonly counts?: Pick<TimelineAnswer, 'matching' | 'total'> | undefined;
  readonly note?: string | undefined;
}

const seats = [2, 4, 6, 8, 10, 12, 16, 20, 40];

/** Which rooms: each filter is a chip that says its value. */
export function FilterBar({ filter, places, onChange, counts, note }: FilterBarProps) {
  const { t } = useText();
  const [adding, setAdding] = useState('');
  const location = places?.locations.find(({ id }) => id === filter.location);
  const missing = places?.features.filter((feature) => !filter.features.includes(feature)) ?? [];
  const set = (changes: Partial<RoomFilter>): void => onChange({ ...filter, ...changes });
  return (
    <div className="filters" role="group" aria-label={t('filter.label')}>
      <ChipSelect
        label={t('filter.location')}
        value={filter.location ?? 'all'}
        choices={[
          { value: 'all', text: t('filter.anyLocation') },
          ...(places?.locations.map(({ id, name }) => ({ value: id, text: name })) ?? []),
        ]}
        onChange={(value) => set({ location: value, floor: null })}
      />
      {location && (
        <ChipSelect
          label={t('filter.floor')}
          value={filter.floor ?? ''}
          choices={[
            { value: '', text: t('filter.anyFloor') },
            ...location.floors.toSorted((a, b) => b.level - a.level).map(({ id, name }) => ({ value: id, text: name })),
          ]}
          onChange={(value) => set({ floor: value === '' ? null : value })}
        />
      )}
      <ChipSelect
        label={t('filter.capacity')}
        value={filter.minCapacity === null ? '' : String(filter.minCapacity)}
        choices={[
          { value: '', text: t('filter.anyCapacity') },
          ...seats.map((count) => ({ value: String(count), text: t('filter.people', { count }) })),
        ]}
        onChange={(value) => set({ minCapacity: value === '' ? null : Number(value) })}
      />
      {filter.features.map((feature) => (
        <ChipRemove
          key={feature}
          text={t('feature', { feature })}
          label={t('filter.remove', { name: t('feature', { feature }) })}
          onRemove={() => set({ features: filter.features.filter((other) => other !== feature) })}
        />
      ))}
      {filter.q !== '' && (
        <ChipRemove
          text={`“${filter.q}”`}
          label={t('filter.remove', { name: filter.q })}
          onRemove={() => set({ q: '' })}
        />
      )}
      {missing.length > 0 && (
        <span className="chip chip-add">
          <Add16Regular aria-hidden />
          <select
            aria-label={t('filter.add')}
            value={adding}
            onChange={(event) => {
              setAdding('');
              set({ features: [...filter.features, event.target.value] });
            }}
          >
            <option value="" disabled>
              {t('filter.feature')}
            </option>
            {missing.map((feature) => (
              <option key={feature} value={feature}>
                {t('feature', { feature })}
              </option>
            ))}
          </select>
        </span>
      )}
      <span className="filters-count tabular">
        {counts && t('filter.count', { matching: counts.matching, total: counts.total })}
        {note && ` · ${note}`}
      </span>
    </div>
  );
}
