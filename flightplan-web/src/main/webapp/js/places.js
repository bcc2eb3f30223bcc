/** Locations as the specialty's manifest names and colours them. */
import { element, written } from './dom.js';
import { place } from './words.js';
import { texts } from './texts.js';

const UNKNOWN = 'rgb(169,169,169)';

/**
 * @param {Api.Manifest} manifest
 * @param {string} code
 * @returns {Api.Location}
 */
export function locationOf(manifest, code) {
  const known = manifest.locations.find((location) => location.code === code);
  return known ?? { code, label: code, colour: UNKNOWN };
}

/**
 * Location and bed beside a bar of the location's colour.
 *
 * @param {Api.Manifest | null} manifest
 * @param {string | undefined} code
 * @param {string | undefined} bed
 */
export function placeBadge(manifest, code, bed) {
  if (!code) return element('span', { class: 'unknown' }, texts.chart.notRecorded);
  // of a closed stay no specialty is known
  if (!manifest) return element('span', { class: 'place' }, written(place(code, bed)));
  const { label, colour } = locationOf(manifest, code);
  const bar = element('span', { class: 'place-colour', 'aria-hidden': 'true' });
  bar.style.background = colour;
  return element('span', { class: 'place', title: label }, bar, written(place(code, bed)));
}

/**
 * A bed's name where its unit stands above: without the unit's code, if it begins with that.
 *
 * @param {string} location
 * @param {string} bed
 */
export function withoutUnit(location, bed) {
  const prefix = bed.toUpperCase().startsWith(location.toUpperCase()) ? location.length : 0;
  const from = prefix + (prefix && /^[-_. ]/.test(bed.slice(prefix)) ? 1 : 0);
  return bed.slice(from) || bed;
}
