/** The location's code and bed, written at the line: once for each run of steps in one place, where there is room. */
import { place } from '../words.js';
import { font, rect, text, textWidth } from './scene.js';
import { endOf } from './steps.js';

const HEIGHT = 17;

/** @typedef {{ location: string, bed?: string, y: number, left: number, right: number }} Run */

/**
 * Labels with their boxes; each box is taken in `occupied`.
 *
 * @param {Chart.Scene} scene
 * @param {import('./mark-layout.js').Occupied} occupied
 */
export function placeLabels(scene, occupied) {
  const { palette, area } = scene;
  const bold = font(palette, 13, 700);
  /** @type {Chart.Label[]} */
  const placed = [];
  for (const run of runs(scene).sort((a, b) => width(b) - width(a))) {
    const found = options(run, bold).find(
      ({ box }) => box.left >= area.x && box.right <= area.right && occupied.free(box),
    );
    if (!found) continue;
    occupied.add({ ...found.box, isLabel: true });
    placed.push({ ...found, font: bold, colour: palette.location(run.location).colour });
  }
  return placed;
}

/**
 * @param {Chart.Label[]} labels
 * @param {Chart.Palette} palette
 * @returns {Chart.Drawn[]}
 */
export function drawPlaceLabels(labels, palette) {
  return labels.flatMap(({ words, box, font: bold, colour }) => [
    rect(box.left + 3, box.bottom - 2.5, box.right - box.left - 6, 2, { fill: colour }),
    text(words, (box.left + box.right) / 2, box.top + HEIGHT / 2 - 0.5, {
      fill: palette.ink,
      font: bold,
      align: 'center',
    }),
  ]);
}

/**
 * Below the line, above it, before it, after it; with the bed if that fits, else the location alone.
 *
 * @param {Run} run
 * @param {string} bold
 */
function options({ left, right, y, location, bed }, bold) {
  const both = place(location, bed);
  return [...new Set([both, location])].flatMap((words) => {
    const wide = textWidth(words, bold) + 6;
    /**
     * @param {number} x
     * @param {number} top
     */
    const at = (x, top) => ({ words, box: { left: x, right: x + wide, top, bottom: top + HEIGHT } });
    const middle = (left + right) / 2 - wide / 2;
    const inside = right - left > wide + 8;
    const alongTheLine = [
      at(left + 7, y + 8),
      at(middle, y + 8),
      at(right - wide - 7, y + 8),
      at(left + 7, y - 8 - HEIGHT),
    ];
    return [
      ...(inside ? alongTheLine : []),
      at(left - wide - 6, y - HEIGHT / 2),
      at(right + 6, y - HEIGHT / 2),
      at(middle, y - 8 - HEIGHT),
      at(middle, y + 8),
    ];
  });
}

/**
 * Neighbouring steps in one location and bed are one run; its label stands at the one that is widest in sight.
 *
 * @param {Chart.Scene} scene
 * @returns {Run[]}
 */
function runs(scene) {
  const { course, px, y, area } = scene;
  /** @type {Run[]} */
  const all = [];
  for (const step of course.steps) {
    const { location, bed } = step;
    const part = {
      location,
      bed,
      y: y(step.level),
      left: Math.max(px(step.from), area.x),
      right: Math.min(endOf(step, scene), area.right),
    };
    const last = all[all.length - 1];
    if (!last || last.location !== location || last.bed !== bed) all.push(part);
    else if (width(part) > width(last)) Object.assign(last, part);
  }
  return all.filter((run) => width(run) > 0);
}

/** @param {Run} run */
const width = ({ left, right }) => right - left;
