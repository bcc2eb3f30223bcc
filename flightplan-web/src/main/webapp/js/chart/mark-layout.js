/**
 * Finds a place for each mark so that none is lost and no two overlap: a flag with words above or below the line where there
 * is room, else its glyph on the line, and where those would fall together one cluster that says how many it stands for.
 * Operations choose first, and may stand anywhere in the chart.
 */

export const FLAG_HEIGHT = 20;
const LANE = 23;
const DISTANCE = 14;
/** Where a flag's top may be, from the line: near above it, below it, and farther above. */
const NEAR = [-34, -57, 14, 37, -80];
const HALF_GLYPH = 9;
const CLUSTER = 46;
const SPOT = 4;
/** More than a canvas has from left to right. */
const SPOTS = 1 << 14;
// Where the stem meets the flag, from its near edge: under the glyph, or at the edge itself where a riser is close.
export const INSET = 11;
const EDGE = 1;
const CELL = 96;

/**
 * What a mark may cover: nothing; breaks of the axis; or also the line where it changes its level.
 *
 * @typedef {'nothing' | 'gaps' | 'risers'} Over
 */

/** Boxes already taken, in columns, so that a crowded chart stays quick. */
export class Occupied {
  /** @type {Map<number, Chart.Taken[]>} */
  #columns = new Map();

  /** @param {Chart.Taken} box */
  add(box) {
    for (let column = columnOf(box.left); column <= columnOf(box.right); column += 1) {
      const taken = this.#columns.get(column);
      if (taken) taken.push(box);
      else this.#columns.set(column, [box]);
    }
  }

  /**
   * @param {Chart.Taken} box
   * @param {Over} over what it may cover
   */
  free({ left, right, top, bottom }, over = 'nothing') {
    return this.#nothingIn(left, right, top, bottom, false, over);
  }

  /**
   * Whether a stem is free: it may pass behind other marks, but not through a label of the line.
   *
   * @param {number} x
   * @param {number} top
   * @param {number} bottom
   * @param {Over} over
   */
  freeStem(x, top, bottom, over) {
    return this.#nothingIn(x - 1, x + 1, top, bottom, true, over);
  }

  // numbers instead of boxes: this is asked thousands of times for one drawing
  /**
   * @param {number} left
   * @param {number} right
   * @param {number} top
   * @param {number} bottom
   * @param {boolean} labelsAlone
   * @param {Over} over
   */
  #nothingIn(left, right, top, bottom, labelsAlone, over) {
    for (let column = columnOf(left); column <= columnOf(right); column += 1) {
      const taken = this.#columns.get(column);
      if (!taken) continue;
      for (const other of taken) {
        if (labelsAlone && !other.isLabel) continue;
        if (over !== 'nothing' && (other.isGap || (over === 'risers' && other.isRiser))) continue;
        if (left < other.right && other.left < right && top < other.bottom && other.top < bottom) return false;
      }
    }
    return true;
  }
}

/**
 * `marks` have x, y (on the line) and come in order of importance; `occupied` holds what is taken. Every mark is in exactly
 * one of the places, which come in the order of their most important mark.
 *
 * @template {Chart.Candidate} Candidate
 * @param {Candidate[]} marks
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @returns {Chart.Place<Candidate>[]}
 */
export function placeMarks(marks, occupied, bounds) {
  /** @type {Chart.Place<Candidate>[]} */
  const flags = [];
  /** @type {Candidate[]} */
  const rest = [];
  /** @type {Set<number>} */
  const full = new Set();
  for (const mark of marks) {
    const place = mark.operation ? anyPlace(mark, occupied, bounds) : flagPlace(mark, occupied, bounds, full);
    if (place) {
      occupied.add(place.box);
      flags.push({ ...place, x: mark.x, y: mark.y, of: [mark] });
    } else rest.push(mark);
  }
  return [...flags, ...onTheLine(rest, bounds)];
}

/**
 * Where the search for a flag has failed there is no sense in another: room is only ever taken. This keeps thousands quick.
 *
 * @param {Chart.Point} mark
 */
const spotOf = ({ x, y }) => Math.round(y) * SPOTS + Math.round(x / SPOT);

/**
 * @typedef {Pick<Chart.Place<unknown>, 'form' | 'box' | 'side' | 'words'>} Found
 *
 * @param {Chart.Candidate} mark
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @param {Set<number>} full
 * @returns {Found | null}
 */
