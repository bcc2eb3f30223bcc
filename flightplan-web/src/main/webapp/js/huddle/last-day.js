/** What happened to a patient in the last 24 hours, the newest first. */
import { texts } from '../texts.js';

const words = texts.huddle;
const DAY = 86_400_000;

/**
 * @param {Api.TimelineItem[]} timeline
 * @param {Chart.Course} course
 * @param {Api.FlightPlan | null} plan of which it tells what was reached and done
 * @param {number} now
 * @returns {{ id: Api.Id, at: number, what: string }[]}
 */
export function lastDayOf(timeline, course, plan, now) {
  const marks = new Map(course.marks.map((mark) => [mark.id, mark]));
  return [
    ...timeline.map(({ id, occurred_at, title }) => ({
      id,
      at: Date.parse(occurred_at),
      what: inWords(title, marks.get(id)),
    })),
    ...(plan?.milestones ?? []).flatMap(({ milestone_id: id, name, reached_at: at }) =>
      at ? [{ id, at: Date.parse(at), what: words.reached(name) }] : [],
    ),
    ...(plan?.tasks ?? []).flatMap(({ task_id: id, text, done_at: at }) =>
      at ? [{ id, at: Date.parse(at), what: words.done(text) }] : [],
    ),
  ]
    .filter(({ at }) => at > now - DAY && at <= now)
    .sort((one, other) => other.at - one.at);
}

// of a note its words, which its title does not hold
/**
 * @param {string} title
 * @param {Chart.Mark | undefined} mark
 */
const inWords = (title, mark) =>
  !mark || title.includes(mark.headline) || mark.headline.includes(title)
    ? (mark?.headline ?? title)
    : `${title}: ${mark.headline}`;
