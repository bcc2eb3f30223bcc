/** Above the census: of which unit, of which days, and as recorded when. */
import { element, fill } from '../dom.js';
import { texts } from '../texts.js';
import { timeZone } from '../words.js';
import { faceOf, momentsOf } from '../zone.js';
import { SPANS } from './wanted.js';

const words = texts.census;

/**
 * @param {{ change: (changed: Partial<Census.Wanted>) => void, csv: () => void }} host
 */
export function censusBar({ change, csv }) {
  const units = element('span', { class: 'choice-of' });
  const spans = element('div', { class: 'views', role: 'group', 'aria-label': words.days });
  const [from, to] = [dayInput('census-from'), dayInput('census-to')];
  const asOf = element('input', { id: 'census-as-of', type: 'datetime-local', 'aria-describedby': 'as-of-help' });
  const trouble = element('p', { class: 'field-error', role: 'alert' });
  const form = element(
    'form',
    { class: 'census-form', onsubmit: submit },
    labelled(words.from, from),
    labelled(words.to, to),
    labelled(words.asOf, asOf),
    element('button', { type: 'submit' }, words.show),
    element('small', { id: 'as-of-help', class: 'help' }, words.asOfHelp(timeZone())),
    trouble,
  );
  const tools = element(
    'div',
    { class: 'census-tools' },
    element('button', { type: 'button', onclick: csv, title: words.csvLong }, words.csv),
    element('button', { type: 'button', class: 'primary', onclick: () => window.print() }, words.print),
  );
  const node = element('div', { class: 'census-bar' }, units, spans, tools, form);
  let drawn = '';

  /** @param {Dom.Submit} event */
  function submit(event) {
    event.preventDefault();
    const moments = asOf.value ? momentsOf(asOf.value) : [];
    fill(trouble, asOf.value && !moments.length ? words.noSuchTime : null);
    if (asOf.value && !moments.length) return;
    // of an hour that comes twice the second: all that was recorded in both
    const moment = moments[moments.length - 1];
    const span = from.value && to.value ? { from: from.value, to: to.value } : { from: '', to: '' };
    change({ ...span, asOf: moment === undefined ? '' : new Date(moment).toISOString() });
  }

  /**
   * @param {Api.DeclaredUnit[]} all
   * @param {Census.Wanted} wanted
   * @param {{ from: Api.Day, to: Api.Day }} span
   */
  function show(all, wanted, span) {
    const looks = JSON.stringify([all, wanted, span]);
    // what has not changed keeps the focus, and what is being typed
    if (looks === drawn) return;
    drawn = looks;
    const had = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.span : undefined;
    fill(
      units,
      element('label', { for: 'census-unit' }, words.unit),
      ' ',
      element(
        'select',
        { id: 'census-unit', onchange: ({ target }) => change({ unit: target.value }) },
        element('option', { value: '', selected: !wanted.unit }, words.house),
        all.map(({ unit_id: id, name, closed_at: closed }) =>
          element('option', { value: id, selected: id === wanted.unit }, closed ? words.closedUnit(name) : name),
        ),
      ),
    );
    fill(
      spans,
      SPANS.map((days) => {
        const pressed = !wanted.from && wanted.days === days;
        const onclick = () => change({ days, from: '', to: '' });
        return element(
          'button',
          { type: 'button', 'aria-pressed': String(pressed), 'data-span': days, onclick },
          words.lastDays(days),
        );
      }),
    );
    if (had) /** @type {HTMLElement | null} */ (spans.querySelector(`[data-span="${had}"]`))?.focus();
    from.value = span.from;
    to.value = span.to;
    asOf.value = wanted.asOf ? faceOf(Date.parse(wanted.asOf)) : '';
  }
  return { node, show };
}

/** @param {string} id */
const dayInput = (id) => element('input', { id, type: 'date', required: true });

/**
 * @param {string} label
 * @param {HTMLElement} input
 */
const labelled = (label, input) =>
  element('span', { class: 'choice-of' }, element('label', { for: input.id }, label), ' ', input);
