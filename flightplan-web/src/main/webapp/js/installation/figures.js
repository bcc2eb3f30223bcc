/** How the page of the installation writes sizes, counts, shares, ages and times that something takes. */
import { locale } from '../language.js';
import { texts } from '../texts.js';
import { duration } from '../words.js';

const { units } = texts.page;
const SECOND = 1_000;
const LONGEST_IN_SECONDS = 100 * SECOND;
const STEP = 1_024;
const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'];

const whole = new Intl.NumberFormat(locale);
const short = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

/** @param {number} number */
export const count = (number) => whole.format(number);

/** @param {number} number of which three digits say enough */
export const roughly = (number) => short.format(number);

/** @param {number} of a hundred */
export const share = (of) => percent.format(of / 100);

/** @param {number} bytes "81.5 MB" */
export function size(bytes) {
  let value = bytes;
  let step = 0;
  while (value >= STEP && step < SIZES.length - 1) {
    value /= STEP;
    step += 1;
  }
  return `${(step ? short : whole).format(value)} ${SIZES[step]}`;
}

/** @param {number} milliseconds "42 s", "12 min", "3 d 4 h" */
export const lasting = (milliseconds) =>
  milliseconds < LONGEST_IN_SECONDS
    ? `${Math.max(0, Math.round(milliseconds / SECOND))} ${units.second}`
    : duration(milliseconds);

/** @param {number} seconds */
export const seconds = (seconds) => lasting(seconds * SECOND);

/**
 * @param {Api.Moment} moment
 * @param {number} now
 */
export const since = (moment, now = Date.now()) => lasting(now - Date.parse(moment));
