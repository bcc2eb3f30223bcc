/** Where a patient can be moved to: the board's units and beds, free ones first; without units the specialty's locations. */
import { texts } from '../texts.js';
import { humanise } from '../words.js';

const words = texts.recording;
const UNAVAILABLE = 'retired';

/**
 * @param {Recording.Context} context
 * @returns {Recording.Field[]}
 */
export function placeFields({ board, record: { manifest } }) {
  const units = board?.units ?? [];
  if (!units.length) {
    const options = manifest.locations
      .filter(({ code }) => code !== manifest.discharge_location)
      .map(({ code, label }) => [code, label === code ? code : `${code} – ${label}`]);
    return [
      { name: 'to_location', label: words.fields.location, type: 'choice', required: true, options },
      { name: 'to_bed', label: words.fields.bed, type: 'text' },
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
  return [{ name: 'place', label: words.fields.place, type: 'choice', required: true, options }];
}

/**
 * @param {Recording.Values} values
 * @returns {{ to_location: string, to_bed?: string }}
 */
export function placeOf({ place, to_location: location, to_bed: bed }) {
  if (place) return JSON.parse(String(place));
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
  return state === 'open' || state === 'available' || state === 'free' ? bed : `${bed} – ${humanise(state)}`;
}
