/** Fields of a form as the specialty's pack declares them. */
import { humanise } from '../words.js';

/** Long texts have room of their own. */
const LONG = ['notes', 'text', 'detail', 'action_items'];

/**
 * @param {Api.EventType} type
 * @param {Api.User[]} staff
 * @param {string[]} without
 * @returns {Recording.Field[]}
 */
export function packFields({ fields }, staff, without = []) {
  return fields.filter(({ name }) => !without.includes(name)).map((field) => packField(field, staff));
}

/**
 * @param {Api.EventField} field
 * @param {Api.User[]} staff
 * @returns {Recording.Field}
 */
function packField({ name, label, type = 'text', one_of: choices, not_before: notBefore, ...rest }, staff) {
  const words = label ?? humanise(name.replace(/_id$/, '').replace(/_minutes$/, ''));
  const field = { ...rest, name, label: words, notBefore };
  if (type === 'enum')
    return { ...field, type: 'choice', options: (choices ?? []).map((value) => [value, humanise(value)]) };
  if (type === 'user') {
    return { ...field, type: 'choice', options: staffOptions(staff) };
  }
  return { ...field, type: type === 'text' && LONG.includes(name) ? 'long' : type };
}

/**
 * Who has a name that can be chosen.
 *
 * @param {Api.User[]} staff
 */
export const staffOptions = (staff) => staff.flatMap(({ id, name }) => (name ? [[id, name]] : []));

/** Whether a type lasts from one moment to another. */
export const isTherapy = (/** @type {Api.EventType} */ { fields }) =>
  ['started_at', 'stopped_at'].every((name) => fields.some((field) => field.name === name));

/**
 * The therapies that run, by what the timeline tells of them.
 *
 * @param {Api.TimelineItem[]} timeline
 * @param {Api.Manifest} manifest
 */
export function running(timeline, manifest) {
  const types = new Set(manifest.event_types.filter(isTherapy).map(({ name }) => name));
  return timeline.filter(({ event_type: type, details }) => types.has(type) && !details?.stopped_at);
}
