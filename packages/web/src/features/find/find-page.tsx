import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search24Regular } from '@fluentui/react-icons/headless/svg/search';
import type { FreeRoomsAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { isoOf, msOf } from '../../lib/instants.ts';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { instantsOf, timesOf } from '../booking/draft.ts';
import { WhenFields } from '../booking/when-fields.tsx';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { FilterBar } from '../timeline/filter-bar.tsx';
import { Features } from '../timeline/room-name.tsx';
import { useLocations } from '../timeline/timeline-data.ts';
import { draftOfWish, readWish, writeWish } from './wish.ts';
import type { Wish } from './wish.ts';
import '../timeline/timeline.css';
import '../booking/booking.css';
import './find.css';

/** A room for some people at some time: the best ones first, each with its reason; nothing free is a set of ways out. */
export default function FindPage() {
  const { t } = useText();
  const { person } = useSession();
  const now = useNow();
  const search = useSearch();
  const [, navigate] = useLocation();
  const { data: places } = useLocations();
  const zoneOf = (locationId: string | null): string =>
    places?.locations.find(({ id }) => id === locationId)?.zone ?? person.zone;
  const wish = useMemo(
    () => readWish(search, { nowMs: now, zoneOf, defaultLocation: person.defaultLocationId }),
    // The proposed time stays while the clock ticks.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [search, places, person],
  );
  const change = (changes: Partial<Wish>): void =>
    navigate(`/find${writeWish({ ...wish, ...changes })}`, { replace: true });
  const draft = draftOfWish(wish);
  const times = instantsOf(draft);
  const isTime = times !== null && times.endMs > times.startMs;
  const { location, floor, minCapacity, features } = wish.filter;
  const { data, error, refetch } = useQuery({
    queryKey: ['free-rooms', 'find', times, wish.filter],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/free-rooms', {
          params: {
            query: {
              start: isoOf(times!.startMs),
              end: isoOf(times!.endMs),
              limit: 30,
              ...(minCapacity !== null && { headcount: minCapacity }),
              ...(features.length > 0 && { features: features.join(',') }),
              ...(location !== null && location !== 'all' && { location }),
              ...(floor !== null && { floor }),
            },
          },
        }),
      ),
    enabled: isTime && places !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.find')}</h1>
      </div>
      <div className="find-form">
        <Field label={t('booking.when')}>
          {() => (
            <WhenFields
              draft={draft}
              ownZone={person.zone}
              onChange={({ date, startTime, endDate, endTime }) => change({ date, startTime, endDate, endTime })}
            />
          )}
        </Field>
        <FilterBar
          filter={wish.filter}
          places={places}
          onChange={(filter) => change({ filter, zone: zoneOf(filter.location) })}
        />
      </div>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && isTime && <Skeleton rows={6} height={64} label={t('loading')} />}
      {data && isTime && data.rooms.length > 0 && (
        <FoundRooms found={data} startMs={times.startMs} endMs={times.endMs} headcount={minCapacity} zone={wish.zone} />
      )}
      {data && isTime && data.rooms.length === 0 && <NothingFree found={data} wish={wish} onChange={change} />}
    </div>
  );
}

interface FoundRoomsProps {
  readonly found: FreeRoomsAnswer;
  readonly startMs: number;
  readonly endMs: number;
  readonly headcount: number | null;
  readonly zone: string;
}

function FoundRooms({ found, startMs, endMs, headcount, zone }: FoundRoomsProps) {
  const text = useText();
  const { t } = text;
  const people = headcount === null ? '' : `&headcount=${headcount}`;
  const times = `start=${encodeURIComponent(isoOf(startMs))}&end=${encodeURIComponent(isoOf(endMs))}`;
  return (
    <>
      <p className="quiet" role="status">
        {t('find.count', { count: found.rooms.length, time: rangeText(startMs, endMs, zone, text) })}
      </p>
      <ul className="found">
        {found.rooms.map(({ room, reasons }) => (
          <li key={room.id}>
            <span className="found-what">
              <strong>{room.name}</strong>
              <span className="quiet">
                {[t('room.seats', { count: room.capacity }), room.locationName, room.floorName]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="found-reasons">
                {reasons
                  .filter(({ code }) => headcount !== null || code !== 'seatsOver')
                  .slice(0, 2)
                  .map(({ code, params }) => (
                    <span key={code}>{t('find.reason', reasonValues(code, params))}</span>
                  ))}
              </span>
            </span>
            <Features features={room.features} />
            <ButtonLink
              look="primary"
              href={`/meetings/new?room=${room.id}&${times}&zone=${encodeURIComponent(room.zone)}${people}`}
            >
              {t('timeline.book')}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </>
  );
}

function reasonValues(
  code: string,
  params: { readonly [name: string]: unknown },
): { readonly [name: string]: string | number } {
  const values = Object.entries(params).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return { seats: 0, ...Object.fromEntries(values), code };
}

function NothingFree({
  found,
  wish,
  onChange,
}: {
  readonly found: FreeRoomsAnswer;
  readonly wish: Wish;
  readonly onChange: (changes: Partial<Wish>) => void;
}) {
  const text = useText();
  const { t } = text;
  const { withoutFilter } = found;
  const drops = [
    { count: withoutFilter.features, text: t('filter.dropFeatures'), filter: { ...wish.filter, features: [] } },
    { count: withoutFilter.headcount, text: t('filter.dropCapacity'), filter: { ...wish.filter, minCapacity: null } },
    { count: withoutFilter.floor, text: t('filter.dropFloor'), filter: { ...wish.filter, floor: null } },
    {
      count: withoutFilter.location,
      text: t('filter.dropLocation', { location: '' }),
      filter: { ...wish.filter, location: 'all', floor: null },
    },
  ].filter(({ count }) => (count ?? 0) > 0);
  return (
    <Notice
      icon={<Search24Regular />}
      title={t('find.none.title')}
      action={
        <>
          {found.nearest.map((near) => (
            <Button
              key={`${near.roomId} ${near.start}`}
              look="outline"
              onClick={() => onChange(timesOf(msOf(near.start), msOf(near.end), wish.zone))}
            >
              {t('find.nearest', {
                room: near.roomName,
                time: instantText(msOf(near.start), 'dateTime', wish.zone, text),
              })}
            </Button>
          ))}
          {drops.map(({ count = 0, text: what, filter }) => (
            <Button key={what} onClick={() => onChange({ filter })}>
              {t('filter.drop', { what, count })}
            </Button>
          ))}
        </>
      }
    >
      <p>{t('find.none.text')}</p>
    </Notice>
  );
}
