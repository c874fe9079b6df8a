import type { Home } from '../../tenant/home.ts';
import type { CalendarItem } from '../../tenant/item.ts';
import { asObject, everyText, shownObjects, textOf, type PageJson } from '../page-json.ts';
import { isPlaceholder } from '../target.ts';
import { importEvent, readMoment, type ImportPlace } from './import-event.ts';
import { importEvents } from './import-series.ts';
import { ensurePerson } from './people.ts';
import { homeOf, shownEntity, type World } from './world.ts';

const viewNouns = ['events', 'calendarview'];
const answering = ['accept', 'decline', 'tentativelyaccept'];

/** Whether the example is about events of a mailbox. */
export function concernsEvents({ target }: World): boolean {
  return (
    target.owner.kind !== 'none' &&
    target.below.some((segment) => /^(events|calendarview|reminderview)\b/i.test(segment))
  );
}

/** Whether the example is about calendars themselves. */
export function concernsCalendars({ target }: World): boolean {
  return target.owner.kind !== 'none' && target.below.some((segment) => /^calendars?$/i.test(segment));
}

/** Makes the events that the path names or the answer shows. */
export function stageEvents(world: World): void {
  const home = homeOf(world);
  const { target, example } = world;
  const place: ImportPlace = { calendarId: calendarOfPath(world, home), fallbackStart: insideWindow(world) };
  const segments = target.below.map((segment) => segment.toLowerCase());
  const at = segments.findIndex((segment) => viewNouns.includes(segment));
  const id = segments[at] === 'events' ? target.below[at + 1] : undefined;
  const action = segments[at + 2];
  if (segments.some((segment) => segment.startsWith('reminderview'))) return stageReminders(world, home, place);
  if (segments.includes('delta')) return stageDelta(world, home, place);
  if (id === undefined) {
    if (example.request?.method === 'GET') importEvents(home, shownObjects(example.response?.body), place);
    return;
  }
  if (action === 'instances') {
    importEvents(
      home,
      shownObjects(example.response?.body).map((page) => ({ ...page, seriesMasterId: page['seriesMasterId'] ?? id })),
      place,
    );
    return;
  }
  const item = stageOneEvent(world, home, place, { action, id });
  const own = home.mailbox.calendar.itemId(item, 'default');
  if (isPlaceholder(id)) world.pathIds.set(target.segments.length - target.below.length + at + 1, own);
  else if (own !== id) home.mailbox.calendar.adoptId(id, item);
}

/** The event that the path names: as the answer shows it, or one that the action can be done to. */
function stageOneEvent(
  world: World,
  home: Home,
  place: ImportPlace,
  { action, id }: { readonly action: string | undefined; readonly id: string },
): CalendarItem {
  const { example } = world;
  const shown = action === undefined ? shownEntity(world) : null;
  const page: PageJson = shown && example.request?.method === 'GET' ? shown : existing(world);
  const named = isPlaceholder(id) ? page : { ...page, id };
  if (action !== undefined && answering.includes(action)) {
    return importEvent(home, { ...named, ...invitation(world, home) }, place);
  }
  const [item] = importEvents(home, [named], place);
  if (!item) throw new Error('the event of the path could not be made');
  return item;
}

/** An event before a write: what the answer shows without what the request changes. */
function existing(world: World): PageJson {
  const sent = asObject(world.example.request?.body) ?? {};
  const kept = Object.entries(shownEntity(world) ?? {}).filter(
    ([name]) => !(name in sent) && name !== 'onlineMeeting' && !name.startsWith('@'),
  );
  return { subject: 'Review', ...Object.fromEntries(kept) };
}

/** A meeting that somebody else called and this mailbox hasn't answered. */
function invitation(world: World, home: Home): PageJson {
  const other = ensurePerson(world.tenant, { address: `organizer@${world.tenant.domains[0]}`, name: 'Olga Organizer' });
  const { user } = home.mailbox;
  return {
    isOrganizer: false,
    organizer: { emailAddress: { name: other.displayName, address: other.mail } },
    attendees: [{ type: 'required', emailAddress: { name: user.displayName, address: user.mail } }],
    responseStatus: { response: 'notResponded', time: null },
  };
}

/** What a reminder shows of its event. */
function stageReminders(world: World, home: Home, place: ImportPlace): void {
  for (const page of shownObjects(world.example.response?.body)) {
    const start = readMoment(page['eventStartTime']);
    const fires = readMoment(page['reminderFireTime']);
    const minutes = start && fires ? Math.round((start.ms - fires.ms) / 60_000) : 15;
    const event = {
      id: page['eventId'],
      subject: page['eventSubject'],
      start: page['eventStartTime'],
      end: page['eventEndTime'],
      location: page['eventLocation'],
      reminderMinutesBeforeStart: minutes,
    };
    importEvent(home, event, place);
  }
}

/**
 * A page of a delta round. What comes before it (`$skiptoken`) and after it (a next link) is other events; changes
 * (`$deltatoken`) are made by `afterFirstRound`.
 */
