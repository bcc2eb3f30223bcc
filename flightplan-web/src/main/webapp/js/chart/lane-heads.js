/**
 * The heads of the groups of rows below the bands: buttons over their names, which the canvas draws, so that keyboards fold them
 * too and pictures have them.
 */
import { element } from '../dom.js';
import { COMPACT_LANE, LANE } from './lanes.js';
import { texts } from '../texts.js';

/**
 * `fold(group)` folds or unfolds.
 *
 * @param {HTMLElement} frame
 * @param {(group: string) => void} fold
 */
export function laneHeads(frame, fold) {
  /** @type {Map<string, HTMLElement>} */
  const heads = new Map();
  /** @param {string} group */
  const make = (group) => {
    const button = element('button', { type: 'button', class: 'lane-head', onclick: () => fold(group) });
    heads.set(group, button);
    frame.append(button);
    return button;
  };
  /**
   * @param {Chart.Lanes} lanes
   * @param {number} top of the first lane, below the frame's top
   * @param {boolean} compact
   */
  return function placeHeads({ lanes }, top, compact) {
    const present = lanes.filter(({ head }) => head);
    for (const [group, button] of heads) button.hidden = !present.some((lane) => lane.group === group);
    for (const { group, name, folded, top: below } of present) {
      const button = heads.get(group) ?? make(group);
      button.setAttribute('aria-label', name);
      button.title = folded ? texts.chart.showRows : texts.chart.foldRows;
      button.setAttribute('aria-expanded', String(!folded));
      button.style.top = `${top + below}px`;
      button.style.height = `${compact ? COMPACT_LANE / 2 : LANE}px`;
    }
  };
}
