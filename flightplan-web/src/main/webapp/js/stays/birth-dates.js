/** Dates of birth as people type them. */

/**
 * The day that a text says; where it can be read in two ways the one that the language has first, and the `other`. Null
 * when it is no date.
 *
 * @param {string} text
 * @param {string} language such as "en-US"
 * @param {number} now
 * @returns {{ day: Api.Day, other?: Api.Day } | null}
 */
export function birthDate(text, language, now = Date.now()) {
  const parts = /^(\d{1,4})([.\/-])\s?(\d{1,2})\2\s?(\d{1,4})$/.exec(text.trim());
  if (!parts) return null;
  const [, first, separator, second, last] = parts;
  if (first.length > 2) return only(day(first, second, last, now));
  const dayFirst = day(last, second, first, now);
  // a point is written behind the day alone
  if (separator === '.') return only(dayFirst);
  const monthFirst = day(last, first, second, now);
  const [likely, other] = beginsWithMonth(language) ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  if (!likely || !other || likely === other) return only(likely ?? other);
  return { day: likely, other };
}

/**
 * @param {Api.Day | null} found
 * @returns {{ day: Api.Day } | null}
 */
const only = (found) => (found ? { day: found } : null);

/**
 * @param {string} year of two digits it is the last that has come
 * @param {string} month
 * @param {string} dayOfMonth
 * @param {number} now
 * @returns {Api.Day | null} null for a day that no calendar has
 */
function day(year, month, dayOfMonth, now) {
  if (![2, 4].includes(year.length) || dayOfMonth.length > 2) return null;
  const present = new Date(now).getUTCFullYear();
  let full = Number(year);
  if (year.length === 2) {
    full += Math.floor(present / 100) * 100;
    if (full > present) full -= 100;
  }
  const text = `${String(full).padStart(4, '0')}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** @param {string} language */
function beginsWithMonth(language) {
  const parts = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'numeric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'day' || type === 'month')?.type === 'month';
}
