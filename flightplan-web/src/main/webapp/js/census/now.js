/** What the census page says of today: the longest stays, and who is to leave and come in the next days. */
import { element, written } from '../dom.js';
import { toStay } from '../router.js';
import { texts } from '../texts.js';
import { beginningOf, dayInYear, dayOfWeek, daysLater, duration, startOfDay } from '../words.js';
import { expectedOf, longestOf } from './expected.js';
import { inHours, table } from './tables.js';

const words = texts.census;
const HOUR = 3_600_000;
const MOST = 10;

/**
 * How long those stayed who left, and who is here for longer than most of them.
 *
 * @param {Api.Census['los']} los
 * @param {Api.Board | null} board
 * @param {string | null} location
 * @param {number} now
 */
export function staysPart(los, board, location, now) {
  const { count = 0, mean, p50, p90 } = los ?? {};
  const said = words.stays;
  return [
    count
      ? [
          element('p', {}, said.of(count)),
          element(
            'dl',
            { class: 'census-facts' },
            [
              [said.mean, mean],
              [said.p50, p50],
              [said.p90, p90],
            ].map(([label, hours]) =>
              element('div', {}, element('dt', {}, label), element('dd', {}, inHours(/** @type {number} */ (hours)))),
            ),
          ),
        ]
      : element('p', { class: 'help' }, said.none),
    board && outliers(longestOf(board, location), p90, now),
  ];
}

/**
 * @param {Api.OpenOccupant[]} stays the longest first
 * @param {number | undefined} limit in hours
 * @param {number} now
 */
function outliers(stays, limit, now) {
  /** @param {Api.OpenOccupant} stay */
  const length = ({ admit_date: from = '' }) => now - Date.parse(from);
  const longer = limit === undefined ? stays : stays.filter((stay) => length(stay) > limit * HOUR);
  const said = words.stays;
  if (limit !== undefined && !longer.length) return element('p', {}, said.noneLonger);
  const shown = longer.slice(0, MOST);
  const { columns } = said;
  return [
    element('h3', {}, limit === undefined ? said.longest : said.longer(inHours(limit))),
    table(
      words.captions.longest,
      [columns.bed, columns.who, columns.stay, columns.target],
      shown.map((stay) => [
        stay.bed ? written(stay.bed) : '–',
        element('a', { href: toStay(stay.admission_id) }, written(stay.name ?? texts.erasedPatient)),
        duration(length(stay)),
        [
          stay.target_discharge_date ? dayInYear(beginningOf(stay.target_discharge_date)) : said.noTarget,
          stay.overdue && [' ', element('span', { class: 'flag cross-check' }, texts.list.overdue)],
        ],
      ]),
    ),
    longer.length > MOST && element('p', {}, said.more(longer.length - MOST)),
  ];
}

/**
 * @param {Api.Board} board
 * @param {string | null} location
 * @param {number} now
 */
export function expectedPart(board, location, now) {
  const { days, undated, closed } = expectedOf(board, location, now);
  const { columns, ...said } = words.expected;
  const today = startOfDay(now);
  return [
    element('p', { class: 'help' }, said.how),
    table(
      words.captions.expected,
      [
        columns.day,
        columns.leave,
        ...(location === null ? [] : [columns.out, columns.in]),
        columns.freed,
        columns.free,
      ],
      days.map(({ leave, overdue, out, in: into, freed, free }, index) => {
        const day = daysLater(today, index);
        return [
          index ? `${dayOfWeek(day)} ${dayInYear(day)}` : said.today,
          [leave, overdue > 0 && [' ', element('span', { class: 'flag cross-check' }, said.overdue(overdue))]],
          ...(location === null ? [] : [out, into]),
          freed,
          element('strong', { class: free < 0 ? 'late' : undefined }, free),
        ];
      }),
    ),
    undated > 0 && element('p', { class: 'help' }, said.undated(undated)),
    closed > 0 && element('p', { class: 'help' }, said.closed(closed)),
  ];
}
