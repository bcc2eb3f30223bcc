/** The controls of a form: one a field, with its label, its unit and range, help, and what is wrong with it. */
import { element, fill } from '../dom.js';
import { texts } from '../texts.js';
import { timeZone } from '../words.js';
import { momentsOf, offsetName } from '../zone.js';

const words = texts.recording;

/**
 * @param {Recording.Field} field
 * @param {Recording.Entered} entered
 */
export function controlOf(field, entered) {
  const id = `field-${field.name}`;
  const helps = [
    field.help,
    field.range && words.range(...field.range),
    field.type === 'moment' && words.inZone(timeZone()),
  ];
  const help = helps.filter(Boolean).join(' · ');
  const value = entered[field.name] ?? field.value ?? '';
  const shared = {
    id,
    name: field.name,
    // the browser's own bubbles speak its language, not the page's
    'aria-required': field.required ? 'true' : undefined,
    'aria-describedby': help ? `${id}-help ${id}-error` : `${id}-error`,
  };
  return element(
    'div',
    { class: `field field-${field.type}`, 'data-field': field.name },
    element('label', { for: id }, field.label, field.unit && ` (${field.unit})`, field.required && ' *'),
    input(field, shared, value),
    field.type === 'moment' && element('div', { class: 'folds' }),
    help && element('small', { id: `${id}-help`, class: 'help' }, help),
    element('p', { id: `${id}-error`, class: 'field-error' }),
  );
}

/**
 * @param {Recording.Field} field
 * @param {Dom.Attributes} shared
 * @param {string} value
 * @returns {Dom.Child}
 */
function input({ type, options = [], offered = [], name }, shared, value) {
  switch (type) {
    case 'long': {
      const area = element('textarea', { ...shared, rows: 3 });
      area.value = value;
      return area;
    }
    case 'choice':
      return element('select', shared, element('option', { value: '' }, words.choose), grouped(options, value));
    case 'boolean':
      return element(
        'select',
        shared,
        ['', 'true', 'false'].map((each) =>
          element(
            'option',
            { value: each, selected: each === value },
            each === '' ? '–' : each === 'true' ? words.yes : words.no,
          ),
        ),
      );
    case 'moment':
      return element('input', { ...shared, type: 'datetime-local', value });
    case 'day':
      return element('input', { ...shared, type: 'date', value });
    default: {
      const numeric = type === 'integer' ? 'numeric' : type === 'decimal' ? 'decimal' : undefined;
      const list = offered.length ? `list-${name}` : undefined;
      return [
        element('input', { ...shared, type: 'text', inputmode: numeric, autocomplete: 'off', list, value }),
        list &&
          element(
            'datalist',
            { id: list },
            offered.map((each) => element('option', { value: each })),
          ),
      ];
    }
  }
}

/**
 * @param {string[][]} options
 * @param {string} chosen
 * @returns {Dom.Child}
 */
function grouped(options, chosen) {
  /** @param {string[]} option */
  const one = ([value, label]) => element('option', { value, selected: value === chosen }, label);
  const groups = [...new Set(options.map(([, , group]) => group ?? ''))];
  return groups.map((group) => {
    const members = options.filter(([, , of]) => (of ?? '') === group).map(one);
    return group ? element('optgroup', { label: group }, members) : members;
  });
}

/**
 * Asks which hour is meant where one comes twice.
 *
 * @param {HTMLElement} form
 * @param {Recording.Field} field
 * @param {Recording.Entered} entered
 */
export function askFold(form, { name, type }, entered) {
  if (type !== 'moment') return;
  const place = form.querySelector(`[data-field="${name}"] .folds`);
  const moments = momentsOf(entered[name] ?? '');
  if (!place) return;
  if (moments.length !== 2) return void fill(place);
  fill(
    place,
    element(
      'fieldset',
      {},
      element('legend', {}, words.whichHour),
      moments.map((moment, index) =>
        element(
          'label',
          {},
          element('input', {
            type: 'radio',
            name: `${name} fold`,
            value: index,
            checked: entered[`${name} fold`] === String(index),
          }),
          (index ? words.second : words.first)(offsetName(moment)),
        ),
      ),
    ),
  );
}

/**
 * Says at each field what is wrong with it, and brings the focus to the first.
 *
 * @param {HTMLElement} form
 * @param {Record<string, string>} errors
 */
export function showErrors(form, errors) {
  /** @type {HTMLElement | null} */
  let first = null;
  for (const node of form.querySelectorAll('[data-field]')) {
    const error = errors[/** @type {HTMLElement} */ (node).dataset.field ?? ''];
    const control = /** @type {HTMLElement | null} */ (node.querySelector('input, select, textarea'));
    fill(/** @type {Element} */ (node.querySelector('.field-error')), error);
    if (error) control?.setAttribute('aria-invalid', 'true');
    else control?.removeAttribute('aria-invalid');
    if (error && !first) first = control;
  }
  first?.focus();
}

/**
 * What stands in the form now, by field.
 *
 * @param {HTMLFormElement} form
 * @returns {Recording.Entered}
 */
export function enteredIn(form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}
