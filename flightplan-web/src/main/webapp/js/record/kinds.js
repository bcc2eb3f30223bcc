/** Everything that can be recorded of a stay: its letter, its form, what is sent, and what takes it back. */
import { randomId } from '../session.js';
import { texts } from '../texts.js';
import { dayInYear, beginningOf, place } from '../words.js';
import { faceOf } from '../zone.js';
import { clinicalKinds } from './clinical-kinds.js';
import { staffOptions } from './pack-fields.js';
import { placeFields, placeOf } from './places.js';

const words = texts.recording;
const { fields: labels, kinds: names } = words;

/** @param {Console.StayRecord} record */
const isOpen = ({ admission }) => admission.status === 'active';
/** @param {Console.StayRecord} record */
const hasPlan = ({ plan }) => plan !== null && plan.status !== 'cancelled';

/**
 * @param {string} path
 * @param {object | null} body
 * @param {Recording.Command['rests']} [rests]
 * @returns {Recording.Command}
 */
const post = (path, body, rests) => ({ method: 'POST', path, body, rests });
/**
 * @param {string} path
 * @returns {Recording.Command}
 */
const remove = (path) => ({ method: 'DELETE', path, body: null });

/**
 * @param {number} now
 * @param {string} name
 * @param {string} label
 * @returns {Recording.Field}
 */
export const whenField = (now, name, label) => ({
  name,
  label,
  type: 'moment',
  required: true,
  now: true,
  value: faceOf(now),
});

/** @type {Recording.Kind} */
const move = {
  id: 'move',
  letter: 'm',
  label: names.move,
  isPossible: isOpen,
  needs: ['board'],
  fields: (context) => [
    ...placeFields(context),
    whenField(context.now, 'effective_at', labels.when),
    { name: 'reason', label: labels.reason, type: 'text' },
  ],
  prepare: (values, { record: { admission } }) => {
    const { effective_at, reason } = values;
    const to = placeOf(values);
    return {
      command: post(`admissions/${admission.id}/location`, { ...to, effective_at, reason }, 'stay'),
      said: `${names.move}, ${place(to.to_location, to.to_bed)}`,
      undo: ([{ event_id: id }]) => [post(`admissions/${admission.id}/location/${id}/correction`, { retracted: true })],
    };
  },
};

/**
 * What of the plan is neither done nor reached.
 *
 * @param {Api.FlightPlan | null} plan
 */
function leftOpen(plan) {
  const tasks = (plan?.tasks ?? []).filter(({ done_at: at }) => !at).map(({ text }) => words.stillOpen(text));
  const milestones = (plan?.milestones ?? []).filter(({ reached_at: at }) => !at);
  return [...tasks, ...milestones.map(({ name }) => words.notReached(name))];
}

/** @type {Recording.Kind} */
const discharge = {
  id: 'discharge',
  letter: 'd',
  label: names.discharge,
  isPossible: isOpen,
  says: ({ record: { plan } }) => leftOpen(plan),
  fields: ({ now }) => [
    whenField(now, 'discharge_date', labels.discharged),
    {
      name: 'disposition',
      label: labels.disposition,
      type: 'text',
      offered: words.dispositions,
    },
    { name: 'died', label: labels.died, type: 'boolean' },
  ],
  prepare: (values, { record: { admission } }) => ({
    command: post(`admissions/${admission.id}/discharge`, values, 'stay'),
    said: names.discharge,
    undo: () => [post(`admissions/${admission.id}/discharge/cancel`, {})],
  }),
};

/** @type {Recording.Kind} */
const reopen = {
  id: 'reopen',
  letter: 'd',
  label: names.reopen,
  isPossible: ({ admission }) => admission.status === 'discharged',
  fields: () => [{ name: 'reason', label: labels.reason, type: 'text', required: true }],
  prepare: ({ reason }, { record: { admission } }) => ({
    command: post(`admissions/${admission.id}/discharge/cancel`, { reason }, 'stay'),
    said: names.reopen,
    undo: () => [post(`admissions/${admission.id}/discharge`, { discharge_date: admission.discharge_date })],
  }),
};

/**
 * @param {'task' | 'barrier'} id
 * @param {string} letter
 * @returns {Recording.Kind}
 */
const task = (id, letter) => ({
  id,
  letter,
  label: names[id],
  isPossible: hasPlan,
  needs: ['staff'],
  fields: ({ staff }) => [
    { name: 'text', label: id === 'task' ? labels.text : labels.barrier, type: 'text', required: true },
    {
      name: 'owner_id',
      label: labels.owner,
      type: 'choice',
      options: staffOptions(staff),
    },
    { name: 'due', label: labels.due, type: 'moment' },
  ],
  prepare: (values, { record: { plan }, staff }) => {
    const owner = staff.find((user) => user.id === values.owner_id);
    const kind = id === 'task' ? 'action' : 'barrier';
    const body = { ...values, kind, owner_name: owner?.name, task_id: randomId() };
    return {
      command: post(`flightplans/${plan?.id}/tasks`, body),
      said: `${names[id]}, ${values.text}`,
      undo: ([{ task_id: made }]) => [remove(`flightplans/${plan?.id}/tasks/${made ?? body.task_id}`)],
    };
  },
});

