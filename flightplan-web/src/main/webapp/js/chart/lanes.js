/**
 * The rows below the bands: the plan by phase, and the therapies by kind, one row each. Rows of one group have a head, and can
 * be folded into it; the canvas is as high as they need, so that they never take room from the bands.
 */
import { placeInTime } from './plan.js';
import { font, text } from './scene.js';
import { texts } from '../texts.js';

export const LANE = 23;
/** Where the gutter has no room for names they stand above what they name. */
export const COMPACT_LANE = 34;
const PADDING = 8;
export const PLAN = texts.chart.categories.plan;

/**
 * @param {Chart.Course} course
 * @param {Set<string>} shown
 * @param {Set<string>} folded the groups that show their head alone
 * @param {boolean} compact
 * @returns {Chart.Lanes}
 */
export function lanesOf(course, shown, folded, compact) {
  const height = compact ? COMPACT_LANE : LANE;
  /** @type {Chart.Lane[]} */
  const lanes = [];
  let top = PADDING;
  /** @param {Omit<Chart.Lane, 'top'>} lane */
  const add = (lane) => {
    lanes.push({ ...lane, top });
    top += height;
  };
  for (const [group, rows] of groupsOf(course, shown)) {
    const all = [...rows.values()];
    if (all.length > 1) {
      const row = merged(all);
      const name = `${group} (${row.therapies.length + row.planned.length})`;
      add({ ...row, group, name, head: true, folded: folded.has(group) });
      if (folded.has(group)) continue;
    }
    for (const [name, row] of rows) add({ ...row, group, name, head: false, folded: false });
  }
  return { lanes, height: lanes.length ? top + PADDING : 0 };
}

/** @typedef {Pick<Chart.Lane, 'therapies' | 'planned'>} Row */

/**
 * @param {Chart.Course} course
 * @param {Set<string>} shown
 */
function groupsOf({ plan, therapies }, shown) {
  /** @type {Map<string, Map<string, Row>>} */
  const groups = new Map();
  /**
   * @param {string} group
   * @param {string} name
   * @returns {Row}
   */
  const row = (group, name) => {
    const rows = groups.get(group) ?? new Map();
    groups.set(group, rows);
    const known = rows.get(name) ?? { therapies: [], planned: [] };
    rows.set(name, known);
    return known;
  };
  if (shown.has('plan')) {
    for (const item of plan?.items ?? []) if (placeInTime(item) !== undefined) row(PLAN, item.row).planned.push(item);
  }
  if (shown.has('therapy')) {
    for (const therapy of therapies) row(therapy.group, therapy.name).therapies.push(therapy);
  }
  return groups;
}

/**
 * @param {Row[]} rows
 * @returns {Row}
 */
function merged(rows) {
  return {
    therapies: rows.flatMap(({ therapies }) => therapies),
    planned: rows.flatMap(({ planned }) => planned),
  };
}

/**
 * The names of the rows, in the gutter; those of heads begin at its left.
 *
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawLaneNames({ area, lanes, palette, compact }) {
  const face = font(palette, compact ? 11.5 : 13, 600);
  return lanes.lanes.map(({ name, top, head, folded }) => {
    if (head) {
      const style = { fill: palette.ink, font: font(palette, 13, 700) };
      return text(`${folded ? '▸' : '▾'} ${name}`, 6, area.bottom + top + (compact ? 8 : LANE / 2), style);
    }
    if (compact) return text(name, area.x + 2, area.bottom + top + 7, { fill: palette.inkSoft, font: face });
    const style = { fill: palette.ink, font: face, align: 'right', width: area.x - 20, overflow: 'truncate' };
    return text(name, area.x - 14, area.bottom + top + LANE / 2, style);
  });
}

/**
 * The middle of a lane on the canvas.
 *
 * @param {Chart.Lane} lane
 * @param {Pick<Chart.Scene, 'area' | 'compact'>} scene
 */
export function middleOf({ top }, { area, compact }) {
  return area.bottom + top + (compact ? COMPACT_LANE - 10 : LANE / 2);
}
