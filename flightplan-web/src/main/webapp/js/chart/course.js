/**
 * One stay as the chart and its tables need it, calculated from what the API answers: steps (where, how ill, from when
 * until when), marks, continuous therapies, and day 0 of the post-operative days. Moments are milliseconds.
 */
import { DISCHARGED_LEVEL, levelOf, riskLabel } from '../risk.js';
import { calendarDays } from '../words.js';
import { categoryOf } from './categories.js';

/** @typedef {{ therapy?: string, started_at?: Api.Moment, stopped_at?: Api.Moment }} TherapyDetails */

const PRE_OP_LEVEL = 2;

/**
 * @param {Console.StayRecord & { now: number }} record
 * @returns {Chart.Course}
 */
export function courseOf({ admission, trajectory, timeline, manifest, now }) {
  const start = Date.parse(admission.admit_date);
  const discharged = admission.discharge_date ? Date.parse(admission.discharge_date) : null;
  const end = discharged ?? now;
  const steps = stepsOf(trajectory, manifest, end);
  const types = new Map(manifest.event_types.map((type) => [type.name, type]));
  const marks = timeline.flatMap((item) => markOf(item, types) ?? []);
  for (const mark of marks) mark.step = stepAt(steps, mark.moment);
  const therapies = marks
    .filter(({ category }) => category === 'therapy')
    .map((mark) => therapyOf(mark, end, manifest));
  const firstOperation = marks.find(({ type }) => types.get(type)?.operation);
  return {
    start,
    end,
    now,
    open: discharged === null,
    steps,
    marks,
    therapies,
    manifest,
    podZero: firstOperation?.moment,
  };
}

/**
 * The post-operative day of a moment: 0 on the calendar day of the first operation, undefined before it.
 *
 * @param {Chart.Course} course
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
  let level = PRE_OP_LEVEL;
  return trajectory.map((item) => {
    const known = item.level ?? levelOf(manifest, item.risk_level, item.location);
    level = known ?? level;
    return {
      id: item.id,
      location: item.location,
      bed: item.bed,
      risk: level === DISCHARGED_LEVEL ? 'Discharged' : riskLabel(manifest, item.risk_level),
      level,
      // No risk is recorded here: drawn at the last level known, and said to be so.
      assumed: known === undefined,
      from: Date.parse(item.effective_at),
      to: item.ended_at ? Date.parse(item.ended_at) : Math.max(end, Date.parse(item.effective_at)),
      last: !item.ended_at,
    };
  });
}

/**
 * @param {Api.TimelineItem} item
 * @param {Map<string, Api.EventType>} types
 * @returns {Chart.Mark | null}
 */
function markOf(item, types) {
  const type = types.get(item.event_type);
  const category = categoryOf(type?.mark);
  if (!type || !category) return null;
  return {
    id: item.id,
    category,
    type: item.event_type,
    typeLabel: type.label,
    moment: Date.parse(item.occurred_at),
    recorded: Date.parse(item.recorded_at),
    corrected: Boolean(item.corrected),
    title: item.title,
    details: item.details ?? {},
    headline: headlineOf(item, type),
  };
}

/**
 * The few words beside a mark: the value of the first field its type requires; for a measurement the value too.
 *
 * @param {Api.TimelineItem} item
 * @param {Api.EventType} type
 */
function headlineOf({ details, title }, type) {
  const name = (type.fields.find(({ required }) => required) ?? type.fields[0])?.name;
  const words = [name && details?.[name], type.mark === 'lab' && details?.result, type.mark === 'lab' && details?.unit];
  return words.filter(Boolean).join(' ') || title;
}

/**
 * @param {Chart.Mark} mark
 * @param {number} end
 * @param {Api.Manifest} manifest
 * @returns {Chart.Therapy}
 */
function therapyOf(mark, end, { shaded_therapies: shading = [] }) {
  const { therapy, started_at: started, stopped_at: stopped } = /** @type {TherapyDetails} */ (mark.details);
  const from = started ? Date.parse(started) : mark.moment;
  const to = stopped ? Date.parse(stopped) : Math.max(end, from);
  const shaded = shading.includes(mark.type) || (therapy !== undefined && shading.includes(therapy));
  return { id: mark.id, mark, name: therapy ?? mark.headline, from, to, ongoing: !stopped, shaded };
}
