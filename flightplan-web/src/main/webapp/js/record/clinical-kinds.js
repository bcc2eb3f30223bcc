/** What happens at the bedside: risk, events as the specialty's pack declares them, therapies, conferences. */
import { levelOf } from '../risk.js';
import { randomId } from '../session.js';
import { texts } from '../texts.js';
import { dayAndTime } from '../words.js';
import { isTherapy, packFields, running } from './pack-fields.js';

const words = texts.recording;
const { fields: labels, kinds: names } = words;
export const RISK = 'risk_status';
const CONFERENCE = 'conference';
const NOTE = 'annotation';

/**
 * @param {(now: number, name: string, label: string) => Recording.Field} whenField
 * @returns {Recording.Kind[]}
 */
export function clinicalKinds(whenField) {
  /** @param {number} now */
  const when = (now) => whenField(now, 'occurred_at', labels.when);
  /** @param {Console.StayRecord} record */
  const isOpen = ({ admission }) => admission.status === 'active';

  /** @type {Recording.Kind} */
  const risk = {
    id: 'risk',
    letter: 'r',
    label: names.risk,
    isPossible: (record) => isOpen(record) && has(record, RISK),
    fields: ({ record: { manifest, admission }, now }) => [
      {
        name: 'risk_level',
        label: labels.risk,
        type: 'choice',
        required: true,
        options: riskOptions(manifest, admission.current_location),
      },
      when(now),
      ...packFields(typeOf(manifest, RISK), [], ['risk_level', 'location', 'risk_score']),
    ],
    prepare: ({ occurred_at, ...data }, { record }) =>
      recorded(record, RISK, occurred_at, data, String(data.risk_level)),
  };

  /** @type {Recording.Kind} */
  const note = {
    id: 'note',
    letter: 'o',
    label: names.note,
    isPossible: (record) => has(record, NOTE),
    needs: ['staff'],
    fields: ({ record: { manifest }, staff, now }) => [...packFields(typeOf(manifest, NOTE), staff), when(now)],
    prepare: ({ occurred_at, ...data }, { record }) => recorded(record, NOTE, occurred_at, data),
  };

  /** @type {Recording.Kind} */
  const event = {
    id: 'event',
    letter: 'e',
    label: names.event,
    needs: ['staff'],
    fields: ({ record: { manifest }, staff, now }, { event_type: chosen }) => [
      {
        name: 'event_type',
        label: labels.what,
        type: 'choice',
        required: true,
        decides: true,
        options: manifest.event_types
          .filter((type) => type.name !== RISK && !isTherapy(type))
          .map(({ name, label, category }) => [name, label, groupOf(manifest, category)]),
      },
      when(now),
      ...(chosen ? packFields(typeOf(manifest, chosen), staff) : []),
    ],
    prepare: ({ event_type: type, occurred_at, ...data }, { record }) =>
      recorded(record, String(type), occurred_at, data),
  };

  /** @type {Recording.Kind} */
  const therapy = {
    id: 'therapy',
    letter: 't',
    label: names.therapy,
    isPossible: isOpen,
    needs: ['staff'],
    fields: ({ record: { manifest }, staff, now }, { event_type: chosen }) => {
      const types = manifest.event_types.filter(isTherapy);
      const type = types.find(({ name }) => name === chosen) ?? types[0];
      return [
        {
          name: 'event_type',
          label: labels.what,
          type: 'choice',
          required: true,
          decides: true,
          value: type?.name,
          options: types.map(({ name, label }) => [name, label]),
        },
        ...(type ? packFields(type, staff, ['started_at', 'stopped_at']) : []),
        whenField(now, 'started_at', labels.since),
      ];
    },
    prepare: ({ event_type: type, ...data }, { record }) => recorded(record, String(type), data.started_at, data),
  };

  /** @type {Recording.Kind} */
  const stop = {
    id: 'stop',
    letter: 'x',
    label: names.stop,
    isPossible: ({ timeline, manifest }) => running(timeline, manifest).length > 0,
    fields: ({ record: { timeline, manifest }, now }) => [
      {
        name: 'event_id',
        label: labels.what,
        type: 'choice',
        required: true,
        value: running(timeline, manifest).length === 1 ? running(timeline, manifest)[0].id : undefined,
        options: running(timeline, manifest).map(({ id, title, occurred_at: at }) => [
          id,
          `${title}, ${dayAndTime(Date.parse(at))}`,
        ]),
      },
      whenField(now, 'stopped_at', labels.until),
    ],
    prepare: ({ event_id: id, stopped_at }, { record: { timeline } }) => {
      const { title = '', details = {} } = timeline.find((item) => item.id === id) ?? {};
      return {
        command: correction(String(id), { data: { ...details, stopped_at } }),
        said: `${names.stop}, ${title}`,
        undo: () => [freely(correction(String(id), { data: details }))],
      };
    },
  };

  /** @type {Recording.Kind} */
  const conference = {
    id: 'conference',
    letter: 'c',
    label: names.conference,
    isPossible: (record) => has(record, CONFERENCE),
    fields: ({ record: { manifest }, now }) => [
      ...packFields(typeOf(manifest, CONFERENCE), [], ['action_items']),
      { name: 'action_items', label: labels.items, type: 'long', help: labels.itemsHelp },
      when(now),
    ],
    prepare: ({ occurred_at, action_items: items, ...data }, { record }) => {
      const pending = recorded(
        record,
        CONFERENCE,
        occurred_at,
        items ? { ...data, action_items: items } : data,
        String(data.type),
      );
      const lines = record.plan
        ? String(items ?? '')
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean)
        : [];
      const id = /** @type {{ event_id: Api.Id }} */ (pending.command.body).event_id;
      const path = `flightplans/${record.plan?.id}/tasks`;
      const tasks = lines.map((text) => ({
        kind: 'action',
        text: text.slice(0, 500),
        raised_by_event: id,
        task_id: randomId(),
      }));
      return {
        ...pending,
        command: { ...pending.command, then: tasks.map((body) => ({ method: 'POST', path, body })) },
        undo: (answers) => [
          ...pending.undo(answers),
          ...tasks.map(
            ({ task_id }) => /** @type {const} */ ({ method: 'DELETE', path: `${path}/${task_id}`, body: null }),
          ),
        ],
      };
    },
  };
  return [risk, note, event, therapy, stop, conference];
}

