/** Tables of the installation: a line each, on a phone a card each. */
import { element } from '../dom.js';

/**
 * @typedef {object} Column
 * @property {string} label
 * @property {boolean} [number] whether it stands at the right
 */

/**
 * @param {string} caption
 * @param {Column[]} columns
 * @param {Dom.Child[][]} rows a cell each column; the first names the line
 */
export function table(caption, columns, rows) {
  return element(
    'table',
    { class: 'figures', role: 'table' },
    element('caption', { class: 'unseen' }, caption),
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        columns.map(({ label, number }) =>
          element('th', { scope: 'col', role: 'columnheader', class: number ? 'number' : undefined }, label),
        ),
      ),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      rows.map((cells) => element('tr', { role: 'row' }, columns.map(cellOf(cells)))),
    ),
  );
}

/** @param {Dom.Child[]} cells */
const cellOf =
  (cells) =>
  /**
   * @param {Column} column
   * @param {number} index
   */
  ({ label, number }, index) =>
    element(
      index ? 'td' : 'th',
      {
        scope: index ? undefined : 'row',
        role: index ? 'cell' : 'rowheader',
        class: number ? 'number' : undefined,
        'data-label': label,
      },
      cells[index],
    );

/**
 * A remark on what stands beside it.
 *
 * @param {string} text
 * @param {boolean} bad
 */
export const mark = (text, bad = false) => element('span', { class: bad ? 'flag cross-check' : 'flag' }, text);

/**
 * A button in a line; by its key it keeps the focus when the line is written anew.
 *
 * @param {string} key
 * @param {string} label
 * @param {() => void} onclick
 * @param {{ danger?: boolean, of?: string, disabled?: boolean }} more `of`: what it is for, told to who does not see the line
 */
export const button = (key, label, onclick, { danger = false, of, disabled = false } = {}) =>
  element(
    'button',
    { type: 'button', class: danger ? 'danger' : undefined, 'data-key': key, disabled, onclick },
    label,
    of && element('span', { class: 'unseen' }, ` ${of}`),
  );
