import type { PaneAnswer } from '@planner/api-client';
import { usePaneText } from './pane-text.ts';
import type { Wish } from './use-rooms.ts';

/** What the room has to have. Seats are preset by the people in the appointment. */
export function SearchForm({
  places,
  wish,
  onChange,
}: {
  readonly places: PaneAnswer['places'];
  readonly wish: Wish;
  readonly onChange: (change: Partial<Wish>) => void;
}) {
  const { t } = usePaneText();
  const place = places.locations.find(({ id }) => id === wish.location);
  const toggle = (feature: string): void => {
    const without = wish.features.filter((one) => one !== feature);
    onChange({ features: without.length < wish.features.length ? without : [...wish.features, feature] });
  };
  return (
    <form className="search" aria-label={t('search.title')} onSubmit={(event) => event.preventDefault()}>
      <label className="field-row">
        <span>{t('search.place')}</span>
        <select
          className="input"
          value={wish.location}
          onChange={(event) => onChange({ location: event.target.value, floor: '' })}
        >
          <option value="">{t('search.anywhere')}</option>
          {places.locations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="search-pair">
        <label className="field-row">
          <span>{t('search.people')}</span>
          <input
            className="input"
            type="number"
            min={1}
            max={10_000}
            value={wish.headcount}
            onChange={(event) => {
              const count = event.target.valueAsNumber;
              if (Number.isInteger(count) && count >= 1 && count <= 10_000) onChange({ headcount: count });
            }}
          />
        </label>
        {place && place.floors.length > 1 && (
          <label className="field-row">
            <span>{t('search.floor')}</span>
            <select className="input" value={wish.floor} onChange={(event) => onChange({ floor: event.target.value })}>
              <option value="">{t('search.anyFloor')}</option>
              {place.floors.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <label className="field-row">
        <span>{t('search.name')}</span>
        <input
          className="input"
          type="search"
          maxLength={100}
          value={wish.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </label>
      <div className="chips" role="group" aria-label={t('search.features')}>
        {places.features.map((feature) => (
          <button
            key={feature}
            type="button"
            className="chip"
            aria-pressed={wish.features.includes(feature)}
            onClick={() => toggle(feature)}
          >
            {t('search.feature', { feature })}
          </button>
        ))}
      </div>
    </form>
  );
}
