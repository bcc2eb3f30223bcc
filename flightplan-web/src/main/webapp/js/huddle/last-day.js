/** What happened to a patient in the last 24 hours, the newest first. */

const DAY = 86_400_000;

/**
 * @param {Api.TimelineItem[]} timeline
 * @param {Chart.Course} course
 * @param {number} now
 * @returns {{ id: Api.Id, at: number, what: string }[]}
 */
export function lastDayOf(timeline, course, now) {
  const marks = new Map(course.marks.map((mark) => [mark.id, mark]));
  return timeline
    .map(({ id, occurred_at, title }) => ({ id, at: Date.parse(occurred_at), what: inWords(title, marks.get(id)) }))
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
