/** How the console says ages, durations, moments and codes. Moments are shown in the browser's time zone, 24 hours. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const dateOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });

// "Sept" is the one month that would be longer than the others.
/** @param {number | Date} moment */
export const dayAndMonth = (moment) => date.format(moment).replace('Sept', 'Sep');
/** @param {number | Date} moment */
export const dayMonthYear = (moment) => dateOfYear.format(moment).replace('Sept', 'Sep');
/** @param {number | Date} moment */
export const time = (moment) => clock.format(moment);
/** @param {number | Date} moment */
export const dayOfWeek = (moment) => weekday.format(moment);
/** @param {number | Date} moment */
export const dayAndTime = (moment) => `${dayOfWeek(moment)} ${dayAndMonth(moment)}, ${time(moment)}`;
export const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * Midnight, local, of the day that holds the moment.
 *
 * @param {number | Date} moment
 */
export function startOfDay(moment) {
  const day = new Date(moment);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

/**
 * Midnight of a day some days later; by the calendar, so that days of 23 and 25 hours count as one.
 *
 * @param {number | Date} moment
 * @param {number} days
 */
export function daysLater(moment, days) {
  const day = new Date(moment);
  day.setDate(day.getDate() + days);
  return startOfDay(day);
}

/**
 * Calendar days from one moment to another, local.
 *
 * @param {number | Date} from
 * @param {number | Date} to
 */
export function calendarDays(from, to) {
  return Math.round((startOfDay(to) - startOfDay(from)) / DAY);
}

/**
 * "12 d 4 h", "7 h 20 min", "35 min".
 *
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const minutes = Math.max(0, Math.round(milliseconds / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return parts(hours, 'h', minutes % 60, 'min');
  return parts(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/**
 * As said on a paediatric ward: days, weeks and months matter while a child is small.
 *
 * @param {Api.Day | '' | undefined} dateOfBirth
 * @param {number} at
 */
export function age(dateOfBirth, at) {
  if (!dateOfBirth) return '';
  const born = new Date(`${dateOfBirth}T00:00:00`);
  const days = Math.max(0, calendarDays(born, at));
  if (days < 14) return `${days} d`;
  if (days < 90) return `${Math.floor(days / 7)} wk`;
  const now = new Date(at);
  let months = (now.getFullYear() - born.getFullYear()) * 12 + now.getMonth() - born.getMonth();
  if (now.getDate() < born.getDate()) months -= 1;
  if (months < 24) return `${months} mo`;
  if (months < 12 * 18) return parts(Math.floor(months / 12), 'y', months % 12, 'mo');
  return `${Math.floor(months / 12)} y`;
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
