/**
 * From moments to the chart's X values and back. A stretch of more than 14 days in which nothing changed is drawn as a
 * narrow break, so that a long stay keeps its detail. X values are milliseconds since the start, less what breaks hide.
 */

const DAY = 86_400_000;
const LONGEST_GAP = 14 * DAY;
// Both sides of a break keep some of their time, so that the line is seen going in and coming out.
const KEPT = DAY;
const SMALLEST_BREAK = DAY / 2;

/**
 * @param {Pick<Chart.Course, 'start' | 'end' | 'steps' | 'marks' | 'therapies'> & Partial<Pick<Chart.Course, 'plan'>>} course
 * @returns {Chart.TimeScale}
 */
export function timeScale(course) {
  const moments = momentsOf(course);
  /** @type {Chart.Gap[]} */
  const gaps = [];
  for (let i = 1; i < moments.length; i += 1) {
    if (moments[i] - moments[i - 1] > LONGEST_GAP)
      gaps.push({ from: moments[i - 1] + KEPT, to: moments[i] - KEPT, x: 0, width: 0 });
  }
  const origin = moments[0];
  const hidden = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  const kept = moments[moments.length - 1] - origin - hidden;
  const breakWidth = Math.max(SMALLEST_BREAK, kept * 0.06);
  let before = 0;
  for (const gap of gaps) {
    gap.x = gap.from - origin - before;
    gap.width = breakWidth;
    before += gap.to - gap.from - breakWidth;
  }
  return { gaps, x: (moment) => toX(moment, origin, gaps), moment: (x) => toMoment(x, origin, gaps) };
}

/**
 * Everything the eye needs to see: a gap is where none of these is.
 *
 * @param {Pick<Chart.Course, 'start' | 'end' | 'steps' | 'marks' | 'therapies'> & Partial<Pick<Chart.Course, 'plan'>>} course
 */
function momentsOf({ start, end, steps, marks, therapies, plan }) {
  const moments = [
    start,
    end,
    ...steps.map(({ from }) => from),
    ...marks.map(({ moment }) => moment),
    ...therapies.flatMap(({ from, to }) => [from, to]),
    plan?.target ?? NaN,
    ...(plan?.items ?? []).flatMap(({ planned, reached }) => [planned ?? NaN, reached ?? NaN]),
  ];
  return moments.filter(Number.isFinite).sort((a, b) => a - b);
}

/**
 * @param {number} moment
 * @param {number} origin
 * @param {Chart.Gap[]} gaps
 */
function toX(moment, origin, gaps) {
  let x = moment - origin;
  for (const { from, to, width } of gaps) {
    if (moment >= to) x -= to - from - width;
    else if (moment > from) return x - (moment - from) * (1 - width / (to - from));
  }
  return x;
}

/**
 * @param {number} x
 * @param {number} origin
 * @param {Chart.Gap[]} gaps
 */
function toMoment(x, origin, gaps) {
  let moment = x + origin;
  for (const { from, to, x: begin, width } of gaps) {
    if (x >= begin + width) moment += to - from - width;
    else if (x > begin) return from + ((x - begin) / width) * (to - from);
  }
  return moment;
}
