/** Every quarter of a day as `HH:mm`. */
export const quarters = Array.from({ length: 96 }, (_none, index) => timeText(Math.floor(index / 4), (index % 4) * 15));

function timeText(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `HH:mm` of what somebody typed; null when it isn't a time. */
export function parseTime(text: string): string | null {
  const digits = /^\s*(\d{1,2})[.:h ]?(\d{2})?\s*$/i.exec(text);
  if (!digits) return null;
  const hour = Number(digits[1]);
  const minute = Number(digits[2] ?? 0);
  return hour < 24 && minute < 60 ? timeText(hour, minute) : null;
}
