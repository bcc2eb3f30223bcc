/** The course of a stay in one small picture: where the patient was and how ill, operations, and the target where it is near. */
import { glyphOf } from '../chart/categories.js';
import { element, svg } from '../dom.js';
import { locationOf } from '../places.js';
import { texts } from '../texts.js';
import { daysLater, dayAndMonth, dayAndTime, place, startOfDay } from '../words.js';

const HEIGHT = 164;
const TOP = 36;
const BOTTOM = 22;
const LEFT = 26;
const RIGHT = 14;
const DAY = 86_400_000;
/** Room for a day's name, and for a location's code. */
const DAY_WIDTH = 56;
const LETTER = 7.5;
const MARK = 12;
/** A target farther than this share of the course is told in words alone. */
const NEAR = 0.5;
const words = texts.huddle;

/**
 * @param {Chart.Course} course
 * @param {number} width in pixels
 */
export function smallCourse(course, width) {
  const { steps, start, end, marks, plan, manifest } = course;
  const current = steps[steps.length - 1];
  if (!current) return element('p', { class: 'unknown' }, words.noCourse);
  const length = Math.max(end - start, DAY / 4);
  const target = plan?.target;
  const near = target !== undefined && target > end && target - end <= length * NEAR ? target : undefined;
  const last = near ?? start + length;
  const begin = Math.min(start, steps[0].from);
  const count = manifest.bands.length;
  /** @param {number} moment */
  const x = (moment) => round(LEFT + ((moment - begin) / (last - begin)) * (width - LEFT - RIGHT));
  /** @param {number | undefined} level */
  const y = (level) => round(TOP + ((count - (level ?? 0.4)) / count) * (HEIGHT - TOP - BOTTOM) + 4);
  let run = '';
  let named = false;
  const lines = steps.map((step, index) => {
    const { code, colour } = locationOf(manifest, step.location);
    const [from, to] = [x(Math.max(step.from, begin)), x(Math.min(step.to, last))];
    const before = steps[index - 1];
    // once while somebody is in a place, where there is room first
    if (code !== run) named = false;
    run = code;
    const naming = !named && to - from > code.length * LETTER;
    named ||= naming;
    return [
      before && svg('path', { class: 'rise', d: `M${from} ${y(before.level)}V${y(step.level)}` }),
      svg('path', { d: `M${from} ${y(step.level)}H${Math.max(to, from + 2)}`, stroke: colour, 'stroke-width': 7 }),
      naming && svg('text', { x: from, y: y(step.level) - 7, class: 'place-code' }, code),
    ];
  });
  return svg(
    'svg',
    {
      class: 'small-course',
      role: 'img',
      viewBox: `0 0 ${width} ${HEIGHT}`,
      'aria-label': words.courseOf(
        dayAndTime(start),
        steps.length - 1,
        [place(current.location, current.bed), current.risk].join(', '),
      ),
    },
    manifest.bands.map(({ level }) => [
      svg('path', { class: 'band', d: `M${LEFT} ${y(level)}H${width - RIGHT}` }),
      svg('text', { x: 4, y: y(level) + 4 }, level),
    ]),
    days(begin, last, (width - LEFT - RIGHT) / ((last - begin) / DAY)).map((day) => [
      svg('path', { class: 'day', d: `M${x(day)} ${TOP}V${HEIGHT - BOTTOM + 4}` }),
      svg('text', { x: x(day), y: HEIGHT - 5, class: 'day-name' }, dayAndMonth(day)),
    ]),
    lines,
    marks
      .filter(({ operation, moment }) => operation && moment >= begin)
      .map(({ moment }) =>
        svg('path', {
          class: 'operation',
          d: glyphOf('procedure'),
          transform: `translate(${x(moment) - MARK / 2} 4) scale(${MARK / 16})`,
        }),
      ),
    near !== undefined && svg('path', { class: 'target', d: `M${x(near)} ${TOP - 8}V${HEIGHT - BOTTOM + 4}` }),
    course.open && svg('path', { class: 'now', d: `M${x(end)} ${TOP - 8}V${HEIGHT - BOTTOM + 4}` }),
  );
}

/** @param {number} pixels */
const round = (pixels) => Math.round(pixels * 10) / 10;

/**
 * The midnights that have room for their names.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} width of a day
 */
function days(from, to, width) {
  const each = Math.max(1, Math.ceil(DAY_WIDTH / width));
  const found = [];
  for (let day = daysLater(startOfDay(from), 1); day < to; day = daysLater(day, each)) found.push(day);
  return found;
}
