/** Risk as the specialty's manifest defines it: the state and the band of the chart it stands in (4). */
import { element } from './dom.js';
import { texts } from './texts.js';

export const DISCHARGED_LEVEL = 1;

/**
 * The band of a risk state in a location; undefined when either is unknown to the manifest.
 *
 * @param {Api.Manifest} manifest
 * @param {string | undefined} riskCode
 * @param {string | undefined} location
 * @returns {number | undefined}
 */
export function levelOf(manifest, riskCode, location) {
  const state = stateOf(manifest, riskCode);
  return (location === undefined ? undefined : state?.levels_in?.[location]) ?? state?.level;
}

/**
 * @param {Api.Manifest} manifest
 * @param {string | undefined} riskCode
 * @returns {string | undefined}
 */
export function riskLabel(manifest, riskCode) {
  return stateOf(manifest, riskCode)?.label ?? riskCode;
}

/**
 * The band's number on its colour, with its name beside it: the number and the name say what the colour says.
 *
 * @param {number | undefined} level
 * @param {string | undefined} label
 */
export function riskBadge(level, label) {
  if (!label && !level) return element('span', { class: 'unknown' }, texts.chart.notRecorded);
  return element(
    'span',
    { class: 'risk', 'data-level': level ?? 0 },
    element('span', { class: 'risk-level' }, level ?? '?'),
    element('span', { class: 'risk-label' }, label),
  );
}

/**
 * @param {Api.Manifest} manifest
 * @param {string | undefined} riskCode
 */
function stateOf(manifest, riskCode) {
  return manifest.risk_states.find((state) => state.code === riskCode);
}
