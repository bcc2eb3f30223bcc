/** One stay of a huddle: who, how ill, the course, the plan and how far the course is from it, and what happened. */
import { courseOf } from '../chart/course.js';
import { targetInWords } from '../chart/plan.js';
import { element, fill, written } from '../dom.js';
import { recorder } from '../record/recorder.js';
import { toStay } from '../router.js';
import { header } from '../stay/header.js';
import { planPart } from '../stay/plan-part.js';
import { texts } from '../texts.js';
import { dayAndTime, dayInYear } from '../words.js';
import { deviationOf } from './deviation.js';
import { lastDayOf } from './last-day.js';
import { smallCourse } from './small-course.js';

const words = texts.huddle;
/** These the head of a stay says already. */
const IN_THE_HEAD = ['cross_check', 'review_due', 'provisional'];
const LEAST_WIDTH = 260;

/**
 * @param {ReturnType<typeof import('../stay/record.js').stayRecord>} record that was read
 * @param {() => void} recorded
 * @param {AbortSignal} signal ends when the next one's turn comes
 */
export function stayView(record, recorded, signal) {
  const head = element('div', { class: 'stay-top' });
  const signs = element('p', { class: 'signs', 'aria-label': words.signs });
  const picture = element('div', { class: 'course-picture' });
  const gap = element('div', { class: 'gap' });
  const none = element('p', { class: 'unknown' }, words.nothingPlanned);
  const happened = element('ul', { class: 'happened' });
  const recording = recorder(record, recorded, signal);
  const plan = planPart(recording);
  const node = element(
    'article',
    { class: 'turn stay', tabindex: -1 },
    head,
    signs,
    element(
      'div',
      { class: 'turn-parts' },
      part(words.course, 'of-course', picture, gap),
      part(words.plan, 'of-plan', none, plan.node),
      part(words.lastDay, 'of-day', happened),
    ),
  );
  let drawnWidth = 0;

  /** @param {Board.Person | null} person as the board shows the patient; null when it does not, any more */
  function draw(person) {
    const known = record.known();
    if (!known) return;
    const now = Date.now();
    const course = courseOf({ ...known, now });
    const { id } = known.admission;
    const top = header(known, course);
    const link = element('a', { class: 'button', href: toStay(id) }, words.openStay);
    if (head.firstElementChild) head.firstElementChild.replaceWith(top);
    else head.append(top, element('div', { class: 'turn-tools' }, recording.bar, link));
    fill(signs, person ? signsOf(person) : element('span', { class: 'flag cross-check' }, words.gone));
    signs.hidden = !signs.firstChild;
    drawCourse(course);
    fill(gap, gapsOf(course));
    plan.show(known);
    none.hidden = Boolean(plan.node.firstChild);
    const lines = lastDayOf(known.timeline, course, known.plan, now);
    fill(
      happened,
      lines.map(({ at, what }) => element('li', {}, element('time', {}, dayAndTime(at, now)), ' ', written(what))),
      !lines.length && element('li', { class: 'unknown' }, words.nothingHappened),
    );
    recording.changed(known);
  }

  /** @param {Chart.Course} course */
  function drawCourse(course) {
    drawnWidth = Math.max(LEAST_WIDTH, picture.clientWidth);
    fill(picture, smallCourse(course, drawnWidth));
  }
  const size = new ResizeObserver(() => {
    const known = record.known();
    const width = Math.max(LEAST_WIDTH, picture.clientWidth);
    if (known && Math.abs(width - drawnWidth) > 1) drawCourse(courseOf({ ...known, now: Date.now() }));
  });
  size.observe(picture);
  signal.addEventListener('abort', () => size.disconnect(), { once: true });
  return { node, draw, recording };
}

/**
 * @param {string} title
 * @param {string} kind
 * @param {Dom.Child[]} children
 */
const part = (title, kind, ...children) =>
  element('section', { class: `turn-part ${kind}` }, element('h2', {}, title), children);

/** @param {Board.Person} person */
function signsOf({ flags, request, requestLong, therapies }) {
  return [
    flags
      .filter(({ code }) => !IN_THE_HEAD.includes(code))
      .map(({ title }) => element('span', { class: 'flag cross-check' }, written(title))),
    request && element('span', { class: 'flag' }, written(requestLong || request)),
    therapies.length > 0 && element('span', { class: 'flag' }, written(words.runs(therapies.join(', ')))),
  ]
    .flat()
    .filter(Boolean);
}

/** @param {Chart.Course} course */
function gapsOf(course) {
  const { plan, now } = course;
  const found = deviationOf(plan, now);
  const target = plan?.target;
  const days = found?.days ?? 0;
  return [
    element(
      'p',
      {},
      found
        ? element(
            'strong',
            { class: days > 0 ? 'late' : undefined },
            days > 0 ? words.behind(days) : days < 0 ? words.ahead(-days) : words.onTime,
          )
        : element('span', { class: 'unknown' }, words.noMilestones),
      found && [' ', written(words.by(found.by.label, dayInYear(/** @type {number} */ (found.by.planned), now)))],
    ),
    element(
      'p',
      {},
      target === undefined ? words.noTarget : words.target(dayInYear(target, now), targetInWords(course, target)),
    ),
  ];
}
