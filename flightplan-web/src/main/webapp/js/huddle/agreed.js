/** What was agreed in a huddle: what the plans of its stays have learned since it began, as their streams tell it. */

const KINDS = { action: 'task', barrier: 'barrier' };

/**
 * Of one plan: tasks, barriers and milestones that were raised since then and not dropped, and the target where it is another one.
 *
 * @param {Api.StreamEvent[]} events of the plan, in their order
 * @param {number} since
 * @returns {Huddle.Agreed[]}
 */
export function agreedIn(events, since) {
  /** @type {Map<string, Huddle.Agreed>} */
  const agreed = new Map();
  /** @type {string | undefined} */
  let before;
  /** @type {string | undefined} */
  let target;
  for (const { event_type: type, data = {}, created_at: at } of events) {
    const isNew = Date.parse(at ?? '') >= since;
    switch (type) {
      case 'flightplan.task_raised':
        if (isNew) agreed.set(String(data.task_id), taskOf(data));
        break;
      case 'flightplan.milestone_planned':
        if (isNew) agreed.set(String(data.milestone_id), milestoneOf(data));
        break;
      case 'flightplan.task_dropped':
      case 'flightplan.milestone_dropped':
        agreed.delete(String(data.task_id ?? data.milestone_id));
        break;
      case 'flightplan.task_done':
      case 'flightplan.task_reopened':
        note(agreed.get(String(data.task_id)), type === 'flightplan.task_done');
        break;
      case 'flightplan.target_set':
        target = dayOf(data.target_discharge_date);
        if (!isNew) before = target;
        break;
      default:
    }
  }
  const another = target === before ? [] : [/** @type {Huddle.Agreed} */ ({ kind: 'target', day: target ?? '' })];
  return [...another, ...agreed.values()];
}

/**
 * @param {Api.Details} data
 * @returns {Huddle.Agreed}
 */
const taskOf = ({ kind, text, owner_name: owner, due }) => ({
  kind: /** @type {'task'} */ (KINDS[/** @type {'action'} */ (kind)] ?? 'task'),
  text: String(text ?? ''),
  owner: owner ? String(owner) : undefined,
  due: due ? String(due) : undefined,
});

/**
 * @param {Api.Details} data
 * @returns {Huddle.Agreed}
 */
const milestoneOf = ({ name, target_date: day }) => ({
  kind: 'milestone',
  text: String(name ?? ''),
  day: dayOf(day),
});

/** @param {unknown} day */
const dayOf = (day) => (day ? String(day).slice(0, 10) : undefined);

/**
 * @param {Huddle.Agreed | undefined} agreed
 * @param {boolean} done
 */
function note(agreed, done) {
  if (agreed) agreed.done = done;
}
