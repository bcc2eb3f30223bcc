/** What can be said of a file by its type and size alone. */

const KILO = 1024;
const UNITS = ['B', 'KB', 'MB', 'GB'];
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/bmp', 'image/webp'];
const TEXTS = ['application/json', 'application/xml', 'application/xhtml+xml', 'application/hl7-v2+er7'];
const LONGEST_NAME = 255;

/**
 * How a content can be shown; null where it can only be saved. What could hold a script is shown as text, if at all.
 *
 * @param {string} contentType as the server found it
 * @returns {'picture' | 'pdf' | 'text' | null}
 */
export function shownAs(contentType) {
  const type = contentType.split(';')[0].trim().toLowerCase();
  if (PICTURES.includes(type)) return 'picture';
  if (type === 'application/pdf') return 'pdf';
  return type.startsWith('text/') || TEXTS.includes(type) ? 'text' : null;
}

/**
 * "3.4 MB"; a size in bytes.
 *
 * @param {number} bytes
 * @param {string} language
 */
export function sizeInWords(bytes, language) {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(KILO))));
  const number = bytes / KILO ** power;
  const digits = power && number < 10 ? 1 : 0;
  return `${number.toLocaleString(language, { maximumFractionDigits: digits })} ${UNITS[power]}`;
}

/**
 * Why a file can't be sent; null where it can.
 *
 * @param {{ size: number }} file
 * @param {number | undefined} limit in bytes, where it is known
 * @returns {'empty' | 'large' | null}
 */
export function whyNot({ size }, limit) {
  if (size === 0) return 'empty';
  return limit !== undefined && size > limit ? 'large' : null;
}

/**
 * A file's name as the API takes it: its end, with the ending, where it is too long; undefined where nothing of it shows.
 *
 * @param {string} name
 */
export function nameOf(name) {
  // half a pair can't be stored
  const whole = name.replace(/\p{Surrogate}/gu, '\ufffd').replaceAll('\0', '');
  const short =
    whole.length > LONGEST_NAME ? `…${whole.slice(1 - LONGEST_NAME).replace(/^[\udc00-\udfff]/, '')}` : whole;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(short) ? short : undefined;
}

/**
 * "PDF", "PNG", "DOCX": three or four letters that stand for what it is.
 *
 * @param {string | undefined} filename
 * @param {string} contentType
 */
export function lettersOf(filename = '', contentType = '') {
  const ending = /\.([A-Za-z0-9]{1,4})$/.exec(filename)?.[1];
  const kind = contentType.split(';')[0].split('/').pop() ?? '';
  return (ending ?? kind.replace(/^(x-|vnd\.).*/, '')).slice(0, 4).toUpperCase() || '?';
}
