// Part of the stand-in for office.js: see script.ts. Values as Office sends them over its own bridge.

/** `Office.AsyncResultStatus` … `Office.PlatformType`: what the platform itself names. */
export const officeValues = {
  AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
  EventType: {
    AppointmentTimeChanged: 'olkAppointmentTimeChanged',
    DialogEventReceived: 'dialogEventReceived',
    DialogMessageReceived: 'dialogMessageReceived',
    DialogParentMessageReceived: 'dialogParentMessageReceived',
    EnhancedLocationsChanged: 'olkEnhancedLocationsChanged',
    ItemChanged: 'olkItemSelectedChanged',
    OfficeThemeChanged: 'officeThemeChanged',
    RecipientsChanged: 'olkRecipientsChanged',
    RecurrenceChanged: 'olkRecurrenceChanged',
  },
  HostType: {
    Word: 'Word',
    Excel: 'Excel',
    PowerPoint: 'PowerPoint',
    Outlook: 'Outlook',
    OneNote: 'OneNote',
    Project: 'Project',
    Access: 'Access',
  },
  PlatformType: {
    PC: 'PC',
    OfficeOnline: 'OfficeOnline',
    Mac: 'Mac',
    iOS: 'iOS',
    Android: 'Android',
    Universal: 'Universal',
  },
};

/** `Office.MailboxEnums`, as far as appointments need it. */
export const mailboxValues = {
  Days: {
    Mon: 'mon',
    Tue: 'tue',
    Wed: 'wed',
    Thu: 'thu',
    Fri: 'fri',
    Sat: 'sat',
    Sun: 'sun',
    Weekday: 'weekday',
    WeekendDay: 'weekendDay',
    Day: 'day',
  },
  DelegatePermissions: { Read: 1, Write: 2, DeleteOwn: 4, DeleteAll: 8, EditOwn: 16, EditAll: 32 },
  ItemNotificationMessageType: {
    ProgressIndicator: 'progressIndicator',
    InformationalMessage: 'informationalMessage',
    ErrorMessage: 'errorMessage',
    InsightMessage: 'insightMessage',
  },
  ItemType: { Message: 'message', Appointment: 'appointment' },
  LocationType: { Custom: 'custom', Room: 'room' },
  Month: {
    Jan: 'jan',
    Feb: 'feb',
    Mar: 'mar',
    Apr: 'apr',
    May: 'may',
    Jun: 'jun',
    Jul: 'jul',
    Aug: 'aug',
    Sep: 'sep',
    Oct: 'oct',
    Nov: 'nov',
    Dec: 'dec',
  },
  RecipientType: { DistributionList: 'distributionList', User: 'user', ExternalUser: 'externalUser', Other: 'other' },
  RecurrenceType: { Daily: 'daily', Weekday: 'weekday', Weekly: 'weekly', Monthly: 'monthly', Yearly: 'yearly' },
  ResponseType: {
    None: 'none',
    Organizer: 'organizer',
    Tentative: 'tentative',
    Accepted: 'accepted',
    Declined: 'declined',
  },
  SendModeOverride: { PromptUser: 'promptUser' },
  WeekNumber: { First: 'first', Second: 'second', Third: 'third', Fourth: 'fourth', Last: 'last' },
};
