import { element } from '../dom.js';

export const STATUSES = [
  ['active', 'In hospital'],
  ['discharged', 'Discharged'],
  ['', 'All stays'],
];

/** The filters above the list. `onChange(wanted)` gets the filters, `onSearch(text)` what to find, '' to leave the search. */
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

function choices(wanted, manifests, onChange) {
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

function submit(event, onSearch) {
  event.preventDefault();
  onSearch(new FormData(event.target).get('sought').trim());
}

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
function locations(manifests) {
  const known = new Map(
    manifests.flatMap((manifest) => manifest.locations ?? []).map(({ code, label }) => [code, label]),
  );
  known.delete('DC');
  return [...known].map(([code, label]) => [code, label === code ? code : `${code} – ${label}`]);
}

function bands(manifests) {
  const known = new Map(
    manifests.flatMap((manifest) => manifest.bands ?? []).map(({ level, label }) => [level, label]),
  );
  return [...known].sort(([a], [b]) => b - a).map(([level, label]) => [String(level), `${level} ${label}`]);
}
