/** The end of a huddle: what was agreed of whom, on the screen as on paper. */
import { all } from '../api.js';
import { element, fill, written } from '../dom.js';
import { texts } from '../texts.js';
import { beginningOf, dayAndTime, dayInYear, timeZone } from '../words.js';
import { agreedIn } from './agreed.js';

const words = texts.huddle.agreed;

/**
 * @typedef {object} Line
 * @property {string} bed
 * @property {string} name
 * @property {Api.Id} plan
 */

/**
 * What was agreed, line by line; a request for each plan that may have changed.
 *
 * @param {Line[]} lines
 * @param {number} since
 * @param {AbortSignal} signal
 * @returns {Promise<{ line: Line, agreed: Huddle.Agreed[] }[]>}
 */
export const gather = (lines, since, signal) =>
  Promise.all(
    lines.map(async (line) => ({
      line,
      agreed: agreedIn(await all(`streams/${line.plan}`, {}, { signal }), since),
    })),
  );

/**
 * @param {{ line: Line, agreed: Huddle.Agreed[] }[]} gathered
 * @param {{ unit: string, since: number, stays: number, printed: string, again: () => void }} huddle
 */
export function agreedView(gathered, { unit, since, stays, printed, again }) {
  const found = gathered.filter(({ agreed }) => agreed.length);
  const note = element('p', { class: 'print-note' }, printed);
  return element(
    'section',
    { class: 'agreed', tabindex: -1, 'aria-labelledby': 'agreed-title' },
    element('h1', { id: 'agreed-title' }, written(words.title(unit))),
    element('p', {}, `${words.when(dayAndTime(since), dayAndTime(Date.now()), timeZone())}, ${words.stays(stays)}`),
    element('p', { class: 'help' }, words.how),
    found.length ? table(found) : element('p', { class: 'notice' }, words.none),
    note,
    element(
      'p',
      { class: 'agreed-tools' },
      element('button', { type: 'button', class: 'primary', onclick: () => window.print() }, words.print),
      element('button', { type: 'button', onclick: again }, words.again),
    ),
  );
}

/** @param {{ line: Line, agreed: Huddle.Agreed[] }[]} found */
function table(found) {
  return element(
    'table',
    { class: 'agreed-table' },
    element('caption', { class: 'unseen' }, words.caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        Object.values(words.columns).map((label) => element('th', { scope: 'col' }, label)),
      ),
    ),
    found.map(({ line, agreed }) =>
      fill(
        element('tbody'),
        agreed.map((each, index) => row(line, each, index, agreed.length)),
      ),
    ),
  );
}

/**
 * @param {Line} line
 * @param {Huddle.Agreed} agreed
 * @param {number} index
 * @param {number} of
 */
function row({ bed, name }, agreed, index, of) {
  const { kind, owner, due, day, done } = agreed;
  const until = due ? dayAndTime(Date.parse(due)) : kind === 'milestone' && day ? dayInYear(beginningOf(day)) : '';
  return element(
    'tr',
    { 'data-kind': kind },
    index === 0 && [
      element('th', { scope: 'rowgroup', rowspan: of }, written(bed || texts.huddle.noBed)),
      element('td', { rowspan: of }, written(name)),
    ],
    element('td', {}, words.kinds[kind]),
    element('td', {}, written(textOf(agreed)), done && [' ', element('span', { class: 'flag' }, words.done)]),
    element('td', {}, owner && written(owner)),
    element('td', {}, until),
  );
}

/** @param {Huddle.Agreed} agreed */
const textOf = ({ kind, text = '', day }) =>
  kind === 'target' ? (day ? words.targetDay(dayInYear(beginningOf(day))) : words.noTarget) : text;
