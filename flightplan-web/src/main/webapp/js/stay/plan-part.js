/** The plan of a stay: the target, milestones by their phase, tasks and barriers; ticked off in place. */
import { element, fill, written } from '../dom.js';
import { doneNow, reachedNow, untick } from '../record/kinds.js';
import { texts } from '../texts.js';
import { beginningOf, calendarDays, dayAndTime, dayInYear } from '../words.js';

const words = texts.recording.plan;

/** @param {import('../record/recorder.js').Recorder} recording */
export function planPart(recording) {
  const node = element('section', { class: 'plan', 'aria-label': words.title });
  let drawn = '';
  /** @type {Map<string, () => void>} */
  const ticks = new Map();

  /** @param {Console.StayRecord} record */
  function show({ plan, manifest }) {
    const looks = JSON.stringify(plan);
    if (looks === drawn) return;
    drawn = looks;
    ticks.clear();
    const focus = node.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const milestones = byPhase(plan?.milestones ?? [], manifest.phases ?? []);
    const tasks = [...(plan?.tasks ?? [])].sort((a, b) => Number(Boolean(a.done_at)) - Number(Boolean(b.done_at)));
    if (!plan || !(milestones.length || tasks.length)) return void fill(node);
    fill(
      node,
      milestones.length > 0 &&
        list(
          words.milestones,
          milestones.map((each) => milestone(plan, each)),
        ),
      tasks.length > 0 &&
        list(
          words.tasks,
          tasks.map((each) => task(plan, each)),
        ),
    );
    if (focus) document.getElementById(focus)?.focus();
  }

  /**
   * @param {Api.FlightPlan} plan
   * @param {Api.Milestone} milestone
   */
  function milestone(plan, { milestone_id: id, name, target_date: day, reached_at: at }) {
    const planned = day && words.planned(dayInYear(beginningOf(day)));
    const reached = at && words.reachedOn(dayAndTime(Date.parse(at)));
    const gap = day ? calendarDays(at ? Date.parse(at) : Date.now(), beginningOf(day)) : 0;
    return line(id, name, Boolean(at), [reached ?? planned, at || gap < 0 ? gapWords(gap) : ''], () =>
      recording.atOnce(at ? untick(plan, 'milestones', id, name) : reachedNow(plan, id)),
    );
  }

  /**
   * @param {Api.FlightPlan} plan
   * @param {Api.Task} task
   */
  function task(plan, task) {
    const { task_id: id, kind, text, owner_name: owner, due, done_at: at } = task;
    const late = due && !at && Date.parse(due) < Date.now();
    const facts = [
      kind === 'barrier' && words.barrier,
      owner,
      at ? words.doneOn(dayAndTime(Date.parse(at))) : due && words.due(dayAndTime(Date.parse(due))),
      late && texts.list.overdue,
    ];
    return line(id, text, Boolean(at), facts, () =>
      recording.atOnce(at ? untick(plan, 'tasks', id, text) : doneNow(plan, task)),
    );
  }

  /**
   * @param {string} id
   * @param {string} label
   * @param {boolean} checked
   * @param {(string | false | undefined)[]} facts
   * @param {() => void} tick
   */
  function line(id, label, checked, facts, tick) {
    ticks.set(id, tick);
    /** @param {Dom.Click} event */
    const onclick = (event) => {
      // it is ticked when the server says so
      event.preventDefault();
      tick();
    };
    return element(
      'li',
      { class: checked ? 'reached' : undefined },
      element('input', { type: 'checkbox', id: `tick-${id}`, checked, disabled: !recording.mayRecord, onclick }),
      element('label', { for: `tick-${id}` }, written(label)),
      element('small', {}, written(facts.filter(Boolean).join(' · '))),
    );
  }
  /** @param {string} id of a milestone or a task */
  const tick = (id) => ticks.get(id)?.();
  return { node, show, tick };
}

/**
 * @param {string} title
 * @param {Dom.Child[]} lines
 */
const list = (title, lines) => element('div', {}, element('h2', {}, title), element('ul', {}, lines));

/** @param {number} days */
const gapWords = (days) => (!days ? '' : days > 0 ? words.ahead(days) : words.behind(-days));

/**
 * @param {Api.Milestone[]} milestones
 * @param {Api.Phase[]} phases
 */
function byPhase(milestones, phases) {
  /** @param {Api.Milestone} each */
  const place = ({ phase }) => {
    const index = phases.findIndex(({ id }) => id === phase);
    return index < 0 ? phases.length : index;
  };
  return [...milestones].sort(
    (a, b) => place(a) - place(b) || (a.target_date ?? '9').localeCompare(b.target_date ?? '9'),
  );
}
