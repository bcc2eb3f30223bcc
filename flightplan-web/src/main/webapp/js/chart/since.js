/**
 * A past of a stay beside what is on record today: what was recorded, changed and retracted since. The picture of the past
 * carries these differences, so that nobody takes it for the present.
 */
import { courseOf, stepAt } from './course.js';

/**
 * @param {Chart.Mark} a
 * @param {Chart.Mark} b
 */
const same = (a, b) => a.moment === b.moment && a.type === b.type && written(a.details) === written(b.details);

/** @param {Api.Details} details */
const written = (details) => JSON.stringify(Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * The course as it was known at a moment, each mark with what became of it since; what was recorded later is in it too, so
 * marked. Its `now` is that moment.
 *
 * @param {Chart.Course} past
 * @param {Chart.Course} present
 * @returns {{ course: Chart.Course, count: Record<Chart.Since, number> }}
 */
export function besidePresent(past, present) {
  const today = new Map(present.marks.map((mark) => [mark.id, mark]));
  const known = new Set(past.marks.map(({ id }) => id));
  const count = { added: 0, changed: 0, removed: 0 };
  /**
   * @param {Chart.Mark} mark
   * @param {Chart.Since | undefined} since
   */
  const noted = (mark, since) => {
    if (since) count[since] += 1;
    return { ...mark, since };
  };
  const then = past.marks.map((mark) => {
    const current = today.get(mark.id);
    return noted(mark, !current ? 'removed' : same(mark, current) ? undefined : 'changed');
  });
  // therapies have bars of their own: those of later would look as if they had been known
  const later = present.marks
    .filter(({ id, category }) => !known.has(id) && category !== 'therapy')
    .map((mark) => noted({ ...mark, step: stepAt(past.steps, mark.moment) }, 'added'));
  count.added += present.therapies.filter(({ id }) => !known.has(id)).length;
  const marks = [...then, ...later].sort((a, b) => a.moment - b.moment);
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const therapies = past.therapies.map((therapy) => ({ ...therapy, mark: byId.get(therapy.id) ?? therapy.mark }));
  return { course: { ...past, past: true, marks, therapies }, count };
}

/**
 * The course of what the API answered as of a moment.
 *
 * @param {Parameters<typeof courseOf>[0]} record
 * @param {Chart.Course} present
 */
export const pastOf = (record, present) => besidePresent(courseOf(record), present);

/**
 * The moments at which something was recorded, here or in the system that it comes from, ascending, each once.
 *
 * @param {Api.StreamEvent[]} events
 */
export function momentsOfRecording(events) {
  const moments = events
    .map(({ created_at: here, metadata }) => Date.parse(metadata?.imported ?? here ?? ''))
    .filter(Number.isFinite);
  return [...new Set(moments)].sort((a, b) => a - b);
}
