/** The day of a unit or of all: what was done and is expected, and what is due, to be ticked off in place. */
import { element, fill, withoutTurns, written } from '../dom.js';
import { toStay } from '../router.js';
import { texts } from '../texts.js';
import { beginningOf, dayInYear, place } from '../words.js';
import { shortName } from './commands.js';
import { whenIn } from './people.js';
import { occupantOf, same } from './scene.js';
import { ALL_UNITS } from './wanted.js';

const words = texts.board.list;
const TITLES = /** @type {(keyof typeof words.titles)[]} */ (Object.keys(words.titles));

/**
 * @typedef {object} Line
 * @property {string} key
 * @property {Api.Id} id of the stay
 * @property {string} name
 * @property {string} at when, in words
 * @property {number} moment to order by
 * @property {string} where
 * @property {string} what
 * @property {string} state done, expected or due
 * @property {boolean} late
 * @property {Recording.Pending} [tick] what ticks it off
 */

/**
 * The lines of a unit's day, list by list; those of today's midnight to its end.
 *
 * @param {Api.Board} board
 * @param {string} unit
 * @param {number} now
 * @returns {Record<string, Line[]>}
 */
export function dayOf(board, unit, now) {
  const { day } = board;
  /** @param {Api.DayOf & { to_location?: string }} item */
  const isHere = ({ location, to_location: to, admission_id: id }) =>
    unit === ALL_UNITS || [location, to].some((each) => each && same(each, unit)) || isIn(board, unit, id);
  /**
   * @param {Api.DayOf & { to_location?: string }} item
   * @param {Partial<Line> & { key: string }} more
   * @returns {Line}
   */
  const line = (item, more) => ({
    ...{ id: item.admission_id, name: item.name ?? texts.board.noName, where: place(item.location, item.bed) },
    ...{ at: '', moment: Infinity, what: '', state: '', late: false },
    ...more,
  });
  /**
   * @param {Api.DayItem} item
   * @param {string} what
   */
  const happened = (item, what) => {
    const moment = item.at ? Date.parse(item.at) : Infinity;
    const state = item.expected ? words.expected : words.done;
    const late = item.expected && moment < now;
    return line(item, {
      key: `${item.admission_id} ${item.at ?? ''} ${what}`,
      at: when(moment, now),
      moment,
      what,
      state,
      late,
    });
  };
  /** @param {Api.DayTask} item */
  const openTask = (item) => ({
    key: item.task_id,
    what: taskInWords(item),
    tick: ticked(board, item, `tasks/${item.task_id}/done`, item.text ?? ''),
  });
  return {
    admissions: day.admissions.filter(isHere).map((item) => happened(item, '')),
    moves: day.moves.filter(isHere).map((item) => ({
      ...happened(item, words.to(place(item.to_location, item.to_bed))),
      // where somebody is now is not from where they came
      ...(item.expected ? {} : { where: '' }),
    })),
    operations: day.operations.filter(isHere).map((item) => happened(item, item.title ?? '')),
    discharges: day.discharges
      .filter(isHere)
      .map((item) => ({ ...happened(item, item.died ? words.died : ''), ...expectedOn(item, now) })),
    tasks: [
      ...day.tasks.filter(isHere).map((item) => {
        const moment = Date.parse(item.due);
        return line(item, { ...openTask(item), moment, state: words.dueAt(when(moment, now)), late: moment < now });
      }),
      ...day.undated_tasks.filter(isHere).map((item) => line(item, { ...openTask(item), state: words.undated })),
    ],
    done: day.done_tasks.filter(isHere).map((item) => {
      const moment = Date.parse(item.done_at);
      return line(item, { key: item.task_id, what: taskInWords(item), at: when(moment, now), moment });
    }),
    milestones: day.milestones.filter(isHere).map((item) => {
      const reached = item.reached_at ? Date.parse(item.reached_at) : undefined;
      const tick =
        reached === undefined
          ? ticked(board, item, `milestones/${item.milestone_id}/reached`, item.milestone)
          : undefined;
      return line(item, {
        ...{ key: item.milestone_id, what: item.milestone, moment: reached ?? Infinity, tick },
        ...{
          at: reached === undefined ? '' : when(reached, now),
          state: reached === undefined ? words.expected : words.done,
        },
      });
    }),
  };
}

