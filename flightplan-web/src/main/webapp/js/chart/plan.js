/** The flight plan as the chart draws it: the target, milestones by phase, tasks and barriers, and how far the course is from it. */
import { beginningOf, calendarDays } from '../words.js';
import { texts } from '../texts.js';

const words = texts.chart.gap;

const NOON = 12 * 3_600_000;

/**
 * @param {Api.FlightPlan | null} plan
 * @param {Api.Manifest} manifest
 * @returns {Chart.Plan | null}
 */
export function planOf(plan, { phases = [] }) {
  if (!plan || plan.status === 'cancelled') return null;
  /** @param {string | undefined} id */
  const order = (id) => {
    const at = phases.findIndex((phase) => phase.id === id);
    return at < 0 ? phases.length : at;
  };
  /** @param {string | undefined} id */
  const label = (id) => phases.find((phase) => phase.id === id)?.label ?? id ?? texts.chart.rows.milestones;
  const milestones = [...(plan.milestones ?? [])].sort((a, b) => order(a.phase) - order(b.phase));
  return {
    id: plan.id,
    target: plan.target_discharge_date ? noonOf(plan.target_discharge_date) : undefined,
    items: [
      ...milestones.map((milestone) => milestoneOf(milestone, label(milestone.phase))),
      ...(plan.tasks ?? []).map(taskOf),
    ],
  };
}

/**
 * A day of the plan is drawn at its noon.
 *
 * @param {Api.Day} day
 */
const noonOf = (day) => beginningOf(day) + NOON;

/**
 * @param {Api.Milestone} milestone
 * @param {string} row
 * @returns {Chart.Planned}
 */
function milestoneOf({ milestone_id: id, name, target_date: day, reached_at: reached }, row) {
  return {
    id,
    kind: 'milestone',
    label: name,
    row,
    planned: day ? noonOf(day) : undefined,
    wholeDay: true,
    reached: reached ? Date.parse(reached) : undefined,
  };
}

/**
 * @param {Api.Task} task
 * @returns {Chart.Planned}
 */
function taskOf({ task_id: id, kind, text, due, done_at: done, owner_name: owner }) {
  return {
    id,
    kind,
    label: text,
    row: kind === 'barrier' ? texts.chart.rows.barriers : texts.chart.rows.tasks,
    planned: due ? Date.parse(due) : undefined,
    wholeDay: false,
    reached: done ? Date.parse(done) : undefined,
    owner,
  };
}

/**
 * Where something of the plan stands in time: when it was reached, else when it is planned for; undefined for neither.
 *
 * @param {Chart.Planned} item
 */
export const placeInTime = ({ reached, planned }) => reached ?? planned;

/**
 * By how many days of the calendar the course is behind the plan (negative: ahead); undefined where nothing was planned. What
 * is not reached yet is behind from the day after its day, never ahead.
 *
 * @param {Chart.Planned} item
 * @param {number} now
 */
export function daysBehind({ planned, reached }, now) {
  if (planned === undefined) return undefined;
  const days = calendarDays(planned, reached ?? now);
  return reached === undefined ? Math.max(0, days) : days;
}

/**
 * "2 days late", "1 day early", "on time"; for what is to come "in 3 days", "today".
 *
 * @param {Chart.Planned} item
 * @param {number} now
 */
export function gapInWords(item, now) {
  const { planned, reached } = item;
  if (planned === undefined) return reached === undefined ? words.noDay : words.done;
  const behind = /** @type {number} */ (daysBehind(item, now));
  if (reached === undefined && behind === 0) return comingInWords(planned, now);
  if (behind === 0) return words.onTime;
  return behind > 0 ? words.late(behind) : words.early(-behind);
}

/**
 * The target beside now: "in 6 days", "today", "3 days past"; of a stay that has ended, how long before or after it that was.
 *
 * @param {Pick<Chart.Course, 'open' | 'now' | 'end'>} course
 * @param {number} target
 */
export function targetInWords({ open, now, end }, target) {
  const behind = calendarDays(target, open ? now : end);
  if (!open) return behind === 0 ? words.met : behind > 0 ? words.late(behind) : words.early(-behind);
  return behind > 0 ? words.past(behind) : comingInWords(target, now);
}

/**
 * @param {number} planned
 * @param {number} now
 */
function comingInWords(planned, now) {
  const ahead = calendarDays(now, planned);
  return ahead <= 0 ? words.today : words.ahead(ahead);
}