function flagPlace(mark, occupied, bounds, full) {
  const spot = spotOf(mark);
  if (full.has(spot)) return null;
  const found = flagIn(NEAR, mark, mark.width('whole'), occupied, bounds, 'nothing');
  if (!found) full.add(spot);
  return found && { ...found, words: 'whole' };
}

/**
 * A place for an operation: as near to the line as can be, but anywhere in the chart; with its whole name first, and on what
 * can be missed rather than without a name.
 *
 * @param {Chart.Candidate} mark
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @returns {Found | null}
 */
function anyPlace(mark, occupied, bounds) {
  const { y } = mark;
  const tops = [];
  for (let top = -DISTANCE - FLAG_HEIGHT; y + top >= bounds.top; top -= LANE) tops.push(top);
  for (let top = DISTANCE; y + top + FLAG_HEIGHT <= bounds.bottom; top += LANE) tops.push(top);
  tops.sort((a, b) => Math.abs(a) - Math.abs(b));
  for (const over of /** @type {const} */ (['nothing', 'gaps', 'risers'])) {
    for (const words of /** @type {const} */ (['whole', 'short'])) {
      const found = flagIn(tops, mark, mark.width(words), occupied, bounds, over);
      if (found) return { ...found, words };
    }
  }
  return null;
}

/**
 * @param {number[]} tops from the line
 * @param {Chart.Point} mark
 * @param {number} width
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @param {Over} over
 * @returns {Found | null}
 */
function flagIn(tops, { x, y }, width, occupied, bounds, over) {
  for (const fromLine of tops) {
    const top = y + fromLine;
    const bottom = top + FLAG_HEIGHT;
    if (top < bounds.top || bottom > bounds.bottom) continue;
    if (!occupied.freeStem(x, Math.min(bottom, y), Math.max(top, y), over)) continue;
    for (let way = 0; way < 4; way += 1) {
      const inset = way % 2 ? EDGE : INSET;
      const toTheRight = way < 2;
      const left = (toTheRight ? x - inset : x + inset - width) - 2;
      const right = left + width + 4;
      if (left < bounds.left || right > bounds.right) continue;
      const box = { left, right, top, bottom };
      if (occupied.free(box, over)) return { form: 'flag', side: toTheRight ? 'right' : 'left', box };
    }
  }
  return null;
}

/**
 * From left to right along each level of the line: a glyph, or with what would touch it a cluster. A cluster has its width,
 * however much is in it, so that a long crowd becomes several.
 *
 * @template {Chart.Candidate} Candidate
 * @param {Candidate[]} marks
 * @param {Chart.Box} bounds
 * @returns {Chart.Place<Candidate>[]}
 */
function onTheLine(marks, bounds) {
  const importance = new Map(marks.map((mark, index) => [mark, index]));
  /** @param {Candidate} mark */
  const rank = (mark) => /** @type {number} */ (importance.get(mark));
  /** @type {{ left: number, right: number, y: number, of: Candidate[] }[]} */
  const groups = [];
  for (const mark of [...marks].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = groups[groups.length - 1];
    if (last && last.y === mark.y && mark.x - HALF_GLYPH < last.right) {
      last.of.push(mark);
      last.right = last.left + CLUSTER;
    } else {
      const left = Math.max(mark.x - HALF_GLYPH, bounds.left);
      groups.push({ left, right: left + 2 * HALF_GLYPH, y: mark.y, of: [mark] });
    }
    keepWithin(groups, bounds.right);
  }
  return groups
    .map(({ left, right, y, of }) => {
      of.sort((a, b) => rank(a) - rank(b));
      const form = /** @type {'cluster' | 'glyph'} */ (of.length > 1 ? 'cluster' : 'glyph');
      const box = { left, right, top: y - HALF_GLYPH, bottom: y + HALF_GLYPH };
      return { form, box, x: (left + right) / 2, y, of };
    })
    .sort((a, b) => rank(a.of[0]) - rank(b.of[0]));
}

/**
 * The last group is moved back to where the chart ends; what it would cover there becomes a part of it.
 *
 * @template Candidate
 * @param {{ left: number, right: number, y: number, of: Candidate[] }[]} groups
 * @param {number} end
 */
function keepWithin(groups, end) {
  const last = groups[groups.length - 1];
  if (last.right <= end) return;
  last.left -= last.right - end;
  last.right = end;
  const before = groups[groups.length - 2];
  if (!before || before.y !== last.y || before.right <= last.left) return;
  groups.pop();
  before.of.push(...last.of);
  before.right = before.left + CLUSTER;
  keepWithin(groups, end);
}

/** @param {number} x */
const columnOf = (x) => Math.floor(x / CELL);
