// Part of the stand-in for office.js: see script.ts.

const two = (number) => String(number).padStart(2, '0');
const dateOf = (year, month, day) =>
  typeof year === 'string' ? year.slice(0, 10) : `${year}-${two(month + 1)}-${two(day)}`;

/**
 * `Office.SeriesTime`: dates and times of a series in the series' own zone, never UTC (office.seriestime). Months count
 * from 0 in the setters with numbers; times are read as `THH:mm:ss:mmm`.
 */
export class SeriesTime {
  #startDate = '';
  #startMinutes = 0;
  #duration = 0;
  #endDate = null;

  /** From what the host told: `{ startDate, startTime: 'HH:mm', duration, endDate }`, the end null when there is none. */
  static from({ startDate, startTime, duration, endDate }) {
    const made = new SeriesTime();
    made.setStartDate(startDate);
    made.setStartTime(startTime);
    made.setDuration(duration);
    made.#endDate = endDate;
    return made;
  }

  setStartDate(year, month, day) {
    this.#startDate = dateOf(year, month, day);
  }

  setEndDate(year, month, day) {
    this.#endDate = dateOf(year, month, day);
  }

  setStartTime(hours, minutes) {
    const [hour, minute] =
      typeof hours === 'string' ? hours.replace('T', '').split(':').map(Number) : [hours, minutes ?? 0];
    this.#startMinutes = hour * 60 + minute;
  }

  setDuration(minutes) {
    this.#duration = minutes;
  }

  getStartDate() {
    return this.#startDate;
  }

  getStartTime() {
    return clockTime(this.#startMinutes);
  }

  /** Null when the series has no end. */
  getEndDate() {
    return this.#endDate;
  }

  getEndTime() {
    return clockTime((this.#startMinutes + this.#duration) % 1440);
  }

  getDuration() {
    return this.#duration;
  }

  /** The form in which it goes to the host. */
  plain() {
    return {
      startDate: this.#startDate,
      startTime: clockTime(this.#startMinutes).slice(1, 6),
      duration: this.#duration,
      endDate: this.#endDate,
    };
  }
}

const clockTime = (minutes) => `T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00:000`;
