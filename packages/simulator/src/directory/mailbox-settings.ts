import { languageName } from '../calendars/outlook-routes.ts';
import type { Mailbox } from '../tenant/mailbox.ts';

const purposes = { person: 'user', room: 'room', shared: 'shared' } as const;

/** A mailbox's settings as Graph shows them; what was never set shows as Outlook begins with. */
export function presentMailboxSettings(mailbox: Mailbox): Record<string, unknown> {
  const { user } = mailbox;
  const never = { dateTime: '0001-01-01T00:00:00.0000000', timeZone: 'UTC' };
  return {
    archiveFolder: null,
    timeZone: user.zone,
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: 'dd-MM-yyyy',
    timeFormat: 'HH:mm',
    userPurpose: purposes[user.kind],
    automaticRepliesSetting: {
      status: 'disabled',
      externalAudience: 'all',
      internalReplyMessage: '',
      externalReplyMessage: '',
      scheduledStartDateTime: never,
      scheduledEndDateTime: never,
    },
    language: { locale: user.language, displayName: languageName(user.language) },
    workingHours: presentWorkingHours(mailbox),
    ...(user.profile['mailboxSettings'] as Record<string, unknown> | undefined),
  };
}

/** Working hours, with seven fraction digits as Graph prints them. */
export function presentWorkingHours({ workingHours }: Mailbox): Record<string, unknown> {
  return {
    daysOfWeek: [...workingHours.daysOfWeek],
    startTime: `${workingHours.startTime}.0000000`,
    endTime: `${workingHours.endTime}.0000000`,
    timeZone: workingHours.customZone ?? { name: workingHours.zone },
  };
}
