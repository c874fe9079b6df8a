/** One known fault of a host that can be switched on. */
export type Quirk = { readonly name: string; readonly what: string; readonly source: string };

const issue = (number: number): string => `OfficeDev/office-js#${number}`;

/**
 * The faults that Outlook's hosts are known for. All are off until `quirks=` in the page's address names them; `slow` and
 * `idUnknown` take a number behind a colon. What they do is in page/addin-quirks.js.
 */
export const quirks: readonly Quirk[] = [
  { name: 'slow', what: 'every call takes as many milliseconds as the number says', source: 'all hosts' },
  { name: 'staleLocations', what: 'enhancedLocation.getAsync tells what was saved last', source: issue(983) },
  { name: 'roomNotAdded', what: 'enhancedLocation.addAsync succeeds and adds nothing', source: issue(2677) },
  { name: 'hiddenRoomUnresolved', what: 'a room hidden from address lists is not resolved', source: 'not documented' },
  { name: 'textForRooms', what: 'location.setAsync makes text of every room', source: issue(2011) },
  {
    name: 'recurrenceHangs',
    what: 'recurrence.getAsync never calls back after the series changed',
    source: issue(3125),
  },
  { name: 'recurrenceNull', what: 'recurrence.getAsync tells null for a series', source: issue(2764) },
  { name: 'zeroEndDate', what: 'a series that began in the past ends on 0000-00-00', source: issue(1978) },
  { name: 'occurrenceTimes', what: 'a series tells the times of the date that was opened', source: issue(6276) },
  { name: 'removalSilent', what: 'taking the recurrence away raises no event', source: issue(4962) },
  { name: 'eventsMuted', what: 'no event of the item is raised', source: issue(5878) },
  { name: 'itemIdMissing', what: 'getItemIdAsync fails with 9046 though the item is saved', source: issue(5924) },
  { name: 'itemIdThrows', what: 'getItemIdAsync throws a TypeError', source: issue(1310) },
  {
    name: 'idUnknown',
    what: 'Graph knows the id of getItemIdAsync only after as many seconds as the number says',
    source: issue(6077),
  },
  { name: 'markerFailsFirst', what: 'the first save of custom properties of a draft fails', source: issue(6624) },
  { name: 'markerNotOnDates', what: 'custom properties of one date are lost with its update', source: issue(6228) },
  { name: 'noBridge', what: 'window.nestedAppAuthBridge is missing though the set is there', source: 'msal-js#7723' },
  { name: 'dialogRefused', what: 'the person refuses each dialog (12009)', source: 'dialog-handle-errors-events' },
  { name: 'popupsBlocked', what: 'the browser blocks each dialog (12011)', source: 'dialog-handle-errors-events' },
  { name: 'sendUnasked', what: 'OnAppointmentSend is not raised', source: issue(5657) },
];