/**
 * @param {Api.Id} id
 * @param {object} body
 * @param {Recording.Command['rests']} rests
 * @returns {Recording.Command}
 */
export function correction(id, body, rests = 'stay') {
  return { method: 'POST', path: `clinical-events/${id}/correction`, body, rests };
}

/**
 * As a command that rests on nothing: what was just recorded is taken back whatever came behind it.
 *
 * @param {Recording.Command} command
 * @returns {Recording.Command}
 */
export const freely = (command) => ({ ...command, rests: undefined });

/**
 * @param {Console.StayRecord} record
 * @param {string} type
 * @param {unknown} at
 * @param {Recording.Values} data
 * @param {string} [more]
 * @returns {Recording.Pending}
 */
function recorded({ admission, manifest }, type, at, data, more) {
  const body = { event_id: randomId(), admission_id: admission.id, event_type: type, occurred_at: at, data };
  return {
    command: { method: 'POST', path: 'clinical-events', body },
    said: [typeOf(manifest, type).label, more].filter(Boolean).join(', '),
    undo: () => [freely(correction(body.event_id, { retracted: true }))],
  };
}

/**
 * @param {Api.Manifest} manifest
 * @param {string} name
 * @returns {Api.EventType}
 */
function typeOf(manifest, name) {
  return manifest.event_types.find((type) => type.name === name) ?? { name, label: name, fields: [] };
}

/**
 * @param {Console.StayRecord} record
 * @param {string} type
 */
const has = ({ manifest }, type) => manifest.event_types.some(({ name }) => name === type);

/**
 * @param {Api.Manifest} manifest
 * @param {string | undefined} category
 */
const groupOf = ({ categories = [] }, category) => categories.find(({ id }) => id === category)?.label ?? '';

/**
 * With the band that each has where the patient is.
 *
 * @param {Api.Manifest} manifest
 * @param {string | undefined} location
 */
export function riskOptions(manifest, location) {
  return manifest.risk_states
    .filter(({ code }) => code !== manifest.discharge_location)
    .map(({ code, label }) => ({ code, label, level: levelOf(manifest, code, location) }))
    .sort((a, b) => (b.level ?? 0) - (a.level ?? 0))
    .map(({ code, label, level }) => [code, level === undefined ? label : `${label} (${level})`]);
}
