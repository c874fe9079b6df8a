/** The page of calendar synchronization, below which the pages about rooms and their mailboxes live. */
export const synchronizationHref = '/admin/settings/integration/calendar-synchronization';
export const linkHref = (roomId?: string) =>
  roomId === undefined ? `${synchronizationHref}/link` : `${synchronizationHref}/link?room=${roomId}`;
export const scriptHref = `${synchronizationHref}/script`;
export const mailboxHref = (roomId: string) => `${synchronizationHref}/rooms/${roomId}`;
