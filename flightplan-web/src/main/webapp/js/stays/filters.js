import { element } from '../dom.js';
import { texts } from '../texts.js';
import { FLAGS, SORTS, STATUSES } from './wanted.js';

const words = texts.list;

/**
 * The filters above the list. `onChange(wanted)` gets the filters, `onSearch(text)` what to find, '' to leave the search.
 *
 * @param {Console.Wanted} wanted
 * @param {string} sought
 * @param {Api.Manifest[]} manifests
 * @param {(wanted: Console.Wanted) => void} onChange
 * @param {(text: string) => void} onSearch
 */
export function filters(wanted, sought, manifests, onChange, onSearch) {
  return element(
    'div',
    { class: 'filters' },
    element(
      'form',
      { class: 'search', role: 'search', onsubmit: (event) => submit(event, onSearch) },
      element('label', { for: 'sought' }, words.patient),
      element('input', {
        id: 'sought',
        name: 'sought',
        type: 'search',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: words.seek,
        'aria-keyshortcuts': '/',
        value: sought,
      }),
      element('button', { type: 'submit' }, words.find),
    ),
    // a search finds whatever the filters say: they are not shown with it
    !sought && choices(wanted, manifests, onChange),
  );
}

/**
 * @param {Console.Wanted} wanted
 * @param {Api.Manifest[]} manifests
 * @param {(wanted: Console.Wanted) => void} onChange
 */
function choices(wanted, manifests, onChange) {
  let chosen = wanted;
  /** @param {Dom.Change} event */
  const change = ({ target }) => {
    chosen = { ...chosen, [target.name]: target.value };
    onChange(chosen);
  };
  /**
   * @param {keyof Console.Wanted} name
   * @param {string[][]} options
   */
  const select = (name, options) => choice(name, wanted[name], options, change);
  return [
    select(
      'status',
      STATUSES.map((status) => [status, words.statuses[/** @type {keyof typeof words.statuses} */ (status)]]),
    ),
    select('location', [['', words.any.location], ...locations(manifests)]),
    select('risk', [['', words.any.risk], ...risks(manifests)]),
    select('flag', [['', words.any.flag], ...FLAGS.map((flag) => [flag, words.flags[flag]])]),
    manifests.length > 1 &&
      select('specialty', [['', words.any.specialty], ...manifests.map(({ name, label }) => [name, label])]),
    select(
      'sort',
      SORTS.map((sort) => [sort, words.sorts[sort]]),
    ),
  ];
}

/**
 * @param {Dom.Submit} event
 * @param {(text: string) => void} onSearch
 */
function submit(event, onSearch) {
  event.preventDefault();
  onSearch(String(new FormData(event.target).get('sought')).trim());
}

/**
 * @param {keyof Console.Wanted} name
 * @param {string} current
 * @param {string[][]} options
 * @param {(event: Dom.Change) => void} onchange
 */
function choice(name, current, options, onchange) {
  // what an address asks for and no manifest knows is shown as it stands there
  const known = options.some(([value]) => value === current) ? options : [...options, [current, current]];
  const id = `choice-${name}`;
  return element(
    'span',
    { class: `choice-of ${id}` },
    element('label', { for: id }, name === 'sort' ? words.order : words[name]),
    element(
      'select',
      { id, name, onchange },
      known.map(([value, label]) => element('option', { value, selected: value === current }, label)),
    ),
  );
}

// Where a patient can be now: a discharged one is found by status.
/** @param {Api.Manifest[]} manifests */
export function locations(manifests) {
  const known = new Map(manifests.flatMap((manifest) => manifest.locations).map(({ code, label }) => [code, label]));
  for (const { discharge_location: left } of manifests) known.delete(left);
  return [...known].map(([code, label]) => [code, label === code ? code : `${code} – ${label}`]);
}

// A risk that only a discharge brings is found by status.
/** @param {Api.Manifest[]} manifests */
export function risks(manifests) {
  const states = manifests.flatMap((manifest) =>
    manifest.risk_states.filter(({ code }) => code !== manifest.discharge_location),
  );
  const known = new Map(states.map((state) => [state.code, state]));
  return [...known.values()]
    .sort((a, b) => (b.level ?? 0) - (a.level ?? 0))
    .map(({ code, label, level }) => [code, level === undefined ? label : `${level} ${label}`]);
}
