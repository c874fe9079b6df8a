import { Filter24Regular } from '@fluentui/react-icons/headless/svg/filter';
import type { LocationsAnswer, TimelineAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import type { RoomFilter } from './timeline-url.ts';

/** No room passes the filters: which one to drop, and how many rooms that brings. */
export default function NoRooms({
  data,
  filter,
  places,
  onChange,
}: {
  readonly data: TimelineAnswer;
  readonly filter: RoomFilter;
  readonly places: LocationsAnswer | undefined;
  readonly onChange: (filter: RoomFilter) => void;
}) {
  const { t } = useText();
  const { withoutFilter } = data;
  const location = places?.locations.find(({ id }) => id === filter.location)?.name ?? '';
  const ways = [
    { count: withoutFilter.features, text: t('filter.dropFeatures'), next: { ...filter, features: [] } },
    { count: withoutFilter.minCapacity, text: t('filter.dropCapacity'), next: { ...filter, minCapacity: null } },
    { count: withoutFilter.floor, text: t('filter.dropFloor'), next: { ...filter, floor: null } },
    { count: withoutFilter.q, text: t('filter.dropSearch'), next: { ...filter, q: '' } },
    {
      count: withoutFilter.location,
      text: t('filter.dropLocation', { location }),
      next: { ...filter, location: 'all', floor: null },
    },
  ].filter(({ count }) => (count ?? 0) > 0);
  const nothing = { location: 'all', floor: null, minCapacity: null, features: [], q: '' };
  return (
    <Notice
      icon={<Filter24Regular />}
      title={data.total === 0 ? t('timeline.none.title') : t('timeline.noMatch.title')}
      action={
        data.total > 0 && (
          <>
            {ways.map(({ count = 0, text, next }) => (
              <Button key={text} onClick={() => onChange(next)}>
                {t('filter.drop', { what: text, count })}
              </Button>
            ))}
            {ways.length === 0 && <Button onClick={() => onChange(nothing)}>{t('filter.dropAll')}</Button>}
          </>
        )
      }
    >
      <p>{data.total === 0 ? t('timeline.none.text') : t('timeline.noMatch.text', { total: data.total })}</p>
    </Notice>
  );
}