/**
 * @param {Api.Expected} item
 * @param {number} now
 */
const expectedOn = ({ expected, overdue = false, target_discharge_date: target }, now) =>
  expected && target
    ? { state: words.expectedOn(dayInYear(beginningOf(target), now)), late: overdue }
    : { late: overdue };

/** @param {Api.DayTask} task */
const taskInWords = ({ kind, text }) => [kind === 'barrier' && words.barrier, text].filter(Boolean).join(': ');

/**
 * @param {Api.Board} board
 * @param {Api.DayOf} item
 * @param {string} path
 * @param {string} what
 * @returns {Recording.Pending | undefined} nothing where the stay's plan is not known
 */
function ticked(board, { admission_id: id, name }, path, what) {
  const plan = occupantOf(board, id)?.flightplan_id;
  if (!plan) return undefined;
  const whole = `flightplans/${plan}/${path}`;
  return {
    command: { method: 'POST', path: whole, body: {} },
    said: `${shortName(name)}: ${words.ticked(what)}`,
    undo: () => [{ method: 'DELETE', path: whole, body: null }],
  };
}

/**
 * @param {Api.Board} board
 * @param {string} unit
 * @param {Api.Id} id
 */
const isIn = ({ units }, unit, id) =>
  units
    .find(({ location }) => location === unit)
    ?.beds.some(({ occupants }) => occupants.some((each) => !each.restricted && each.admission_id === id)) === true;

/**
 * @param {number} moment
 * @param {number} now
 */
const when = (moment, now) => (Number.isFinite(moment) ? whenIn(moment, now) : '');

/** @param {{ mayRecord: boolean, tick: (of: string, pending: Recording.Pending) => void }} host */
export function dayList({ mayRecord, tick }) {
  const node = element('div', { class: 'day' });
  let drawn = '';
  /**
   * @param {Api.Board} board
   * @param {string} unit
   * @param {number} now
   */
  function show(board, unit, now) {
    const day = dayOf(board, unit, now);
    const looks = JSON.stringify(day);
    if (looks === drawn) return;
    drawn = looks;
    fill(
      node,
      TITLES.map((title) =>
        section(
          title,
          [...day[title]].sort((a, b) => a.moment - b.moment),
        ),
      ),
    );
  }

  /**
   * @param {keyof typeof words.titles} title
   * @param {Line[]} lines
   */
  const section = (title, lines) =>
    element(
      'section',
      { class: 'day-part', 'data-part': title },
      element('h2', {}, words.titles[title], ' ', element('small', {}, lines.length)),
      lines.length ? element('ul', {}, lines.map(lineOf)) : element('p', { class: 'none' }, words.none),
    );

  /** @param {Line} line */
  function lineOf({ key, id, name, at, where, what, state, late, tick: pending }) {
    const onclick = (/** @type {Dom.Click} */ event) => {
      // it is ticked when the server says so
      event.preventDefault();
      if (pending) tick(key, pending);
    };
    return element(
      'li',
      { 'data-key': key, 'data-admission-id': id, class: late ? 'late' : undefined },
      pending &&
        element('input', {
          ...{ type: 'checkbox', disabled: !mayRecord, onclick, 'data-focus': `tick ${key}` },
          'aria-label': withoutTurns(words.tick(what)).slice(0, 200),
        }),
      at && element('time', {}, at),
      element(
        'a',
        { class: 'name', href: toStay(id), 'data-focus': `day ${key}`, title: withoutTurns(name) },
        written(name),
      ),
      where && written(where, { class: 'where' }),
      what && written(what, { class: 'what', title: withoutTurns(what) }),
      state && element('span', { class: 'state' }, state),
      late && element('span', { class: 'flag cross-check' }, texts.board.overdue),
    );
  }
  return { node, show };
}
