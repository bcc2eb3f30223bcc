import { element } from '../dom.js';

export const STATUSES = [
  ['active', 'In hospital'],
  ['discharged', 'Discharged'],
  ['', 'All stays'],
];

/**
 * The filters above the list. `onChange(wanted)` gets the filters, `onSearch(text)` what to find, '' to leave the search.
 *
 * @param {Console.Wanted} wanted
 * @param {Api.Manifest[]} manifests
 * @param {(wanted: Console.Wanted) => void} onChange
 * @param {(text: string) => void} onSearch
 */
export function filters(wanted, manifests, onChange, onSearch) {
  return element(
    'div',
    { class: 'filters' },
    element(
      'form',
      { class: 'search', role: 'search', onsubmit: (event) => submit(event, onSearch) },
      element('label', { for: 'sought' }, 'Patient'),
      element('input', {
        id: 'sought',
        name: 'sought',
        type: 'search',
        autocomplete: 'off',
        spellcheck: 'false',
        placeholder: 'name, MRN or yyyy-mm-dd',
        value: wanted.sought ?? '',
      }),
      element('button', { type: 'submit' }, 'Find'),
    ),
    // a search finds whatever the filters say: they are not shown with it
    !wanted.sought && choices(wanted, manifests, onChange),
  );
}

/**
 * @param {Console.Wanted} wanted
 * @param {Api.Manifest[]} manifests
 * @param {(wanted: Console.Wanted) => void} onChange
 */
function choices(wanted, manifests, onChange) {
  /** @param {Dom.Change} event */
  const change = (event) => onChange({ ...wanted, [event.target.name]: event.target.value });
  return [
    choice('status', 'Status', wanted.status, STATUSES, change),
    choice('location', 'Location', wanted.location, [['', 'Any location'], ...locations(manifests)], change),
    choice('risk', 'Risk', wanted.risk, [['', 'Any risk'], ...bands(manifests)], change),
    manifests.length > 1 &&
      choice(
        'specialty',
        'Specialty',
        wanted.specialty,
        [['', 'Any specialty'], ...manifests.map(({ name, label }) => [name, label])],
        change,
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
 * @param {string} name
 * @param {string} label
 * @param {string} current
 * @param {string[][]} options
 * @param {(event: Dom.Change) => void} onchange
 */
function choice(name, label, current, options, onchange) {
  return element(
    'label',
    { class: 'choice-of' },
    element('span', {}, label),
    element(
      'select',
      { name, onchange },
      options.map(([value, words]) => element('option', { value, selected: value === (current ?? '') }, words)),
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

/** @param {Api.Manifest[]} manifests */
export function bands(manifests) {
  const known = new Map(manifests.flatMap((manifest) => manifest.bands).map(({ level, label }) => [level, label]));
  return [...known].sort(([a], [b]) => b - a).map(([level, label]) => [String(level), `${level} ${label}`]);
}
