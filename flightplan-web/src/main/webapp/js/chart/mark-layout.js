/**
 * Finds a place for each mark so that no two overlap: a flag with words above (or below) the line if there is room, else
 * its glyph on or near the line, else a dot on it. Important kinds choose first; what is crowded out returns on zooming.
 */

/** @typedef {(mark: Chart.Candidate, occupied: Occupied, bounds: Chart.Box) => Chart.Place | null} Search */

export const FLAG_HEIGHT = 20;
const LANE = 23;
const LANES = 3;
const NEAR = 2;
const GLYPH = 16;
const DOT = 4;
// Where the stem meets the flag, from its near edge: under the glyph, or at the edge itself where a riser is close.
export const INSET = 11;
const EDGE = 1;
const CELL = 96;

/** Boxes already taken, in columns, so that a crowded chart stays quick. */
export class Occupied {
  /** @type {Map<number, Chart.Taken[]>} */
  #columns = new Map();

  /** @param {Chart.Taken} box */
  add(box) {
    for (const column of columnsOf(box)) {
      const taken = this.#columns.get(column);
      if (taken) taken.push(box);
      else this.#columns.set(column, [box]);
    }
  }

  /** @param {Chart.Taken} box */
  free(box) {
    for (const column of columnsOf(box)) {
      for (const other of this.#columns.get(column) ?? []) if (overlap(box, other)) return false;
    }
    return true;
  }
}

/**
 * `marks` have x, y (on the line), width (of their flag) and come in order of importance; `occupied` holds what is taken.
 * Each gets `form` ('flag', 'glyph', 'dot', 'hidden'), `box` and `side` ('right' or 'left' of its stem).
 *
 * @template {Chart.Candidate} Candidate
 * @param {Candidate[]} marks
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @returns {(Candidate & Chart.Place)[]}
 */
export function placeMarks(marks, occupied, bounds) {
  /** @type {Set<string>} */
  const dots = new Set();
  const [flag, glyph] = [unlessFull(flagPlace), unlessFull(glyphPlace)];
  return marks.map((mark) => {
    const place = flag(mark, occupied, bounds) ?? glyph(mark, occupied, bounds) ?? dotPlace(mark, dots);
    // Dots take no room from the rest.
    if (place.form === 'flag' || place.form === 'glyph') occupied.add(place.box);
    return { ...mark, ...place };
  });
}

/**
 * Where a search has failed there is no sense in another: room is only ever taken. This keeps thousands quick.
 *
 * @param {Search} search
 * @returns {Search}
 */
function unlessFull(search) {
  /** @type {Map<string, number>} */
  const full = new Map();
  return (mark, occupied, bounds) => {
    const spot = `${Math.round(mark.x / DOT)} ${mark.y}`;
    if ((full.get(spot) ?? Infinity) <= mark.width) return null;
    const place = search(mark, occupied, bounds);
    if (!place) full.set(spot, mark.width);
    return place;
  };
}

/**
 * @param {Chart.Candidate} mark
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @returns {Chart.Place | null}
 */
function flagPlace({ x, y, width }, occupied, bounds) {
  for (const top of lanes(y, FLAG_HEIGHT, 14)) {
    for (const left of [x - INSET, x - EDGE, x + INSET - width, x + EDGE - width]) {
      const box = { left: left - 2, right: left + width + 2, top, bottom: top + FLAG_HEIGHT };
      if (within(box, bounds) && occupied.free(box) && occupied.free(stem(x, y, box)))
        return { form: 'flag', side: left > x - width / 2 ? 'right' : 'left', box };
    }
  }
  return null;
}

/**
 * @param {Chart.Candidate} mark
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @returns {Chart.Place | null}
 */
function glyphPlace({ x, y }, occupied, bounds) {
  const half = GLYPH / 2 + 1;
  for (const top of [y - half, y - 13 - GLYPH, y + 13]) {
    const onLine = top === y - half;
    const box = { left: x - half, right: x + half, top, bottom: top + 2 * half, onLine };
    if (within(box, bounds) && occupied.free(box) && (onLine || occupied.free(stem(x, y, box))))
      return { form: 'glyph', box };
  }
  return null;
}

/**
 * Dots that would fall together are one.
 *
 * @param {Chart.Candidate} mark
 * @param {Set<string>} dots
 * @returns {Chart.Place}
 */
function dotPlace({ x, y }, dots) {
  const spot = `${Math.round(x / DOT)} ${y}`;
  const form = dots.has(spot) ? 'hidden' : 'dot';
  dots.add(spot);
  return { form, box: { left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT } };
}

/**
 * Tops of the lanes: near ones above the line, then below it, then the far ones above.
 *
 * @param {number} y
 * @param {number} height
 * @param {number} distance
 */
function lanes(y, height, distance) {
  const up = Array.from({ length: LANES }, (_, lane) => y - distance - lane * LANE - height);
  const down = Array.from({ length: 2 }, (_, lane) => y + distance + lane * LANE);
  return [...up.slice(0, NEAR), ...down, ...up.slice(NEAR)];
}

/**
 * From the line to the mark; it may pass behind other marks, but not through a label of the line.
 *
 * @param {number} x
 * @param {number} y
 * @param {Chart.Box} box
 * @returns {Chart.Taken}
 */
function stem(x, y, { top, bottom }) {
  return { left: x - 1, right: x + 1, top: Math.min(bottom, y), bottom: Math.max(top, y), isStem: true };
}

/**
 * @param {Chart.Box} box
 * @param {Chart.Box} bounds
 */
function within(box, bounds) {
  return box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
}

/** @param {Chart.Box} box */
function* columnsOf({ left, right }) {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) yield column;
}

// The line carries glyphs, so it is no obstacle to a glyph that sits on it.
/**
 * @param {Chart.Taken} a
 * @param {Chart.Taken} b
 */
function overlap(a, b) {
  if (a.onLine && b.isLine) return false;
  if (a.isStem && !b.isLabel) return false;
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
