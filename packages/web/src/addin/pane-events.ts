import { composeItem, hasMailboxSet } from './office.ts';

/** What of an appointment says that it has changed; all are below the add-in's floor (Mailbox 1.8). */
const appointmentEvents = [
  'AppointmentTimeChanged',
  'RecurrenceChanged',
  'RecipientsChanged',
  'EnhancedLocationsChanged',
] as const;

/** Tells of changes of the appointment at hand. The host drops the handler together with the item. */
export function whenAppointmentChanges(changed: () => void): void {
  const item = composeItem();
  // By the host's own values: they differ from the names (`olkAppointmentTimeChanged`).
  for (const name of appointmentEvents) item.addHandlerAsync(Office.EventType[name], changed);
}

/** Tells that a pinned pane stands beside another item, or beside none (Mailbox 1.5, outlook/pinnable-taskpane). */
export function whenItemChanges(changed: () => void): void {
  if (hasMailboxSet('1.5')) Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, changed);
}

/** Tells Outlook's new colours while the pane is open (Mailbox 1.14); older clients load the pane anew. */
export function whenThemeChanges(changed: (theme: Office.OfficeTheme) => void): void {
  if (!hasMailboxSet('1.14')) return;
  Office.context.mailbox.addHandlerAsync(
    Office.EventType.OfficeThemeChanged,
    ({ officeTheme }: Office.OfficeThemeChangedEventArgs) => changed(officeTheme),
  );
}
