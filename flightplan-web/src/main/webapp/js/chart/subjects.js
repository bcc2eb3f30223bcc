/** What call-outs speak of, found again in another course of the same stay. */

/**
 * The same subject as the course has it now; null when it is gone.
 *
 * @param {Chart.Course} course
 * @param {Chart.Subject} subject
 * @returns {Chart.Subject | null}
 */
export function subjectIn({ marks, steps, plan }, subject) {
  const { kind, id } = subject;
  if (kind === 'mark') {
    const mark = marks.find((candidate) => candidate.id === id);
    return mark ? { kind, id, mark } : null;
  }
  if (kind === 'step') {
    const step = steps.find((candidate) => candidate.id === id);
    return step ? { kind, id, step } : null;
  }
  if (kind === 'plan') {
    const planned = plan?.items.find((candidate) => candidate.id === id);
    return planned ? { kind, id, planned } : null;
  }
  const known = new Map(marks.map((mark) => [mark.id, mark]));
  const left = subject.marks.flatMap((mark) => known.get(mark.id) ?? []);
  return left.length ? { kind, id: left[0].id, marks: left } : null;
}
