/**
 * The hospital's time zone: what its clocks show at a moment, and which moments a clock's face can mean. A face is written
 * as inputs of type datetime-local have it, "2026-03-29T02:30"; moments are milliseconds.
 */

import { locale } from './language.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Clocks are changed at full quarters of an hour, so an offset holds for one. */
const QUARTER = 15 * MINUTE;
const MOST_REMEMBERED = 20_000;

let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
let faces = facesIn(zone);
/** @type {Map<number, number>} */
const offsets = new Map();

/** The browser's zone until the hospital's is known. */
export const timeZone = () => zone;

/**
 * From now on all moments are told in this zone; a name that the browser doesn't know is passed over.
 *
 * @param {string | undefined} name of the IANA data base
 */
export function useZone(name) {
  if (!name || name === zone) return;
  try {
    faces = facesIn(name);
  } catch {
    return;
  }
  zone = name;
  offsets.clear();
}

/**
 * How far the hospital's clocks are ahead of UTC.
 *
 * @param {number} moment
 */
export function offsetAt(moment) {
  const quarter = Math.floor(moment / QUARTER);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const at = quarter * QUARTER;
  const offset = Math.round((readFace(at) - at) / MINUTE) * MINUTE;
  if (offsets.size >= MOST_REMEMBERED) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

/**
 * What the hospital's clock shows, as a date whose parts in UTC are those of its face.
 *
 * @param {number} moment
 */
export const local = (moment) => new Date(moment + offsetAt(moment));

/**
 * What the hospital's clock shows, to the minute.
 *
 * @param {number} moment
 */
export const faceOf = (moment) => local(moment).toISOString().slice(0, 16);

/**
 * The moments at which the hospital's clock shows a face: none in the hour that is left out in spring, two in the hour
 * that comes twice in autumn.
 *
 * @param {string} face
 * @returns {number[]}
 */
export function momentsOf(face) {
  const asUtc = Date.parse(`${face}Z`);
  if (Number.isNaN(asUtc)) return [];
  const around = new Set([offsetAt(asUtc - DAY), offsetAt(asUtc + DAY)]);
  return [...around]
    .map((offset) => asUtc - offset)
    .filter((moment) => moment + offsetAt(moment) === asUtc)
    .sort((a, b) => a - b);
}

/**
 * The first moment that is not before a face: the face itself, or, where the clocks leave it out, when they go on.
 *
 * @param {string} face
 */
export function notBefore(face) {
  const [first] = momentsOf(face);
  if (first !== undefined) return first;
  const asUtc = Date.parse(`${face}Z`);
  const before = offsetAt(asUtc - DAY);
  const gap = offsetAt(asUtc + DAY) - before;
  // by the old clock the face lies as far behind the change as it does behind the beginning of the gap
  let changed = asUtc - before;
  while (offsetAt(changed - MINUTE) === before + gap) changed -= MINUTE;
  return changed;
}

/**
 * "CEST", "GMT-3": how the offset of a moment is called.
 *
 * @param {number} moment
 */
export function offsetName(moment) {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(moment);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** @param {string} timeZoneName */
function facesIn(timeZoneName) {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: timeZoneName,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

/** @param {number} moment */
function readFace(moment) {
  /** @type {Record<string, number>} */
  const part = {};
  for (const { type, value } of faces.formatToParts(moment)) part[type] = Number(value);
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
}
