/**
 * One stay as the chart and its tables need it, calculated from what the API answers: steps (where, how ill, from when
 * until when), marks, continuous therapies, and day 0 of the post-operative days. Moments are milliseconds.
 */
import { DISCHARGED_LEVEL, levelOf, riskLabel } from '../risk.js';
import { calendarDays, humanise } from '../words.js';
import { CATEGORY } from './categories.js';

const PRE_OP_LEVEL = 2;

export function courseOf({ admission, trajectory, timeline, manifest, now }) {
  const start = Date.parse(admission.admit_date);
  const discharged = admission.discharge_date ? Date.parse(admission.discharge_date) : null;
  const end = discharged ?? now;
  const steps = stepsOf(trajectory, manifest, end);
  const types = new Map((manifest.event_types ?? []).map((type) => [type.name, type]));
  const marks = timeline.map((item) => markOf(item, types)).filter(Boolean);
  for (const mark of marks) mark.step = stepAt(steps, mark.moment);
  const therapies = marks.filter(({ category }) => category === 'therapy').map((mark) => therapyOf(mark, end));
  const firstSurgery = marks.find(({ type }) => type === 'surgery');
  return {
    start,
    end,
    now,
    open: discharged === null,
    steps,
    marks,
    therapies,
    manifest,
    podZero: firstSurgery?.moment,
  };
}

/** The post-operative day of a moment: 0 on the calendar day of the first surgery, undefined before it. */
export function postOperativeDay(course, moment) {
  if (course.podZero === undefined) return undefined;
  const day = calendarDays(course.podZero, moment);
  return day < 0 ? undefined : day;
}

/** The step that holds at a moment: the last one that had begun; the first for moments before all. */
export function stepAt(steps, moment) {
  return steps.findLast(({ from }) => from <= moment) ?? steps[0];
}

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

function markOf(item, types) {
  const type = types.get(item.event_type);
  const category = type?.mark;
  if (!CATEGORY.has(category)) return null;
  return {
    id: item.id,
    category,
    type: item.event_type,
    typeLabel: type.label ?? humanise(item.event_type),
    moment: Date.parse(item.occurred_at),
    recorded: Date.parse(item.recorded_at),
    corrected: Boolean(item.corrected),
    title: item.title,
    details: item.details ?? {},
    headline: headlineOf(item, type),
  };
}

/** The few words beside a mark: the value of the first field its type requires; for a measurement the value too. */
function headlineOf({ details, title }, type) {
  const name = type.fields?.find(({ required }) => required)?.name ?? type.fields?.[0]?.name;
  const words = [details?.[name], type.mark === 'lab' && details?.result, type.mark === 'lab' && details?.unit];
  return words.filter(Boolean).join(' ') || title;
}

function therapyOf(mark, end) {
  const { therapy, started_at: started, stopped_at: stopped } = mark.details;
  const from = started ? Date.parse(started) : mark.moment;
  const to = stopped ? Date.parse(stopped) : Math.max(end, from);
  return { id: mark.id, mark, name: therapy ?? mark.headline, from, to, ongoing: !stopped, ecmo: therapy === 'ECMO' };
}
