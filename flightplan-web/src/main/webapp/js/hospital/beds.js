/** Names of beds as people write them: one by one, or from the first to the last. */

const MOST = 200;

/**
 * "7, 9" are two beds, "A-1 to A-12" twelve; each once, in the order in which they were written.
 *
 * @param {string} text
 */
export function bedNames(text) {
  const names = text
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter(Boolean)
    .flatMap(fromTo);
  return [...new Set(names)].slice(0, MOST);
}

/** @param {string} text */
function fromTo(text) {
  const ends = /^(.*?)(\d+)\s*(?:to|bis|…|\.\.\.?|–)\s*(.*?)(\d+)$/i.exec(text);
  if (!ends) return [text];
  const [, prefix, first, again, last] = ends;
  const [begin, end] = [Number(first), Number(last)];
  if ((again && again !== prefix) || end < begin || end - begin >= MOST) return [text];
  return Array.from(
    { length: end - begin + 1 },
    (_, index) => prefix + String(begin + index).padStart(first.length, '0'),
  );
}

/**
 * What one writes of a bed in one line, such as "isolation, window".
 *
 * @param {unknown} text
 */
export const attributesIn = (text) =>
  String(text ?? '')
    .split(/[,;]/)
    .map((each) => each.trim())
    .filter(Boolean);
