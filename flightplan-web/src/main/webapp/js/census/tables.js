/** The tables of the census: numbers alone, no patient. */
import { element, written } from '../dom.js';
import { locale } from '../language.js';
import { texts } from '../texts.js';
import { beginningOf, dayInYear, dayOfWeek, duration } from '../words.js';

const words = texts.census;
const HOUR = 3_600_000;
const FLOW = /** @type {const} */ (['admissions', 'transfers_in', 'transfers_out', 'discharges', 'deaths']);
const STAYS = /** @type {const} */ (['los_mean', 'los_p50', 'los_p90']);
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const number = new Intl.NumberFormat(locale);

/**
 * @param {number} occupied
 * @param {number} beds
 */
export const occupancy = (occupied, beds) => (beds ? share.format(occupied / beds) : '–');
/** @param {number | undefined} hours */
export const inHours = (hours) => (hours === undefined ? '–' : duration(hours * HOUR));
/** @param {Api.Day} day */
export const dayInWords = (day) => `${dayOfWeek(beginningOf(day))} ${dayInYear(beginningOf(day))}`;

/**
 * Every day of a unit, the newest first.
 *
 * @param {Api.CensusDay[]} days
 */
export const daysTable = (days) =>
  table(
    words.captions.midnight,
    [
      words.columns.day,
      words.columns.beds,
      words.columns.occupied,
      words.columns.occupancy,
      ...FLOW.map((name) => words.columns[name]),
      ...STAYS.map((name) => words.columns[name]),
    ],
    days
      .toReversed()
      .map((day) => [
        dayCell(day),
        number.format(day.beds),
        element('strong', {}, number.format(day.occupied)),
        occupancy(day.occupied, day.beds),
        ...FLOW.map((name) => number.format(day[name])),
        ...STAYS.map((name) => inHours(day[name])),
      ]),
  );

/**
 * Who was where at midnight, unit by unit, and the house; the newest day first.
 *
 * @param {Api.CensusDay[]} house
 * @param {{ name: string, days: Api.CensusDay[] }[]} units
 */
export function midnightTable(house, units) {
  const known = units.map(({ days }) => new Map(days.map((day) => [day.date, day])));
  return table(
    words.captions.midnight,
    [
      words.columns.day,
      ...units.map(({ name }) => name),
      words.house_,
      words.columns.occupancy,
      words.columns.admissions,
      words.columns.discharges,
      words.columns.deaths,
    ],
    house
      .toReversed()
      .map((day) => [
        dayCell(day),
        ...known.map((days) => number.format(days.get(day.date)?.occupied ?? 0)),
        element('strong', {}, number.format(day.occupied)),
        occupancy(day.occupied, day.beds),
        number.format(day.admissions),
        number.format(day.discharges),
        number.format(day.deaths),
      ]),
  );
}

/**
 * @param {{ name: string, href: string, census: Api.Census }[]} units
 */
export const unitsTable = (units) =>
  table(
    words.captions.units,
    [
      words.columns.unit,
      words.columns.beds,
      words.columns.occupied,
      words.columns.mean,
      ...FLOW.map((name) => words.columns[name]),
      words.columns.los_p50,
      words.columns.los_p90,
    ],
    units.map(({ name, href, census: { items, los } }) => {
      const last = items[items.length - 1];
      return [
        element('a', { href }, written(name)),
        number.format(last?.beds ?? 0),
        element('strong', {}, number.format(last?.occupied ?? 0)),
        occupancy(sum(items, 'occupied'), sum(items, 'beds')),
        ...FLOW.map((each) => number.format(sum(items, each))),
        inHours(los?.p50),
        inHours(los?.p90),
      ];
    }),
  );

/**
 * @param {Api.CensusDay[]} days
 * @param {'occupied' | 'beds' | typeof FLOW[number]} name
 */
export const sum = (days, name) => days.reduce((total, day) => total + day[name], 0);

/** @param {Api.CensusDay} day */
const dayCell = ({ date, hours }) => [
  dayInWords(date),
  hours !== 24 && [' ', element('span', { class: 'flag' }, words.hours(number.format(hours)))],
];

/**
 * The first cell of a row is its heading.
 *
 * @param {string} caption
 * @param {string[]} headings
 * @param {Dom.Child[][]} rows
 */
export function table(caption, headings, rows) {
  return element(
    'div',
    { class: 'census-scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    element(
      'table',
      { class: 'census-table' },
      element('caption', { class: 'unseen' }, caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          headings.map((label) => element('th', { scope: 'col' }, written(label))),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map(([first, ...cells]) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, first),
            cells.map((cell) => element('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}
