/**
 * The five bands of risk, with their numbers and names on the left; beside them, where a stay needs it, the lane of what is not
 * known; and the breaks that stand for long quiet times.
 */
import { font, line, rect, text, UNKNOWN_HEIGHT } from './scene.js';
import { texts } from '../texts.js';

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawBands({ area, y, bandHeight, course, palette }) {
  return course.manifest.bands.map(({ level }) =>
    rect(area.x, y(level) - bandHeight / 2, area.width, bandHeight, {
      fill: level % 2 ? palette.bandOdd : palette.bandEven,
    }),
  );
}

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawUnknownLane({ area, y, bandHeight, palette, unknown, compact, narrow }) {
  if (!unknown) return [];
  const middle = y(undefined);
  const half = (bandHeight * UNKNOWN_HEIGHT) / 2;
  const edge = { stroke: palette.ruleStrong, lineDash: [4, 4] };
  const outline = { fill: palette.surface, stroke: palette.inkFaint, lineWidth: 1.5, lineDash: [3, 2] };
  const drawn = [
    line(6, middle - half, area.right, middle - half, edge),
    rect(6, middle - 12, 24, 24, outline, { r: 5 }),
    text('?', 18, middle + 0.5, { fill: palette.ink, font: font(palette, 14, 700), align: 'center' }),
  ];
  if (compact) return drawn;
  const face = font(palette, narrow ? 12.5 : 14.5, 600);
  return [...drawn, text(texts.chart.notRecordedLane, 38, middle + 0.5, { fill: palette.inkSoft, font: face })];
}

/**
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawBandLabels({ area, y, bandHeight, course, palette, narrow, compact }) {
  const { levels } = palette;
  return course.manifest.bands.flatMap(({ level, label }) => {
    const size = narrow ? 12.5 : 14.5;
    const left = 6;
    const middle = y(level);
    return [
      rect(left, middle - 12, 24, 24, { fill: levels[level]?.ground ?? palette.rule }, { r: 5 }),
      text(String(level), left + 12, middle + 0.5, {
        fill: levels[level]?.ink ?? palette.ink,
        font: font(palette, 14, 700),
        align: 'center',
      }),
      // on a phone at the top of the band, in small type
      text(label, compact ? area.x + 4 : left + 32, compact ? middle - bandHeight / 2 + 8 : middle + 0.5, {
        fill: compact ? palette.inkFaint : palette.ink,
        font: font(palette, compact ? 10.5 : size, 600),
        width: compact ? area.width : area.x - left - 40,
        overflow: 'break',
        lineHeight: 16,
      }),
      line(left, middle + bandHeight / 2, area.x, middle + bandHeight / 2, { stroke: palette.grid }),
    ];
  });
}

/**
 * Drawn over the line, so that nobody takes the narrow stretch for a short time; the axis says how long it was.
 *
 * @param {Chart.Scene} scene
 * @returns {Chart.Drawn[]}
 */
export function drawBreaks({ area, px, palette, scale, inView, axisTop }) {
  return scale.gaps.flatMap(({ from, to }) => {
    const edges = [px(from), px(to)];
    if (!inView(edges[0], edges[1])) return [];
    const [left, right] = [Math.max(edges[0], area.x), Math.min(edges[1], area.right)];
    return [
      rect(left, area.y, right - left, axisTop - area.y, { fill: palette.surface, opacity: 0.8 }),
      ...edges.filter((x) => inView(x, x)).map((x) => zigzag(x, area.y, axisTop, palette)),
    ];
  });
}

/**
 * @param {number} x
 * @param {number} top
 * @param {number} bottom
 * @param {Chart.Palette} palette
 * @returns {Chart.Drawn}
 */
function zigzag(x, top, bottom, palette) {
  const points = [];
  for (let at = top, side = 1; at <= bottom; at += 7, side = -side) points.push([x + 3 * side, at]);
  return { type: 'polyline', shape: { points }, style: { stroke: palette.ruleStrong, fill: null, lineWidth: 1.5 } };
}
