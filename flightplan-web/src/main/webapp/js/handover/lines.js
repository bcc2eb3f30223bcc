/** The lines of a unit's sheet, made from the board and the list of stays. */
import { place } from '../words.js';

/**
 * The places that a sheet can be made of: units, and where somebody is outside of them.
 *
 * @param {Handover.Board} board
 * @returns {[string, string][]} codes and names
 */
export function placesOf({ units, elsewhere, without_bed: without }) {
  const known = new Map(units.map(({ location, name }) => [location, name]));
  for (const { location } of [...without, ...elsewhere]) {
    if (location && !known.has(location)) known.set(location, location);
  }
  return [...known];
}

/**
 * One line for each stay in a place, in the order of the beds; who has no bed comes last.
 *
 * @param {Handover.Board} board
 * @param {(Api.Admission | Api.ClosedAdmission)[]} stays
 * @param {string} location
 * @param {number} since
 * @returns {Handover.Line[]}
 */
export function linesOf(board, stays, location, since) {
  const known = new Map(stays.flatMap((stay) => (stay.restricted ? [] : [[stay.id, stay]])));
  const inBeds = board.units
    .filter((unit) => unit.location === location)
    .flatMap(({ beds }) => beds.flatMap(({ bed, occupants = [] }) => occupants.map((each) => ({ ...each, bed }))));
  const others = [...board.without_bed, ...board.elsewhere].filter((each) => each.location === location);
  others.sort((a, b) => (a.bed ?? '\uffff').localeCompare(b.bed ?? '\uffff', undefined, { numeric: true }));
  const seen = new Set();
  return [...inBeds, ...others]
    .filter(({ admission_id: id }) => !id || (!seen.has(id) && seen.add(id)))
    .map((occupant) => lineOf(board, occupant, known.get(occupant.admission_id ?? ''), since));
}

/**
 * @param {Handover.Board} board
 * @param {Handover.Occupant} occupant
 * @param {Api.Admission | undefined} stay
 * @param {number} since
 * @returns {Handover.Line}
 */
function lineOf({ day }, occupant, stay, since) {
  const id = occupant.admission_id ?? '';
  const barriers = occupant.barriers ?? [];
  const named = new Set(barriers.map(({ task_id: task }) => task));
  /** @param {Handover.Task} task */
  const isOwn = (task) => Boolean(id) && task.admission_id === id && !named.has(task.task_id);
  const tasks = [...day.tasks, ...day.undated_tasks].filter(isOwn);
  const overdue = new Set(day.tasks.filter((task) => task.overdue).map((task) => task.task_id));
  return {
    id,
    bed: occupant.bed ?? '',
    occupant,
    stay,
    due: [
      ...barriers.map(({ task_id: task, text, due }) => ({ text, due, barrier: true, overdue: overdue.has(task) })),
      ...tasks.map(({ text, due, overdue: late, kind }) => ({
        text,
        due,
        barrier: kind === 'barrier',
        overdue: Boolean(late),
      })),
    ],
    happened: id ? happenedTo(id, day, occupant, since) : [],
  };
}

/**
 * @param {Api.Id} id
 * @param {Handover.Board['day']} day
 * @param {Handover.Occupant} occupant
 * @param {number} since
 * @returns {Handover.Line['happened']}
 */
function happenedTo(id, { admissions, moves, operations, ...plans }, { risk, risk_since: changed }, since) {
  /** @param {Handover.Happened[]} list */
  const mine = (list) => list.filter((each) => each.admission_id === id && !each.expected);
  return [
    ...mine(admissions).map(({ at }) => ({ kind: /** @type {const} */ ('admitted'), at: at ?? '', what: '' })),
    ...mine(moves).map(({ at, to_location: to, to_bed: bed }) => ({
      kind: /** @type {const} */ ('moved'),
      at: at ?? '',
      what: place(to, bed),
    })),
    ...mine(operations).map(({ at, title }) => ({
      kind: /** @type {const} */ ('operated'),
      at: at ?? '',
      what: title ?? '',
    })),
    ...plans.milestones
      .filter((each) => each.admission_id === id && each.reached_at)
      .map(({ milestone, reached_at: at }) => ({
        kind: /** @type {const} */ ('reached'),
        at: at ?? '',
        what: milestone,
      })),
    ...plans.done_tasks
      .filter((each) => each.admission_id === id)
      .map(({ text, done_at: at }) => ({ kind: /** @type {const} */ ('done'), at, what: text ?? '' })),
    ...(changed && risk ? [{ kind: /** @type {const} */ ('risk'), at: changed, what: risk }] : []),
  ]
    .filter(({ at }) => Date.parse(at) >= since)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
