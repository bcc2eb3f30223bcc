/**
 * Continuous therapies: a bar from start to stop, open at the end while it runs, hollow for what is only planned. A folded
 * group shows all its bars as one line.
 */
import { lasting } from './moments.js';
import { middleOf } from './lanes.js';
import { line, font, rect, text, textWidth } from './scene.js';
import { texts } from '../texts.js';

const words = texts.chart;

const HEIGHT = 15;
const THIN = 7;

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawTherapies(scene) {
  const { course, lanes, px, inView, places } = scene;
  for (const { id } of course.therapies) places.delete(id);
  return lanes.lanes
    .filter(({ head, folded }) => !head || folded)
    .flatMap((lane) => {
      const middle = middleOf(lane, scene);
      const bars = lane.therapies.filter(({ from, to }) => inView(px(from), px(to)));
      return bars.flatMap((therapy) => bar(therapy, middle, lane.folded ? THIN : HEIGHT, scene));
    });
}

/**
 * @param {Chart.Therapy} therapy
 * @param {number} middle
 * @param {number} height
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
function bar(therapy, middle, height, { area, palette, px, course, places }) {
  const left = Math.max(px(therapy.from), area.x);
  const right = Math.min(Math.max(px(therapy.to), left + 3), area.right);
  const now = Math.min(Math.max(px(course.now), left), right);
  const subject = `mark/${therapy.id}`;
  places.set(therapy.id, { x: (left + right) / 2, y: middle });
  const top = middle - height / 2;
  /** @type {Chart.Drawn[]} */
  const drawn = [];
  if (now > left) {
    const corners = { subject, r: therapy.ongoing || now < right ? [3, 0, 0, 3] : 3 };
    drawn.push(rect(left, top, now - left, height, { fill: palette.therapy }, corners));
  }
  // what lies ahead is hollow
  if (now < right) {
    const hollow = { fill: palette.surface, stroke: palette.therapy, lineWidth: 1.5, lineDash: [4, 3] };
    drawn.push(rect(now, top + 0.75, right - now, height - 1.5, hollow, { subject }));
  }
  if (therapy.mark.since === 'removed')
    drawn.push(line(left, middle, right, middle, { stroke: palette.alert, lineWidth: 2 }));
  if (height === THIN) return drawn;
  const small = font(palette, 12, 600);
  const y = middle + 0.5;
  for (const words of therapyInWords(therapy, course)) {
    const width = textWidth(words, small);
    if (width + 12 < now - left)
      return [...drawn, text(words, left + 7, y, { fill: palette.therapyInk, font: small, subject })];
    if (right + width + 12 < area.right)
      return [...drawn, text(words, right + 6, y, { fill: palette.inkSoft, font: small, subject })];
  }
  return drawn;
}

/**
 * How long a therapy lasts, at length and in short.
 *
 * @param {Pick<Chart.Therapy, 'from' | 'to' | 'ongoing'>} therapy
 * @param {Pick<Chart.Course, 'now' | 'open'>} course
 */
export function therapyInWords({ from, to, ongoing }, { now, open }) {
  const whole = lasting(to - from);
  if (from > now) return ongoing ? [words.planned] : [words.plannedFor(whole), words.planned];
  const soFar = words.soFar(lasting(now - from));
  if (to > now) return [words.soFarOf(soFar, whole), soFar];
  return ongoing && open ? [soFar] : [whole];
}
