import type { Json } from '../graph/json-read.ts';
import type { Home } from '../tenant/home.ts';
import type { Calendar } from '../tenant/calendar-store.ts';

/** Graph's colours of a calendar and what Outlook paints them with; `auto` has no colour of its own. */
export const calendarColors: Readonly<Record<string, string>> = {
  auto: '',
  lightBlue: '#0078d4',
  lightGreen: '#107c10',
  lightOrange: '#ff8c00',
  lightGray: '#69797e',
  lightYellow: '#fce100',
  lightTeal: '#038387',
  lightPink: '#e3008c',
  lightBrown: '#8e562e',
  lightRed: '#d13438',
  maxColor: '',
};

/** Graph's calendar resource, as its owner sees it; an unknown id shows the default calendar. */
export function calendarJson({ mailbox, tenant }: Home, calendarId: string): Json {
  const { calendars, defaultCalendar } = mailbox.calendar;
  const calendar = calendars.find((one) => one.id === calendarId) ?? defaultCalendar;
  const color = calendar.color ?? 'auto';
  return {
    '@odata.id': `https://graph.microsoft.com/v1.0/users('${mailbox.user.id}@${tenant.id}')/calendars('${calendar.id}')`,
    id: calendar.id,
    name: calendar.name,
    color,
    hexColor: calendarColors[color] ?? '',
    isDefaultCalendar: calendar.isDefault,
    changeKey: mailbox.calendar.changeKey({ changeNumber: versionOf(calendar) }),
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    allowedOnlineMeetingProviders: calendar.meetingProviders ?? ['teamsForBusiness'],
    defaultOnlineMeetingProvider: calendar.meetingProviders?.[0] ?? 'teamsForBusiness',
    isTallyingResponses: true,
    isRemovable: !calendar.isDefault,
    owner: { name: mailbox.user.displayName, address: mailbox.user.mail },
  };
}

/** A number that changes when the calendar's name or colour does. */
function versionOf({ name, color = 'auto' }: Calendar): number {
  let value = 1;
  for (const character of name + color) value = (Math.imul(value, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return value;
}
