/** Where a patient can be moved to: the board's units and beds, free ones first; without units the specialty's locations. */
import { texts } from '../texts.js';
import { humanise, place } from '../words.js';

const words = texts.recording;
const UNAVAILABLE = 'retired';

/**
 * @param {Recording.Context} context
 * @param {{ to_location?: unknown, to_bed?: unknown }} [chosen]
 * @returns {Recording.Field[]}
 */
export function placeFields({ board, record: { manifest } }, { to_location: location, to_bed: bed } = {}) {
  const [there, inBed] = [location, bed].map((each) =>
    each === undefined || each === null ? undefined : String(each),
  );
  // a place that was never opened as a unit has no beds to choose from
  const units = (board?.units ?? []).filter(({ unit_id: id }) => id);
  if (!units.length) {
    const options = manifest.locations
      .filter(({ code }) => code !== manifest.discharge_location)
      .map(({ code, label }) => [code, label === code ? code : `${code} – ${label}`]);
    return [
      { name: 'to_location', label: words.fields.location, type: 'choice', required: true, options, value: there },
      { name: 'to_bed', label: words.fields.bed, type: 'text', value: inBed },
    ];
  }
  const options = units.flatMap(({ location, name, beds }) => [
    ...beds
      .filter(({ state }) => state !== UNAVAILABLE)
      .map((bed) => ({ ...bed, taken: Boolean(bed.occupants?.length) }))
      .sort((a, b) => Number(a.taken) - Number(b.taken))
      .map(({ bed, state, taken }) => [placeValue(location, bed), bedWords(bed, state, taken), name]),
    [placeValue(location), words.noBed(name), name],
  ]);
  const others = manifest.locations.filter(
    ({ code }) => code !== manifest.discharge_location && !units.some(({ location: of }) => of === code),
  );
  options.push(...others.map(({ code, label }) => [placeValue(code), `${code} – ${label}`, words.otherPlaces]));
  const value = there && placeValue(there, inBed);
  // where the patient was may be no unit's bed any more
  if (value && !options.some(([each]) => each === value)) options.push([value, place(there, inBed)]);
  return [{ name: 'place', label: words.fields.place, type: 'choice', required: true, options, value }];
}

/**
 * @param {Recording.Values} values
 * @returns {{ to_location: string, to_bed?: string }}
 */
export function placeOf({ place: chosen, to_location: location, to_bed: bed }) {
  if (chosen) return JSON.parse(String(chosen));
  return { to_location: String(location), to_bed: bed === undefined ? undefined : String(bed) };
}

/**
 * @param {string} location
 * @param {string} [bed]
 */
const placeValue = (location, bed) => JSON.stringify({ to_location: location, to_bed: bed });

/**
 * @param {string} bed
 * @param {string} state
 * @param {boolean} taken
 */
function bedWords(bed, state, taken) {
  if (taken) return `${bed} – ${words.occupied}`;
  return state === 'open' || state === 'available' || state === 'free'
    ? bed
    : `${bed} – ${words.bedStates[/** @type {'cleaning'} */ (state)] ?? humanise(state)}`;
}
