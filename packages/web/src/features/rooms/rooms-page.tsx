import { useState } from 'react';
import { Link } from 'wouter';
import { useQuery } from '@tanstack/react-query';
import { ConferenceRoom24Regular } from '@fluentui/react-icons/headless/svg/conference-room';
import type { RoomAnswer } from '@planner/api-client';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { FailurePage } from '../session/failure-page.tsx';
import { Features } from '../timeline/room-name.tsx';
import '../timeline/timeline.css';
import '../find/find.css';

/** All rooms, found as one types. */
export default function RoomsPage() {
  const { t, locale } = useText();
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = useQuery({ queryKey: ['rooms'], queryFn: readAllRooms });
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const wanted = typed.trim().toLocaleLowerCase(locale);
  const rooms = (data ?? [])
    .filter((room) =>
      [room.name, room.code, room.locationName, room.floorName ?? ''].some((text) =>
        text.toLocaleLowerCase(locale).includes(wanted),
      ),
    )
    .toSorted((a, b) => compare(a.locationName, b.locationName) || compare(a.name, b.name));
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
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={10} height={56} label={t('loading')} />}
      {data && rooms.length === 0 && (
        <Notice icon={<ConferenceRoom24Regular />} title={t('rooms.none.title')}>
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
