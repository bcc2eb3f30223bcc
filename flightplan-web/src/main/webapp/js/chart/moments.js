/** How the chart tells moments apart: by seconds where a minute holds several, by the offset in the hour that comes twice. */
import { dayAndTime, duration, time } from '../words.js';
import { faceOf, local, momentsOf, offsetName } from '../zone.js';
import { texts } from '../texts.js';

const MINUTE = 60_000;

/**
 * The minutes, since 1970, that hold more than one of these moments.
 *
 * @param {number[]} moments
 */
export function crowdedMinutes(moments) {
  /** @type {Map<number, number>} */
  const first = new Map();
  /** @type {Set<number>} */
  const crowded = new Set();
  for (const moment of moments) {
    const minute = Math.floor(moment / MINUTE);
    const known = first.get(minute);
    if (known === undefined) first.set(minute, moment);
    else if (known !== moment) crowded.add(minute);
  }
  return crowded;
}

/**
 * "CET" where the hospital's clock shows this face twice; else nothing.
 *
 * @param {number} moment
 */
export function whichOfTwo(moment) {
  return momentsOf(faceOf(moment)).length > 1 ? offsetName(moment) : '';
}

/**
 * ":07" in a minute that holds more than one moment of the course.
 *
 * @param {Pick<Chart.Course, 'crowded'>} course
 * @param {number} moment
 */
function secondsOf({ crowded }, moment) {
  if (!crowded.has(Math.floor(moment / MINUTE))) return '';
  return `:${String(local(moment).getUTCSeconds()).padStart(2, '0')}`;
}

/**
 * "Wed 7 Jan, 14:36"; with seconds, the year and the offset where they are needed to tell it from another.
 *
 * @param {Pick<Chart.Course, 'crowded' | 'now'>} course
 * @param {number} moment
 */
export function momentInWords(course, moment) {
  const words = `${dayAndTime(moment, course.now)}${secondsOf(course, moment)}`;
  const which = whichOfTwo(moment);
  return which ? `${words} ${which}` : words;
}

/**
 * "14:36", with the offset where the clock shows it twice.
 *
 * @param {number} moment
 */
export function clockInWords(moment) {
  const which = whichOfTwo(moment);
  return which ? `${time(moment)} ${which}` : time(moment);
}

/**
 * "12 d 4 h", "7 h 20 min", and "20 s" below a minute.
 *
 * @param {number} milliseconds
 */
export function lasting(milliseconds) {
  if (milliseconds > 0 && milliseconds < MINUTE)
    return `${Math.max(1, Math.round(milliseconds / 1000))} ${texts.page.units.second}`;
  return duration(milliseconds);
}
