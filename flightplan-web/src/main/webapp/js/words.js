/** How the console says ages, durations, moments and codes. Moments are shown in the hospital's time zone, 24 hours. */
import { language, locale } from './language.js';
import { texts } from './texts.js';
import { local, notBefore, timeZone } from './zone.js';

export { timeZone };

const { units } = texts.page;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// They say what is on the face of the hospital's clock, whose parts `local` gives in UTC.
const UTC = { timeZone: 'UTC' };
// "28.11." in German: its names of months have no room on a chart's axis
const month = language === 'de' ? 'numeric' : 'short';
const date = new Intl.DateTimeFormat(locale, { ...UTC, day: 'numeric', month });
const dateOfYear = new Intl.DateTimeFormat(locale, { ...UTC, day: 'numeric', month, year: 'numeric' });
const clock = new Intl.DateTimeFormat(locale, { ...UTC, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat(locale, { ...UTC, weekday: 'short' });

/** @param {number | Date} moment */
const face = (moment) => local(Number(moment));
// "Sept" is the one month that would be longer than the others.
/** @param {string} words */
const shortened = (words) => words.replace('Sept', 'Sep');

/** @param {number | Date} moment */
export const dayAndMonth = (moment) => shortened(date.format(face(moment)));
/** @param {number | Date} moment */
export const dayMonthYear = (moment) => shortened(dateOfYear.format(face(moment)));
/** @param {number | Date} moment */
export const time = (moment) => clock.format(face(moment));
/** @param {number | Date} moment */
export const dayOfWeek = (moment) => weekday.format(face(moment));

/**
 * "3 Mar", and with the year where it is not this one.
 *
 * @param {number | Date} moment
 * @param {number} now
 */
export const dayInYear = (moment, now = Date.now()) =>
  face(moment).getUTCFullYear() === face(now).getUTCFullYear() ? dayAndMonth(moment) : dayMonthYear(moment);

/**
 * @param {number | Date} moment
 * @param {number} now
 */
export const dayAndTime = (moment, now = Date.now()) =>
  `${dayOfWeek(moment)} ${dayInYear(moment, now)}, ${time(moment)}`;

/**
 * A day as the API writes it, as the moment at which it begins at the hospital.
 *
 * @param {Api.Day | Api.Moment} day
 */
export const beginningOf = (day) => notBefore(`${day.slice(0, 10)}T00:00`);

/**
 * The hospital's midnight of the day that holds the moment.
 *
 * @param {number | Date} moment
 */
export function startOfDay(moment) {
  return beginningOf(face(moment).toISOString());
}

/**
 * Midnight of a day some days later; by the calendar, so that days of 23 and 25 hours count as one.
 *
 * @param {number | Date} moment
 * @param {number} days
 */
export function daysLater(moment, days) {
  return beginningOf(new Date(dayNumber(moment) * DAY + days * DAY).toISOString());
}

/**
 * Calendar days from one moment to another, by the hospital's clock.
 *
 * @param {number | Date} from
 * @param {number | Date} to
 */
export function calendarDays(from, to) {
  return dayNumber(to) - dayNumber(from);
}

/** @param {number | Date} moment */
const dayNumber = (moment) => Math.floor(face(moment).getTime() / DAY);

/**
 * "12 d 4 h", "7 h 20 min", "35 min".
 *
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const minutes = Math.max(0, Math.round(milliseconds / MINUTE));
  if (minutes < 60) return `${minutes} ${units.minute}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return parts(hours, units.hour, minutes % 60, units.minute);
  return parts(Math.floor(hours / 24), units.day, hours % 24, units.hour);
}

/**
 * As said on a paediatric ward, and on the board: days under 28, months under two years.
 *
 * @param {Api.Day | '' | undefined} dateOfBirth
 * @param {number} at
 */
export function age(dateOfBirth, at) {
  if (!dateOfBirth) return '';
  const born = new Date(dateOfBirth);
  const days = Math.max(0, dayNumber(at) - Math.floor(born.getTime() / DAY));
  if (days < 28) return `${days} ${units.day}`;
  const now = face(at);
  let months = (now.getUTCFullYear() - born.getUTCFullYear()) * 12 + now.getUTCMonth() - born.getUTCMonth();
  if (now.getUTCDate() < born.getUTCDate()) months -= 1;
  if (months < 24) return `${months || '< 1'} ${units.month}`;
  if (months < 12 * 18) return parts(Math.floor(months / 12), units.year, months % 12, units.month);
  return `${Math.floor(months / 12)} ${units.year}`;
}

/**
 * A stored code in words: "procedure_name" → "Procedure name".
 *
 * @param {string} code
 */
export function humanise(code) {
  const text = String(code).replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A bed's name often repeats its unit ("B2-04"); then the bed alone says both.
 *
 * @param {string | undefined} location
 * @param {string | undefined} bed
 */
export function place(location, bed) {
  if (!location) return bed ?? '';
  if (!bed) return location;
  return bed.toUpperCase().startsWith(location.toUpperCase()) ? bed : `${location} · ${bed}`;
}

/**
 * @param {number} large
 * @param {string} largeUnit
 * @param {number} small
 * @param {string} smallUnit
 */
function parts(large, largeUnit, small, smallUnit) {
  return small ? `${large} ${largeUnit} ${small} ${smallUnit}` : `${large} ${largeUnit}`;
}
