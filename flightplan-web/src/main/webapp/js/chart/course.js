/**
 * One stay as the chart and its tables need it, calculated from what the API answers: steps (where, how ill, from when
 * until when), marks, continuous therapies, the plan, and day 0 of the post-operative days. Moments are milliseconds.
 */
import { DISCHARGED_LEVEL, levelOf, riskLabel } from '../risk.js';
import { calendarDays } from '../words.js';
import { attachmentMark, markOf, therapyOf } from './course-marks.js';
import { crowdedMinutes } from './moments.js';
import { planOf } from './plan.js';
import { texts } from '../texts.js';

export const NOT_RECORDED = texts.chart.notRecorded;

/**
 * @param {Pick<Console.StayRecord, 'admission' | 'trajectory' | 'timeline' | 'manifest'>
 *   & { plan?: Api.FlightPlan | null, attachments?: Api.Attachment[], now: number }} record
 * @returns {Chart.Course}
 */
export function courseOf({ admission, trajectory, timeline, manifest, plan, attachments = [], now }) {
  const start = Date.parse(admission.admit_date);
  const discharged = admission.discharge_date ? Date.parse(admission.discharge_date) : null;
  const end = discharged ?? now;
  const steps = stepsOf(trajectory, manifest, end);
  const types = new Map(manifest.event_types.map((type) => [type.name, type]));
  const priorities = new Map((manifest.categories ?? []).map(({ id, priority }) => [id, priority]));
  const marks = [
    ...timeline.flatMap((item) => markOf(item, types.get(item.event_type), priorities) ?? []),
    ...attachments.map(attachmentMark),
  ].sort((a, b) => a.moment - b.moment);
  for (const mark of marks) mark.step = stepAt(steps, mark.moment);
  const therapies = marks
    .filter(({ category }) => category === 'therapy')
    .map((mark) => therapyOf(mark, end, manifest));
  const firstOperation = marks.find(({ operation }) => operation);
  return {
    start,
    end,
    now,
    open: discharged === null,
    steps,
    marks,
    attachments,
    therapies,
    plan: planOf(plan ?? null, manifest),
    manifest,
    crowded: crowdedMinutes([...steps.map(({ from }) => from), ...marks.map(({ moment }) => moment)]),
    podZero: firstOperation?.moment,
  };
}

/**
 * The same course when the clock has moved on: what had no end lasts until then.
 *
 * @param {Chart.Course} course
 * @param {number} now
 * @returns {Chart.Course}
 */
export function courseAt(course, now) {
  if (!course.open) return { ...course, now };
  return {
    ...course,
    now,
    end: now,
    steps: course.steps.map((step) => (step.last ? { ...step, to: Math.max(now, step.from) } : step)),
    therapies: course.therapies.map((therapy) =>
      therapy.ongoing ? { ...therapy, to: Math.max(now, therapy.from) } : therapy,
    ),
  };
}

/**
 * The post-operative day of a moment, by the hospital's calendar: 0 on the day of the first operation, undefined before.
 *
 * @param {Pick<Chart.Course, 'podZero'>} course
 * @param {number} moment
 */
export function postOperativeDay(course, moment) {
  if (course.podZero === undefined) return undefined;
  const day = calendarDays(course.podZero, moment);
  return day < 0 ? undefined : day;
}

/**
 * The step that holds at a moment: the last one that had begun; the first for moments before all.
 *
 * @param {Chart.Step[]} steps
 * @param {number} moment
 * @returns {Chart.Step | undefined}
 */
export function stepAt(steps, moment) {
  return steps.findLast(({ from }) => from <= moment) ?? steps[0];
}

/**
 * @param {Api.Step[]} trajectory
 * @param {Api.Manifest} manifest
 * @param {number} end
 * @returns {Chart.Step[]}
 */
function stepsOf(trajectory, manifest, end) {
  return trajectory.map((item) => {
    const level = item.level ?? levelOf(manifest, item.risk_level, item.location);
    return {
      id: item.id,
      location: item.location,
      bed: item.bed,
      risk: level === DISCHARGED_LEVEL ? texts.discharged : (riskLabel(manifest, item.risk_level) ?? NOT_RECORDED),
      level,
      from: Date.parse(item.effective_at),
      to: item.ended_at ? Date.parse(item.ended_at) : Math.max(end, Date.parse(item.effective_at)),
      last: !item.ended_at,
    };
  });
}
