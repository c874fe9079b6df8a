const onlineByDefault = 'the mailbox of the sample made every meeting an online one; the request asks for none';
const olderLocation =
  'written before Outlook gave places of `locations` a unique id; newer pages show it for the same request';
const otherText = 'the page shows the text of another request';
const joinBlock = 'the join block is there, in fewer words than the one of Teams';
const customZone = 'the mailbox of the sample has a custom time zone; zones have names here';
const zoneTexts = 'the texts and the order of Windows’ own list are not part of the simulator';

/**
 * Where the simulator's answers differ from Microsoft's samples, by example and place, and why. The test fails when a
 * difference isn't here and when one that is here has gone: the list only shrinks.
 */
export const expectedDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'user-post-events-02': { '/isOnlineMeeting': onlineByDefault },
  'user-post-events-03': {
    '/isOnlineMeeting': onlineByDefault,
    '/bodyPreview': otherText,
    '/body/content': otherText,
    '/locations/0/uniqueIdType': olderLocation,
  },
  'calendar-post-events-05': {
    '/bodyPreview':
      'this page leaves the join block out that outlook-calendar-online-meetings shows for such a request',
    '/body/content': 'as above',
  },
  'outlook-calendar-online-meetings-02': { '/bodyPreview': joinBlock, '/body/content': joinBlock },
  'outlook-calendar-meeting-proposals-01': {
    '/uid': 'a property of beta; v1.0 has iCalUId',
    '/body/content': otherText,
  },
  'event-update-01': { '/responseStatus/response': 'a placeholder of the page' },
  'event-get-01': {
    '/locations/0/uniqueIdType': olderLocation,
    '/attendees/1/status/time': 'the page shows an answer without its time',
  },
  'user-list-events-01': { '/value/0/locations/0/uniqueIdType': olderLocation },
  'outlook-calendar-online-meetings-01': {
    '/allowedOnlineMeetingProviders':
      'the page is older than the end of Skype for Business; calendar-get shows Teams alone',
  },
  'calendar-getschedule-01': {
    '/value/1/workingHours/timeZone/@odata.type': customZone,
    '/value/1/workingHours/timeZone/bias': customZone,
    '/value/1/workingHours/timeZone/name': customZone,
    '/value/1/workingHours/timeZone/standardOffset': customZone,
    '/value/1/workingHours/timeZone/daylightOffset': customZone,
  },
  'outlook-get-free-busy-schedule-01': {
    '/value/0/workingHours/timeZone/@odata.type': customZone,
    '/value/0/workingHours/timeZone/bias': customZone,
    '/value/0/workingHours/timeZone/name': customZone,
    '/value/0/workingHours/timeZone/standardOffset': customZone,
    '/value/0/workingHours/timeZone/daylightOffset': customZone,
  },
  'outlookuser-supportedtimezones-01': {
    '/value/0/displayName': zoneTexts,
    '/value/1/displayName': zoneTexts,
    '/value/1/alias': zoneTexts,
    '/value/2/displayName': zoneTexts,
    '/value/2/alias': zoneTexts,
    '/value/3/displayName': zoneTexts,
    '/value/3/alias': zoneTexts,
  },
  'outlookuser-supportedtimezones-02': {
    '/value/0/alias': zoneTexts,
    '/value/0/displayName': zoneTexts,
    '/value/1/alias': zoneTexts,
    '/value/1/displayName': zoneTexts,
    '/value/2/alias': zoneTexts,
    '/value/2/displayName': zoneTexts,
    '/value/3/alias': zoneTexts,
    '/value/3/displayName': zoneTexts,
  },
};
