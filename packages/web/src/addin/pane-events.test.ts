import { afterEach, describe, expect, test, vi } from 'vitest';
import { whenAppointmentChanges, whenItemChanges, whenThemeChanges } from './pane-events.ts';

type Handler = (event: object) => void;

/** Outlook's values of the events, as its script has them; each differs from its name. */
const EventType = {
  AppointmentTimeChanged: 'olkAppointmentTimeChanged',
  EnhancedLocationsChanged: 'olkEnhancedLocationsChanged',
  ItemChanged: 'olkItemSelectedChanged',
  OfficeThemeChanged: 'officeThemeChanged',
  RecipientsChanged: 'olkRecipientsChanged',
  RecurrenceChanged: 'olkRecurrenceChanged',
};

/** An Outlook with sets up to Mailbox 1.`minor`, which raises what it knows alone. */
function outlook(minor: number) {
  const handlers = { item: new Map<string, Handler>(), mailbox: new Map<string, Handler>() };
  const on = (owner: 'item' | 'mailbox') => (type: string, handler: Handler) => void handlers[owner].set(type, handler);
  vi.stubGlobal('Office', {
    EventType,
    context: {
      requirements: { isSetSupported: (_set: string, version: string) => Number(version.split('.')[1]) <= minor },
      mailbox: { addHandlerAsync: on('mailbox'), item: { addHandlerAsync: on('item') } },
    },
  });
  return handlers;
}

afterEach(() => vi.unstubAllGlobals());

describe('events of Outlook', () => {
  test('that an appointment has changed come under the host’s own values', () => {
    const { item } = outlook(8);
    const changed = vi.fn<() => void>();
    whenAppointmentChanges(changed);
    const types = [
      'olkAppointmentTimeChanged',
      'olkRecurrenceChanged',
      'olkRecipientsChanged',
      'olkEnhancedLocationsChanged',
    ];
    expect([...item.keys()]).toEqual(types);
    for (const type of types) item.get(type)?.({ type });
    expect(changed).toHaveBeenCalledTimes(4);
  });

  test('that another item was chosen are heard from Mailbox 1.5', () => {
    const changed = vi.fn<() => void>();
    const old = outlook(4);
    whenItemChanges(changed);
    expect(old.mailbox.size).toBe(0);
    const { mailbox } = outlook(5);
    whenItemChanges(changed);
    mailbox.get('olkItemSelectedChanged')?.({ type: 'olkItemSelectedChanged' });
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('that the theme has changed are heard from Mailbox 1.14, and bring the new one', () => {
    const changed = vi.fn<(theme: object) => void>();
    const old = outlook(13);
    whenThemeChanges(changed);
    expect(old.mailbox.size).toBe(0);
    const { mailbox } = outlook(14);
    whenThemeChanges(changed);
    mailbox.get('officeThemeChanged')?.({ type: 'officeThemeChanged', officeTheme: { isDarkTheme: true } });
    expect(changed.mock.calls).toEqual([[{ isDarkTheme: true }]]);
  });
});
