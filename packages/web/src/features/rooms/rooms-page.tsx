import { Link, useLocation, useSearch } from 'wouter';
import { useQuery } from '@tanstack/react-query';
import { ConferenceRoom24Regular } from '@fluentui/react-icons/headless/svg/conference-room';
import type { RoomAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { FailurePage } from '../session/failure-page.tsx';
import { FilterBar } from '../timeline/filter-bar.tsx';
import { Features } from '../timeline/room-name.tsx';
import { useLocations } from '../timeline/timeline-data.ts';
import { readFilter, writeChoice } from '../timeline/timeline-url.ts';
import type { RoomFilter } from '../timeline/timeline-url.ts';
import { matchingRooms } from './matching-rooms.ts';
import '../../components/field.css';
import '../timeline/timeline.css';
import '../find/find.css';
import './rooms.css';

/** All rooms, found as one types, and narrowed by chips. The address says what is shown, so a link shows the same. */
export default function RoomsPage() {
  const { t, locale } = useText();
  const search = useSearch();
  const [, navigate] = useLocation();
  const { data: places } = useLocations();
  const filter = readFilter(new URLSearchParams(search));
  const change = (next: RoomFilter): void =>
    navigate(`/rooms${writeChoice({ date: null, view: 'day', zoom: 'fit', filter: next })}`, { replace: true });
  const { data, error, refetch } = useQuery({ queryKey: ['rooms'], queryFn: readAllRooms });
  const rooms = matchingRooms(data ?? [], filter, locale);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.rooms')}</h1>
        <span className="grow" />
        <input
          className="input rooms-search"
          type="search"
          aria-label={t('timeline.searchRooms')}
          placeholder={t('timeline.searchRooms')}
          value={filter.q}
          onChange={(event) => change({ ...filter, q: event.target.value })}
        />
      </div>
      <FilterBar
        filter={{ ...filter, q: '' }}
        places={places}
        counts={data && { matching: rooms.length, total: data.length }}
        onChange={(next) => change({ ...next, q: filter.q })}
      />
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={10} height={56} label={t('loading')} />}
      {data && rooms.length === 0 && (
        <Notice
          icon={<ConferenceRoom24Regular />}
          title={t(data.length === 0 ? 'timeline.none.title' : 'rooms.none.title')}
          action={data.length > 0 && <Button onClick={() => change(noFilter)}>{t('filter.dropAll')}</Button>}
        >
          <p>{t(data.length === 0 ? 'timeline.none.text' : 'rooms.none.text')}</p>
        </Notice>
      )}
      <ul className="found">
        {rooms.map((room) => (
          <li key={room.id}>
            <span className="found-what">
              <Link href={`/rooms/${room.id}`}>
                <strong>{room.name}</strong>
              </Link>
              <span className="quiet">
                {[
                  t('room.seats', { count: room.capacity }),
                  room.locationName,
                  room.floorName,
                  room.active ? '' : t('verdict.inactive'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Features features={room.features} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const noFilter: RoomFilter = { location: null, floor: null, minCapacity: null, features: [], q: '' };

async function readAllRooms(): Promise<readonly RoomAnswer[]> {
  const rooms: RoomAnswer[] = [];
  let cursor: string | null = null;
  do {
    const page: { readonly rooms: readonly RoomAnswer[]; readonly next: string | null } = await answerOf(
      api.GET('/api/v1/rooms', { params: { query: { limit: 500, ...(cursor !== null && { cursor }) } } }),
    );
    rooms.push(...page.rooms);
    cursor = page.next;
  } while (cursor !== null);
  return rooms;
}