function stageDelta(world: World, home: Home, place: ImportPlace): void {
  const { target, example } = world;
  const pages = shownObjects(example.response?.body).filter((page) => page['@removed'] === undefined);
  const filler = { subject: 'Another event' };
  const fill = (count: number): void => {
    for (let made = 0; made < count; made += 1) importEvent(home, filler, place);
  };
  if (target.query.has('$skiptoken')) fill(pageSizeOf(world));
  // What a later round reports as gone was there in the one before.
  const gone = shownObjects(example.response?.body).filter((page) => page['@removed'] !== undefined);
  for (const page of gone) importEvent(home, { id: page['id'], subject: 'Gone' }, place);
  if (!target.query.has('$deltatoken')) importEvents(home, pages, place);
  if (asObject(example.response?.body)?.['@odata.nextLink'] !== undefined) fill(10);
}

/** `Prefer: odata.maxpagesize`, or what Graph sends without it. */
function pageSizeOf({ example }: World): number {
  const prefer = Object.entries(example.request?.headers ?? {}).find(([name]) => name.toLowerCase() === 'prefer')?.[1];
  return Number(/odata\.maxpagesize\s*=\s*(\d+)/i.exec(prefer ?? '')?.[1] ?? 10);
}

/** The calendar of the path, made with the page's id when it isn't the default one. */
function calendarOfPath({ target }: World, home: Home): string {
  const { calendar } = home.mailbox;
  const at = target.below.findIndex((segment) => segment.toLowerCase() === 'calendars');
  const id = at < 0 ? undefined : target.below[at + 1];
  if (id === undefined) return calendar.defaultCalendar.id;
  return (calendar.calendars.find((one) => one.id === id) ?? calendar.addCalendar('Team', id)).id;
}

/** A moment inside the window that the address asks for, or inside what the answer shows. */
function insideWindow({ target, clock, example }: World): Temporal.Instant {
  const text = target.query.get('startdatetime');
  try {
    if (text !== undefined)
      return Temporal.Instant.from(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`).add({ hours: 1 });
  } catch {
    // A placeholder; the answer decides.
  }
  const dates = [...everyText(example.response?.body)].filter((one) => /^(19|20)\d\d-\d\d-\d\dT/.test(one)).sort();
  return dates[0] === undefined ? clock.now().add({ hours: 24 }) : Temporal.Instant.from(`${dates[0].slice(0, 19)}Z`);
}

/** Whether the example is about groups of calendars. */
export const concernsCalendarGroups = ({ target }: World): boolean =>
  target.below[0]?.toLowerCase() === 'calendargroups';

/** Groups of calendars as the answer shows them, or the one that the path names. */
export function stageCalendarGroups(world: World): void {
  const { calendar } = homeOf(world).mailbox;
  const { target, example } = world;
  const named = target.below[1];
  if (named === undefined && example.request?.method !== 'GET') return;
  const shown = shownObjects(example.response?.body);
  const groups = (shown.length > 0 ? shown : [{}]).map((page: PageJson) => ({
    id: named !== undefined && !isPlaceholder(named) ? named : (textOf(page['id']) ?? 'AAMkGroup'),
    name: textOf(page['name']) ?? 'Group',
    classId: textOf(page['classId']) ?? 'ee28b0c0-0000-0000-c000-000000000046',
  }));
  if (named === undefined) calendar.groups = groups;
  else calendar.groups = [...calendar.groups, ...groups];
  const [first] = groups;
  if (named !== undefined && isPlaceholder(named) && first) {
    world.pathIds.set(target.segments.length - target.below.length + 1, first.id);
  }
}

/** Calendars as the answer shows them; the first or the one that says so is the default one. */
export function stageCalendars(world: World): void {
  const home = homeOf(world);
  const { target, example } = world;
  const { calendar } = home.mailbox;
  const segments = target.below.map((segment) => segment.toLowerCase());
  if (segments.at(-1) === 'calendars') {
    if (example.request?.method !== 'GET') return;
    const shown = shownObjects(example.response?.body);
    const standard = Math.max(
      0,
      shown.findIndex((page) => page['isDefaultCalendar'] === true),
    );
    calendar.calendars = shown.map((page, index) => calendarFrom(home, page, index === standard));
    return;
  }
  const page = shownEntity(world) ?? {};
  const sent = asObject(example.request?.body) ?? {};
  const before = Object.fromEntries(Object.entries(page).filter(([name]) => !(name in sent)));
  const isDefault = segments.at(-1) === 'calendar';
  const asked = segments.at(-2) === 'calendars' ? target.below.at(-1) : undefined;
  const named = asked !== undefined && !isPlaceholder(asked) ? { ...before, id: asked } : before;
  const made = calendarFrom(home, named, isDefault);
  calendar.calendars = isDefault ? [made] : [...calendar.calendars, made];
  if (asked !== undefined && isPlaceholder(asked)) world.standIns.set(asked, made.id);
}

function calendarFrom(
  home: Home,
  page: PageJson,
  isDefault: boolean,
): Home['mailbox']['calendar']['calendars'][number] {
  const { calendar } = home.mailbox;
  const color = textOf(page['color']);
  const providers = page['allowedOnlineMeetingProviders'];
  return {
    id: textOf(page['id']) ?? calendar.defaultCalendar.id,
    name: textOf(page['name']) ?? 'Calendar',
    isDefault,
    ...(color === undefined ? {} : { color }),
    ...(Array.isArray(providers) ? { meetingProviders: providers.map(String) } : {}),
  };
}
