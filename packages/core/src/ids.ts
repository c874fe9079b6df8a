/** Branded ids: a room id can't be passed where a person id belongs, though both are UUIDs in text form. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

export type SiteId = Brand<string, 'SiteId'>;
export type PersonId = Brand<string, 'PersonId'>;
export type LocationId = Brand<string, 'LocationId'>;
export type FloorId = Brand<string, 'FloorId'>;
export type RoomId = Brand<string, 'RoomId'>;
export type AtomId = Brand<string, 'AtomId'>;
export type MeetingId = Brand<string, 'MeetingId'>;
export type BookingId = Brand<string, 'BookingId'>;
export type SeriesId = Brand<string, 'SeriesId'>;
export type HoldId = Brand<string, 'HoldId'>;
/** An appointment that is being written in Outlook. */
export type DraftId = Brand<string, 'DraftId'>;
export type LinkId = Brand<string, 'LinkId'>;
