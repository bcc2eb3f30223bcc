/**
 * Finds a place for each mark so that none is lost and no two overlap: a flag with words above or below the line where there
 * is room, else its glyph on the line, and where those would fall together one cluster that says how many it stands for.
 * Operations choose first, and may stand anywhere in the chart.
 */

export const FLAG_HEIGHT = 20;
const LANE = 23;
const DISTANCE = 14;
const LANES_UP = 3;
const LANES_DOWN = 2;
const NEAR = 2;
const HALF_GLYPH = 9;
const CLUSTER = 46;
const SPOT = 4;
const NARROWEST = 50;
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
    for (let column = columnOf(box.left); column <= columnOf(box.right); column += 1) {
      const taken = this.#columns.get(column);
      if (taken) taken.push(box);
      else this.#columns.set(column, [box]);
    }
  }

  /**
   * @param {Chart.Taken} box
   * @param {'nothing' | 'gaps' | 'risers'} over what it may cover: breaks of the axis, or the line where it changes its level too
   */
  free(box, over = 'nothing') {
    for (let column = columnOf(box.left); column <= columnOf(box.right); column += 1) {
      for (const other of this.#columns.get(column) ?? [])
        if (!covers(over, other) && overlap(box, other)) return false;
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
  const full = new Full();
  for (const mark of marks) {
    const place = mark.operation ? anyPlace(mark, occupied, bounds) : flagPlace(mark, occupied, bounds, full);
    if (place) {
      occupied.add(place.box);
      flags.push({ ...place, x: mark.x, y: mark.y, of: [mark] });
    } else rest.push(mark);
  }
  return [...flags, ...onTheLine(rest, bounds)];
}

/** Where a search has failed there is no sense in another: room is only ever taken. This keeps thousands quick. */
class Full {
  /** @type {Map<string, number>} */
  #narrowest = new Map();

  /**
   * @param {Chart.Candidate} mark
   * @param {number} width
   */
  holds({ x, y }, width) {
    return width >= (this.#narrowest.get(`${Math.round(x / SPOT)} ${y}`) ?? Infinity);
  }

  /**
   * @param {Chart.Candidate} mark
   * @param {number} width
   */
  note({ x, y }, width) {
    this.#narrowest.set(`${Math.round(x / SPOT)} ${y}`, width);
  }
}

/**
 * @typedef {Pick<Chart.Place<unknown>, 'form' | 'box' | 'side' | 'words'>} Found
 *
 * @param {Chart.Candidate} mark
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @param {Full} full
 * @returns {Found | null}
 */
function flagPlace(mark, occupied, bounds, full) {
  if (full.holds(mark, NARROWEST)) return null;
  const width = mark.width('whole');
  if (full.holds(mark, width)) return null;
  const { y } = mark;
  const up = Array.from({ length: LANES_UP }, (_, lane) => y - DISTANCE - lane * LANE - FLAG_HEIGHT);
  const down = Array.from({ length: LANES_DOWN }, (_, lane) => y + DISTANCE + lane * LANE);
  const tops = [...up.slice(0, NEAR), ...down, ...up.slice(NEAR)];
  const found = flagIn(tops, mark, width, occupied, bounds, 'nothing');
  if (!found) full.note(mark, width);
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
  for (let top = y - DISTANCE - FLAG_HEIGHT; top >= bounds.top; top -= LANE) tops.push(top);
  for (let top = y + DISTANCE; top + FLAG_HEIGHT <= bounds.bottom; top += LANE) tops.push(top);
  tops.sort((a, b) => Math.abs(a - y) - Math.abs(b - y));
  for (const over of /** @type {const} */ (['nothing', 'gaps', 'risers'])) {
    for (const words of /** @type {const} */ (['whole', 'short'])) {
      const found = flagIn(tops, mark, mark.width(words), occupied, bounds, over);
      if (found) return { ...found, words };
    }
  }
  return null;
}

/**
 * @param {number[]} tops
 * @param {Chart.Point} mark
 * @param {number} width
 * @param {Occupied} occupied
 * @param {Chart.Box} bounds
 * @param {'nothing' | 'gaps' | 'risers'} over
 * @returns {Found | null}
 */
function flagIn(tops, { x, y }, width, occupied, bounds, over) {
  for (const top of tops) {
    for (const left of [x - INSET, x - EDGE, x + INSET - width, x + EDGE - width]) {
      const box = { left: left - 2, right: left + width + 2, top, bottom: top + FLAG_HEIGHT };
      if (!within(box, bounds) || !occupied.free(box, over) || !occupied.free(stem(x, y, box), over)) continue;
      return { form: 'flag', side: left > x - width / 2 ? 'right' : 'left', box };
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

/**
 * @param {'nothing' | 'gaps' | 'risers'} over
 * @param {Chart.Taken} taken
 */
const covers = (over, { isGap, isRiser }) => over !== 'nothing' && (isGap || (over === 'risers' && isRiser));

/** @param {number} x */
const columnOf = (x) => Math.floor(x / CELL);

/**
 * @param {Chart.Taken} a
 * @param {Chart.Taken} b
 */
function overlap(a, b) {
  if (a.isStem && !b.isLabel) return false;
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
