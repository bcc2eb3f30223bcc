/** The forms that say that something was otherwise, or was not at all, and why it was recorded so. */
import { texts } from '../texts.js';
import { faceOf } from '../zone.js';
import { correction, freely, RISK, riskOptions } from './clinical-kinds.js';
import { packFields } from './pack-fields.js';
import { placeFields, placeOf } from './places.js';

const words = texts.recording;
const { fields: labels } = words;

/** @type {Recording.Field} */
const whyField = { name: 'correction_reason', label: labels.why, type: 'text' };

/** @param {Recording.Entered} entered */
const whyOf = ({ correction_reason: why = '' }) => (why.trim() ? { correction_reason: why.trim() } : {});

/**
 * @param {string} path
 * @param {object} body
 * @returns {Recording.Command}
 */
const ofMove = (path, body) => ({ method: 'POST', path, body, rests: 'stay' });

/**
 * The form that corrects a move, or says that there was none.
 *
 * @param {Api.TimelineItem} item
 * @param {Api.Id} admission
 * @returns {Recording.Kind}
 */
export function moveCorrectionOf({ id, title, details = {}, occurred_at: at }, admission) {
  const path = `admissions/${admission}/location/${id}/correction`;
  const before = { to_location: details.to_location, to_bed: details.to_bed };
  return {
    id: `correct ${id}`,
    letter: '',
    label: words.correctWhat(title),
    needs: ['board'],
    fields: (context) => [
      ...placeFields(context, before),
      { name: 'effective_at', label: labels.when, type: 'moment', required: true, value: faceOf(Date.parse(at)) },
      { name: 'reason', label: labels.reason, type: 'text', value: String(details.reason ?? '') },
      whyField,
    ],
    prepare: (values) => {
      const { effective_at: when, reason, correction_reason } = values;
      // a minute that nobody touched keeps its seconds
      const same = faceOf(Date.parse(String(when))) === faceOf(Date.parse(at));
      return {
        command: ofMove(path, { ...placeOf(values), effective_at: same ? at : when, reason, correction_reason }),
        said: words.corrected(title),
        undo: () => [freely(ofMove(path, { ...before, effective_at: at, reason: details.reason }))],
      };
    },
    otherwise: {
      label: words.retract,
      prepare: (entered) => ({
        command: ofMove(path, { retracted: true, ...whyOf(entered) }),
        said: words.retracted(title),
        undo: () => [],
      }),
    },
  };
}

/**
 * The form that corrects an event of the timeline, or says that it did not happen.
 *
 * @param {Api.TimelineItem} item
 * @param {Api.EventType} type
 * @returns {Recording.Kind}
 */
export function correctionOf({ id, title, details = {}, occurred_at: at }, type) {
  return {
    id: `correct ${id}`,
    letter: '',
    label: words.correctWhat(title),
    needs: type.fields.some((field) => field.type === 'user') ? ['staff'] : [],
    fields: ({ staff, record: { manifest, admission } }) => [
      ...packFields(type, staff).map((field) => withValue(field, details[field.name], type.name, manifest, admission)),
      { name: 'occurred_at', label: labels.when, type: 'moment', required: true, value: faceOf(Date.parse(at)) },
      whyField,
    ],
    prepare: ({ occurred_at, correction_reason, ...data }) => {
      // a minute that nobody touched keeps its seconds
      const same = faceOf(Date.parse(String(occurred_at))) === faceOf(Date.parse(at));
      return {
        command: correction(id, {
          occurred_at: same ? at : occurred_at,
          data: { ...kept(details, type), ...data },
          correction_reason,
        }),
        said: words.corrected(title),
        undo: () => [freely(correction(id, { occurred_at: at, data: details }))],
      };
    },
    otherwise: {
      label: words.retract,
      prepare: (entered) => ({
        command: correction(id, { retracted: true, ...whyOf(entered) }),
        said: words.retracted(title),
        undo: () => [],
      }),
    },
  };
}

/**
 * What of an event's data the form has no field for.
 *
 * @param {Api.Details} details
 * @param {Api.EventType} type
 */
function kept(details, { fields }) {
  return Object.fromEntries(Object.entries(details).filter(([name]) => !fields.some((field) => field.name === name)));
}

/**
 * @param {Recording.Field} field
 * @param {unknown} value
 * @param {string} type
 * @param {Api.Manifest} manifest
 * @param {Api.Admission} admission
 * @returns {Recording.Field}
 */
function withValue(field, value, type, manifest, { current_location: location }) {
  const choice =
    type === RISK && field.name === 'risk_level'
      ? { type: /** @type {const} */ ('choice'), options: riskOptions(manifest, location) }
      : {};
  if (value === undefined || value === null) return { ...field, ...choice };
  return { ...field, ...choice, value: field.type === 'moment' ? faceOf(Date.parse(String(value))) : String(value) };
}
