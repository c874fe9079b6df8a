/** Errors of Office.js by number (its own list of error codes, Office.Error). */
const names = {
  5000: ['DataWriteError', 'The operation is not supported here.'],
  5001: ['InternalError', 'An internal error has occurred.'],
  7000: ['PermissionDenied', 'The user does not have permissions for this operation.'],
  9000: ['AttachmentSizeExceeded', 'The value is too long.'],
  9012: ['NumberOfRecipientsExceeded', 'The number of recipients exceeds the limit.'],
  9020: ['GenericResponseError', 'An internal error has occurred.'],
  9021: ['SaveError', 'Connection error while trying to save the item on the server.'],
  9023: ['NotificationKeyExists', 'A notification with the specified key already exists.'],
  9024: ['NumberOfNotificationsExceeded', 'The maximum number of notifications has been reached.'],
  9030: ['ItemChanged', 'The item was changed or is no longer there.'],
  9033: ['RecurrenceInstance', 'The recurrence of one date can’t be changed.'],
  9034: ['InvalidRecurrence', 'The recurrence pattern is not valid.'],
  9035: ['RecurrenceZeroOccurrence', 'The series would have no date.'],
  9037: ['InvalidTimeZone', 'The time zone of the recurrence is not valid.'],
  9041: ['NoConnection', 'The server can’t be reached.'],
  9046: ['ItemNotSaved', 'The item is not saved, so it has no id.'],
  9049: ['NotFound', 'There is no such entry.'],
  9051: ['SessionDataFull', 'The session data are longer than allowed.'],
  9055: ['NotShared', 'The item is not in a shared folder or mailbox.'],
  12004: ['DialogDomain', 'The domain of the dialog is not one of the add-in’s.'],
  12005: ['DialogHttp', 'A dialog needs an https address.'],
  12007: ['DialogOpen', 'A dialog is already opened from this pane.'],
  12009: ['DialogRefused', 'The user chose to ignore the dialog box.'],
  12011: ['PopupBlocked', 'The browser blocked the dialog.'],
};

/** What `asyncResult.error` holds. */
export class OfficeError extends Error {
  constructor(code, message = names[code][1]) {
    super(message);
    this.code = code;
    this.name = names[code][0];
  }

  plain() {
    return { code: this.code, name: this.name, message: this.message };
  }
}
