/** What somebody has entered, as the API takes it; and what is wrong with it, by field. */
import { texts } from '../texts.js';
import { time } from '../words.js';
import { momentsOf, notBefore } from '../zone.js';

const words = texts.recording;

/**
 * @param {Recording.Field[]} fields
 * @param {Recording.Entered} entered
 * @returns {{ values: Recording.Values, errors: Record<string, string> }}
 */
export function valuesOf(fields, entered) {
  /** @type {Recording.Values} */
  const values = {};
  /** @type {Record<string, string>} */
  const errors = {};
  for (const field of fields) {
    const { value, error } = valueOf(field, entered[field.name] ?? '', entered[`${field.name} fold`] ?? '');
    if (error) errors[field.name] = error;
    else if (value !== undefined) values[field.name] = value;
  }
  for (const { name, notBefore: first } of fields) {
    const [from, to] = [first && values[first], values[name]];
    if (first && from && to && Date.parse(String(to)) < Date.parse(String(from))) {
      errors[name] = words.notBefore(fields.find((field) => field.name === first)?.label ?? first);
    }
  }
  return { values, errors };
}

/**
 * @param {Recording.Field} field
 * @param {string} text
 * @param {string} fold which of two hours of the same name
 * @returns {{ value?: unknown, error?: string }}
 */
function valueOf(field, text, fold) {
  const trimmed = text.trim();
  if (!trimmed) return field.required ? { error: words.required } : {};
  switch (field.type) {
    case 'integer':
      return /^[+-]?\d+$/.test(trimmed) ? inRange(field, Number(trimmed)) : { error: words.wholeNumber };
    case 'decimal':
      return isNumber(trimmed) ? inRange(field, Number(trimmed.replace(',', '.'))) : { error: words.number };
    case 'measured':
      // a number where it is one, else the words of the laboratory
      return { value: isNumber(trimmed) ? Number(trimmed.replace(',', '.')) : trimmed };
    case 'boolean':
      return { value: trimmed === 'true' };
    case 'moment':
      return momentOf(trimmed, fold);
    default:
      return { value: trimmed };
  }
}

/** @param {string} text */
const isNumber = (text) => /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text);

/**
 * @param {Recording.Field} field
 * @param {number} value
 */
function inRange({ range }, value) {
  if (range && (value < range[0] || value > range[1])) return { error: words.between(...range) };
  return { value };
}

/**
 * The moment of a face of the hospital's clock.
 *
 * @param {string} face
 * @param {string} fold
 */
function momentOf(face, fold) {
  const moments = momentsOf(face);
  if (Number.isNaN(Date.parse(`${face}Z`))) return { error: words.noMoment };
  if (!moments.length) return { error: words.noSuchTime(face.slice(11, 16), time(notBefore(face))) };
  if (moments.length === 1) return { value: new Date(moments[0]).toISOString() };
  if (fold !== '0' && fold !== '1') return { error: words.whichHour };
  return { value: new Date(moments[Number(fold)]).toISOString() };
}