/** @type {Recording.Kind} */
const milestone = {
  id: 'milestone',
  letter: 'p',
  label: names.milestone,
  isPossible: hasPlan,
  fields: ({ record: { manifest } }) => [
    {
      name: 'name',
      label: labels.milestone,
      type: 'text',
      required: true,
      offered: (manifest.phases ?? []).flatMap(({ milestones = [] }) => milestones.map(({ label }) => label)),
    },
    {
      name: 'phase',
      label: labels.phase,
      type: 'choice',
      options: (manifest.phases ?? []).map(({ id, label }) => [id, label]),
    },
    { name: 'target_date', label: labels.targetDay, type: 'day' },
  ],
  prepare: (values, { record: { plan } }) => {
    const body = { ...values, milestone_id: randomId() };
    return {
      command: post(`flightplans/${plan?.id}/milestones`, body),
      said: `${names.milestone}, ${values.name}`,
      undo: ([{ milestone_id: made }]) => [remove(`flightplans/${plan?.id}/milestones/${made ?? body.milestone_id}`)],
    };
  },
};

/** @type {Recording.Kind} */
const reached = {
  id: 'reached',
  letter: 'a',
  label: names.reached,
  isPossible: ({ plan }) => Boolean(plan?.milestones?.some(({ reached_at: at }) => !at)),
  fields: ({ record: { plan }, now }) => [
    {
      name: 'milestone_id',
      label: labels.milestone,
      type: 'choice',
      required: true,
      options: (plan?.milestones ?? [])
        .filter(({ reached_at: at }) => !at)
        .map((each) => [each.milestone_id, each.name]),
    },
    whenField(now, 'reached_at', labels.when),
  ],
  prepare: ({ milestone_id: id, reached_at }, { record: { plan } }) => reachedNow(plan, String(id), reached_at),
};

/**
 * @param {Api.FlightPlan | null} plan
 * @param {Api.Id} id
 * @param {unknown} [at]
 * @returns {Recording.Pending}
 */
export function reachedNow(plan, id, at) {
  const name = plan?.milestones?.find(({ milestone_id: each }) => each === id)?.name;
  const path = `flightplans/${plan?.id}/milestones/${id}/reached`;
  return {
    command: post(path, at ? { reached_at: at } : {}, 'plan'),
    said: `${names.reached}, ${name}`,
    undo: () => [remove(path)],
  };
}

/**
 * @param {Api.FlightPlan | null} plan
 * @param {Api.Task} task
 * @returns {Recording.Pending}
 */
export function doneNow(plan, { task_id: id, text, kind }) {
  const path = `flightplans/${plan?.id}/tasks/${id}/done`;
  return {
    command: post(path, {}, 'plan'),
    said: `${kind === 'barrier' ? names.barrier : names.task}, ${text}`,
    undo: () => [remove(path)],
  };
}

/**
 * What takes a tick of the plan back.
 *
 * @param {Api.FlightPlan | null} plan
 * @param {'milestones' | 'tasks'} list
 * @param {Api.Id} id
 * @param {string} said
 * @returns {Recording.Pending}
 */
export function untick(plan, list, id, said) {
  const path = `flightplans/${plan?.id}/${list}/${id}/${list === 'tasks' ? 'done' : 'reached'}`;
  return { command: { ...remove(path), rests: 'plan' }, said, undo: () => [post(path, {})] };
}

/** @type {Recording.Kind} */
const target = {
  id: 'target',
  letter: 'g',
  label: names.target,
  isPossible: hasPlan,
  fields: ({ record: { plan } }) => [
    {
      name: 'target_discharge_date',
      label: labels.target,
      type: 'day',
      help: labels.targetHelp,
      value: plan?.target_discharge_date?.slice(0, 10),
    },
  ],
  prepare: (values, { record: { plan } }) => {
    const path = `flightplans/${plan?.id}/target`;
    const day = values.target_discharge_date;
    const before = plan?.target_discharge_date?.slice(0, 10);
    return {
      command: post(path, values, 'plan'),
      said: `${names.target}, ${day ? dayInYear(beginningOf(String(day))) : '–'}`,
      undo: () => [post(path, before ? { target_discharge_date: before } : {})],
    };
  },
};

/** @type {Recording.Kind[]} */
export const KINDS = [
  move,
  ...clinicalKinds(whenField),
  task('task', 'k'),
  task('barrier', 'b'),
  milestone,
  reached,
  target,
  discharge,
  reopen,
];
