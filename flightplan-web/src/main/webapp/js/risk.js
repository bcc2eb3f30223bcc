/** Risk as the specialty's manifest defines it: the state (Intubated) and the band of the chart it stands in (4). */
import { element } from './dom.js';

export const HIGHEST_LEVEL = 5;
export const DISCHARGED_LEVEL = 1;

/** The band of a risk state in a location; undefined when either is unknown to the manifest. */
export function levelOf(manifest, riskCode, location) {
  const state = stateOf(manifest, riskCode);
  return state?.levels_in?.[location] ?? state?.level;
}

export function riskLabel(manifest, riskCode) {
  return stateOf(manifest, riskCode)?.label ?? riskCode;
}

export function bandLabel(manifest, level) {
  return manifest?.bands?.find((band) => band.level === level)?.label ?? '';
}

/** The band's number on its colour, with its name beside it: the number and the name say what the colour says. */
export function riskBadge(level, label) {
  if (!label && !level) return element('span', { class: 'unknown' }, 'not recorded');
  return element(
    'span',
    { class: 'risk', 'data-level': level ?? 0 },
    element('span', { class: 'risk-level' }, level ?? '?'),
    element('span', { class: 'risk-label' }, label),
  );
}

function stateOf(manifest, riskCode) {
  return manifest?.risk_states?.find((state) => state.code === riskCode);
}
