import type { Weekday } from '../../tenant/item.ts';
import type { DemoLocation } from './locations.ts';

type PlannedPattern = {
  readonly type: 'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly';
  readonly interval: number;
  readonly daysOfWeek?: readonly Weekday[];
  readonly dayOfMonth?: number;
  readonly index?: 'first' | 'second' | 'third' | 'fourth' | 'last';
};

/** A series as it is planned; when exactly it lies and in which room, the generator finds. */
export type PlannedSeries = {
  readonly subject: string;
  readonly location: DemoLocation['key'];
  readonly department: string;
  readonly pattern: PlannedPattern;
  /** Length of one date. */
  readonly minutes: number;
  readonly people: number;
  /** `open`: from a month ago to some weeks ahead; `ended`: over since last week; `future`: begins next week. */
  readonly span: 'open' | 'ended' | 'future';
  /** Anchored in another zone than the room's: the hour moves when only one of the two changes its clocks. */
  readonly zone?: string;
};

const workdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

const weekly = (days: readonly Weekday[], interval = 1): PlannedPattern => ({
  type: 'weekly',
  interval,
  daysOfWeek: days,
});
const series = (
  subject: string,
  location: DemoLocation['key'],
  department: string,
  pattern: PlannedPattern,
  minutes: number,
  people: number,
  more: Partial<PlannedSeries> = {},
): PlannedSeries => ({ subject, location, department, pattern, minutes, people, span: 'open', ...more });

const cph = 'copenhagen';
const man = 'manchester';
const bos = 'boston';

/** The series of the Nordlys Group but two: the one with five exceptions and the endless one have a story of their own. */
export const plannedSeries: readonly PlannedSeries[] = [
  series('Stand-up Platform', cph, 'Engineering', weekly(workdays), 15, 5),
  series('Stand-up Mobile', cph, 'Engineering', weekly(workdays), 15, 4),
  series('Stand-up Data', cph, 'Engineering', weekly(['monday', 'wednesday', 'friday']), 15, 4),
  series('Stand-up Web', man, 'Engineering', weekly(workdays), 15, 4),
  series('Stand-up Integrations', bos, 'Engineering', weekly(workdays), 15, 3),
  series('Stand-up Care', cph, 'Customer Care', weekly(['monday']), 30, 6),
  series('Stand-up Sales', cph, 'Sales', weekly(['monday']), 30, 6),
  series('Stand-up Marketing', cph, 'Marketing', weekly(['tuesday']), 30, 4),
  series('Stand-up Care UK', man, 'Customer Care', weekly(['monday']), 30, 4),
  series('Stand-up Sales US', bos, 'Sales', weekly(['monday']), 30, 3),
  series('Stand-up Finance', cph, 'Finance', weekly(['wednesday']), 30, 4),
  series('Stand-up People', cph, 'People and Culture', weekly(['thursday'], 2), 30, 4),
  series('Stand-up Product', bos, 'Product', weekly(['tuesday', 'thursday']), 15, 4),
  series('Stand-up Facility', man, 'Facility and IT', weekly(['friday']), 15, 3),
  series('Leadership meeting', cph, 'Executive', weekly(['tuesday']), 120, 7),
  series('Finance weekly', cph, 'Finance', weekly(['thursday']), 60, 4),
  series('Hiring round', cph, 'People and Culture', weekly(['wednesday']), 60, 3),
  series('Product council', cph, 'Product', weekly(['wednesday']), 90, 6),
  series('Roadmap review UK', man, 'Product', weekly(['thursday']), 60, 4),
  series('Site meeting Boston', bos, 'Facility and IT', weekly(['friday']), 45, 4),
  series('Site meeting Manchester', man, 'Facility and IT', weekly(['friday']), 45, 4),
  series('Sprint planning', cph, 'Engineering', weekly(['monday'], 2), 120, 7),
  series('Sprint review', cph, 'Engineering', weekly(['friday'], 2), 60, 7),
  series('Retrospective Platform', cph, 'Engineering', weekly(['friday'], 2), 60, 5),
  series('Sprint planning UK', man, 'Engineering', weekly(['tuesday'], 2), 90, 5),
  series('Payroll run', cph, 'Finance', weekly(['thursday'], 4), 60, 2),
  series('1:1 Ida and Sofie', cph, 'Sales', weekly(['thursday']), 30, 1),
  series('1:1 Engineering', bos, 'Engineering', weekly(['tuesday']), 30, 1),
  series('1:1 Finance', man, 'Finance', weekly(['wednesday']), 30, 1),
  series('Danish for beginners', cph, 'People and Culture', weekly(['tuesday', 'thursday']), 60, 6, { span: 'future' }),
  series('Yoga', cph, 'People and Culture', weekly(['wednesday']), 60, 3, { span: 'future' }),
  series('Transatlantic sync', cph, 'Product', weekly(['tuesday']), 60, 5, { zone: 'America/New_York' }),
  series('Revenue call', man, 'Sales', weekly(['thursday']), 45, 4, { zone: 'America/New_York' }),
  series('Daily war room', cph, 'Customer Care', { type: 'daily', interval: 1 }, 30, 4, { span: 'ended' }),
  series('Office move committee', cph, 'Facility and IT', weekly(['wednesday']), 60, 5, { span: 'ended' }),
  series('Close of the books', cph, 'Finance', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, 90, 3),
  series('Stock count', cph, 'Finance', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 15 }, 60, 2),
  series(
    'All-hands',
    cph,
    'Executive',
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['thursday'], index: 'first' },
    60,
    20,
  ),
  series(
    'Friday demo',
    cph,
    'Product',
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'last' },
    60,
    8,
  ),
  series(
    'Safety committee',
    bos,
    'Facility and IT',
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['tuesday'], index: 'second' },
    60,
    4,
  ),
  series('Annual audit opening', cph, 'Finance', { type: 'absoluteYearly', interval: 1 }, 120, 5, { span: 'future' }),
  series(
    'Founders day planning',
    cph,
    'Executive',
    { type: 'relativeYearly', interval: 1, daysOfWeek: ['monday'], index: 'last' },
    60,
    6,
    { span: 'future' },
  ),
];
