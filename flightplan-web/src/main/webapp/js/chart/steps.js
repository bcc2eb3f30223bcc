/** The line: a step for each state of the stay, in its location's colour and pattern; some therapies shade the area under it. */
import { line, rect } from './scene.js';

export const LINE_WIDTH = 8;
const THIN_SHADE = 10;
/** After discharge the line goes on for a bit, or the last step could not be seen. */
export const TAIL = 0.035;

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawShade({ course, px, y, area, bandHeight, palette, shown, within, inView }) {
  if (!shown.has('therapy')) return [];
  const floor = y(1) + bandHeight / 2;
  const bottom = Math.min(floor, area.bottom);
  return course.therapies
    .filter(({ shaded }) => shaded)
    .flatMap((therapy) =>
      course.steps.flatMap((step) => {
        const from = Math.max(therapy.from, step.from);
        const to = Math.min(therapy.to, step.to);
        if (from >= to || !inView(px(from), px(to))) return [];
        const { colour } = palette.location(step.location);
        const [left, right] = [within(px(from)), within(px(to))];
        const top = Math.min(y(step.level), bottom - THIN_SHADE);
        return [
          rect(left, top, right - left, bottom - top, {
            fill: colour,
            opacity: 0.5,
          }),
        ];
      }),
    );
}

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawSteps(scene) {
  const { course, px, y, palette, inView, within } = scene;
  const half = LINE_WIDTH / 2;
  return course.steps.flatMap((step, index) => {
    const { colour, pattern } = palette.location(step.location);
    const previous = course.steps[index - 1];
    const [begin, end] = [px(step.from), endOf(step, scene)];
    reportMiddle(step, begin, end, scene);
    if (!inView(begin - half, end + half)) return [];
    const subject = `step/${step.id}`;
    const [left, right] = [within(begin), within(end)];
    const level = y(step.level);
    // what is cut off at the left goes on in its rhythm
    const lineDashOffset = left - begin;
    const unknown = step.level === undefined;
    const drawn = [];
    if (previous && begin === left) {
      // no change of the risk, but of what is known of it
      const unsure = unknown || previous.level === undefined;
      const riser = unsure
        ? { stroke: palette.inkFaint, lineWidth: 1.5, lineDash: [2, 4] }
        : { stroke: colour, lineWidth: 4, lineCap: 'round' };
      drawn.push(line(left, y(previous.level), left, level, riser, { subject }));
    }
    const style = { stroke: colour, lineWidth: LINE_WIDTH, lineDash: unknown ? [6, 4] : null, lineDashOffset };
    drawn.push(line(left, level, right, level, style, { subject }));
    if (pattern && right - left > LINE_WIDTH) {
      const width = LINE_WIDTH * pattern.width;
      const dashes = { stroke: palette.surface, lineWidth: width, lineDash: pattern.dash, lineDashOffset };
      drawn.push(line(left + half, level, right - half, level, dashes, { subject }));
    }
    // A wider, unseen line makes the step easy to hit.
    drawn.push(line(left, level, right, level, { stroke: colour, lineWidth: 18, opacity: 0 }, { subject }));
    return drawn;
  });
}

/**
 * The place for a step's call-out: the middle of what is in sight of it.
 *
 * @param {Chart.Step} step
 * @param {number} left
 * @param {number} right
 * @param {Chart.Scene} scene
 */
function reportMiddle({ id, level }, left, right, { area, y, inView, places }) {
  if (inView(left, right))
    places.set(id, { x: (Math.max(left, area.x) + Math.min(right, area.right)) / 2, y: y(level) });
  else places.delete(id);
}

/**
 * Where a step ends on the canvas; the discharged one is drawn as a short tail.
 *
 * @param {Chart.Step} step
 * @param {Chart.Scene} scene
 */
export function endOf(step, { px, course, scale }) {
  if (!step.last || course.open) return px(step.to);
  const width = scale.x(course.end) - scale.x(course.start);
  return px(step.to) + (px(course.end) - px(course.start)) * (width ? TAIL : 1);
}

/**
 * The places that marks and labels keep clear of: the line itself, and the risers between its steps.
 *
 * @param {Chart.Scene} scene
 * @returns {Chart.Taken[]}
 */
export function lineObstacles(scene) {
  const { course, px, y } = scene;
  return course.steps.flatMap((step, index) => {
    const previous = course.steps[index - 1];
    const x = px(step.from);
    const level = y(step.level);
    const flat = { left: x, right: endOf(step, scene), top: level - 5, bottom: level + 5 };
    if (!previous) return [flat];
    const before = y(previous.level);
    const [top, bottom] = [Math.min(level, before), Math.max(level, before)];
    return [flat, { left: x - 3, right: x + 3, top, bottom, isRiser: true }];
  });
}
