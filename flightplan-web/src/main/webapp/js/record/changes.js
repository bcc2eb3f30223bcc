/** What others changed of a stay between two readings, in words. */
import { texts } from '../texts.js';
import { beginningOf, dayAndTime, dayInYear, place } from '../words.js';

const words = texts.recording.changes;

/**
 * @param {Console.StayRecord} before
 * @param {Console.StayRecord} after
 * @returns {string[]}
 */
export function changesBetween(before, after) {
  return [
    ...ofStay(before.admission, after.admission),
    ...ofTimeline(before, after),
    ...ofPlan(before.plan, after.plan),
  ];
}

/**
 * @param {Api.Admission} before
 * @param {Api.Admission} after
 */
function ofStay(before, after) {
  const now = place(after.current_location, after.current_bed);
  return [
    place(before.current_location, before.current_bed) !== now && words.moved(now),
    before.status === 'active' && after.status === 'discharged' && words.discharged,
    before.status === 'discharged' && after.status === 'active' && words.reopened,
  ].filter((said) => said !== false);
}

/**
 * @param {Console.StayRecord} before
 * @param {Console.StayRecord} after
 */
function ofTimeline({ timeline: before }, { timeline: after }) {
  const known = new Map(before.map((item) => [item.id, item]));
  const left = new Set(after.map(({ id }) => id));
  const said = after.flatMap((item) => {
    const old = known.get(item.id);
    if (!old) return [words.recorded(item.title, dayAndTime(Date.parse(item.occurred_at)))];
    const same =
      JSON.stringify([old.occurred_at, old.title, old.details]) ===
      JSON.stringify([item.occurred_at, item.title, item.details]);
    return same ? [] : [words.changed(item.title)];
  });
  return [...said, ...before.filter(({ id }) => !left.has(id)).map(({ title }) => words.retracted(title))];
}

/**
 * @param {Api.FlightPlan | null} before
 * @param {Api.FlightPlan | null} after
 */
function ofPlan(before, after) {
  const day = after?.target_discharge_date;
  return [
    ...(before?.target_discharge_date === day ? [] : [words.target(day ? dayInYear(beginningOf(day)) : '–')]),
    ...changed(before?.milestones, after?.milestones, 'milestone_id').map(({ name }) => words.milestone(name)),
    ...changed(before?.tasks, after?.tasks, 'task_id').map(({ text }) => words.task(text)),
  ];
}

/**
 * What is new, other or gone of a list.
 *
 * @template Item
 * @param {Item[]} before
 * @param {Item[]} after
 * @param {keyof Item} id
 */
function changed(before = [], after = [], id) {
  const old = new Map(before.map((item) => [item[id], JSON.stringify(item)]));
  const left = new Set(after.map((item) => item[id]));
  return [
    ...after.filter((item) => old.get(item[id]) !== JSON.stringify(item)),
    ...before.filter((item) => !left.has(item[id])),
  ];
}
