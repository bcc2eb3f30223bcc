/** How far a course is from its plan, in days of the calendar. */
import { daysBehind } from '../chart/plan.js';

/**
 * By the milestone that is late the longest and not reached; where none is, by the one that was reached last. Null where nothing
 * that was planned for a day is reached or due.
 *
 * @param {Chart.Plan | null} plan
 * @param {number} now
 * @returns {{ days: number, by: Chart.Planned } | null} days behind; negative: ahead
 */
export function deviationOf(plan, now) {
  const milestones = (plan?.items ?? [])
    .filter(({ kind, planned }) => kind === 'milestone' && planned !== undefined)
    .map((by) => ({ by, days: daysBehind(by, now) ?? 0 }));
  const late = milestones.filter(({ by, days }) => by.reached === undefined && days > 0);
  const reached = milestones.filter(({ by }) => by.reached !== undefined);
  late.sort((one, other) => other.days - one.days);
  reached.sort((one, other) => (other.by.reached ?? 0) - (one.by.reached ?? 0));
  return late[0] ?? reached[0] ?? null;
}
