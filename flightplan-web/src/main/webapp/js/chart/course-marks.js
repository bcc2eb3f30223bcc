/** What happened in a stay, from the lines of its timeline: marks, and the therapies among them. */
import { texts } from '../texts.js';
import { categoryOf } from './categories.js';

const words = texts.attachments;

/** @typedef {{ therapy?: string, started_at?: Api.Moment, stopped_at?: Api.Moment }} TherapyDetails */

const LEAST_PRIORITY = 99;

/**
 * Null for what the specialty draws no mark for.
 *
 * @param {Api.TimelineItem} item
 * @param {Api.EventType | undefined} type
 * @param {Map<string, number | undefined>} priorities of the specialty's categories
 * @returns {Chart.Mark | null}
 */
export function markOf(item, type, priorities) {
  const category = categoryOf(type?.mark);
  if (!type || !category) return null;
  return {
    id: item.id,
    category,
    type: item.event_type,
    typeLabel: type.label,
    moment: Date.parse(item.occurred_at),
    recorded: Date.parse(item.recorded_at),
    corrected: Boolean(item.corrected),
    title: item.title,
    details: item.details ?? {},
    headline: headlineOf(item, type),
    operation: Boolean(type.operation),
    priority: priorities.get(type.category ?? '') ?? LEAST_PRIORITY,
  };
}

const CHOSEN = ['enum', 'integer', 'decimal'];

/**
 * @param {Api.Attachment} attachment
 * @returns {Chart.Mark}
 */
export function attachmentMark({ id, filename, description, attachment_type: kind, occurred_at: at, recorded_at }) {
  const headline = filename ?? words.unnamed;
  return {
    id,
    category: 'attachment',
    type: 'attachment',
    typeLabel: words.kind,
    moment: Date.parse(at),
    recorded: Date.parse(recorded_at),
    corrected: false,
    title: headline,
    details: { [words.description]: description ?? null, [words.type]: kind ?? null },
    headline,
    operation: false,
    priority: LEAST_PRIORITY,
  };
}

/**
 * The few words beside a mark: the text that its type requires first; of a choice or a number what was chosen, after the
 * type's label; for a measurement the value too.
 *
 * @param {Api.TimelineItem} item
 * @param {Api.EventType} type
 */
function headlineOf({ details, title }, type) {
  const field = type.fields.find(({ required }) => required) ?? type.fields[0];
  const value = field && details?.[field.name];
  if ((value ?? '') === '') return title;
  const kind = field.type ?? 'text';
  if (CHOSEN.includes(kind)) return `${type.label}: ${value}`;
  if (kind !== 'text') return title;
  const measured = type.mark === 'lab' ? [details?.result, details?.unit] : [];
  return [value, ...measured].filter(Boolean).join(' ');
}

/**
 * @param {Chart.Mark} mark
 * @param {number} end
 * @param {Api.Manifest} manifest
 * @returns {Chart.Therapy}
 */
export function therapyOf(mark, end, { shaded_therapies: shading = [] }) {
  const { therapy, started_at: started, stopped_at: stopped } = /** @type {TherapyDetails} */ (mark.details);
  const from = started ? Date.parse(started) : mark.moment;
  const to = stopped ? Date.parse(stopped) : Math.max(end, from);
  const shaded = shading.includes(mark.type) || (therapy !== undefined && shading.includes(therapy));
  return {
    id: mark.id,
    mark,
    name: therapy ?? mark.typeLabel,
    group: mark.typeLabel,
    from,
    to,
    ongoing: !stopped,
    shaded,
  };
}
