/**
 * The chart is one custom series of the library, which redraws it on every zoom. A layer is one thing it shows (bands, axis, line,
 * marks …), drawn by a function of the scene: where moments and levels lie on the canvas right now.
 */

/**
 * `stage` holds what the layers share: course, scale, palette, shown categories. The layers come from back to front; those that
 * are `heard` take clicks.
 *
 * @param {Chart.Stage} stage
 * @param {{ draw: (scene: Chart.Scene) => Chart.Drawn[], heard?: boolean }[]} layers
 */
export function series(stage, layers) {
  return {
    type: 'custom',
    id: 'chart',
    clip: false,
    animation: false,
    data: [[0, 1]],
    /**
     * @param {ECharts.RenderParams} params
     * @param {ECharts.RenderApi} api
     */
    renderItem: (params, api) => {
      const scene = sceneOf(stage, params.coordSys, api);
      return fresh(
        layers.flatMap(({ draw, heard }) => {
          const drawn = draw(scene);
          if (!heard) for (const child of drawn) child.silent = true;
          return drawn;
        }),
      );
    },
  };
}

let drawings = 0;

// The library reuses the elements of the last drawing one by one, with what is left of their transforms and styles.
// Names it has not seen make it start afresh. The name also carries what an element stands for: the library has a
// property for that (`info`), which this version does not hand to listeners.
/** @param {Chart.Drawn[]} children */
function fresh(children) {
  drawings += 1;
  const named = children.map(({ subject, ...child }, index) => ({
    ...child,
    name: `${drawings}.${index}/${subject ?? ''}`,
  }));
  return { type: 'group', diffChildrenByName: true, emphasisDisabled: true, children: named };
}

/**
 * What an element, or the one it is a part of (a text is drawn in pieces), stands for: {kind: 'mark' or 'step', id}; null
 * for one that stands for nothing.
 *
 * @param {ECharts.Element | undefined} drawn
 */
export function subjectOf(drawn) {
  for (let part = drawn; part; part = part.parent) {
    const [, kind, id] = part.name?.split('/') ?? [];
    if (id) return { kind, id };
  }
  return null;
}

const HOUR = 3_600_000;
/** The middle of the lane of what is not known, below the middle of the lowest band; in bands. */
export const UNKNOWN_BELOW = 0.85;
export const UNKNOWN_HEIGHT = 0.7;

/**
 * @param {Chart.Stage} stage
 * @param {ECharts.RenderParams['coordSys']} area
 * @param {ECharts.RenderApi} api
 * @returns {Chart.Scene}
 */
function sceneOf(stage, area, api) {
  const [origin, levelOne] = api.coord([0, 1]);
  const [oneHour, levelTwo] = api.coord([HOUR, 2]);
  const perMillisecond = (oneHour - origin) / HOUR;
  const bandHeight = levelOne - levelTwo;
  const right = area.x + area.width;
  const bottom = area.y + area.height;
  return {
    ...stage,
    area: { ...area, right, bottom },
    bandHeight,
    px: (moment) => origin + stage.scale.x(moment) * perMillisecond,
    y: (level) => (level === undefined ? levelOne + UNKNOWN_BELOW * bandHeight : levelOne - (level - 1) * bandHeight),
    moment: (px) => stage.scale.moment((px - origin) / perMillisecond),
    dayWidth: perMillisecond * 24 * HOUR,
    inView: (from, to) => to >= area.x && from <= right,
    within: (px) => Math.min(Math.max(px, area.x), right),
  };
}

/**
 * Text as canvas elements take it.
 *
 * @param {string} words
 * @param {number} x
 * @param {number} y
 * @param {Chart.TextStyle} style
 * @returns {Chart.Drawn}
 */
export function text(words, x, y, { fill, font, align = 'left', baseline = 'middle', subject, ...more }) {
  return {
    type: 'text',
    subject,
    style: { text: words, x, y, fill, font, textAlign: align, textVerticalAlign: baseline, ...more },
  };
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {Chart.Style} style
 * @param {Chart.More} more
 * @returns {Chart.Drawn}
 */
export function rect(x, y, width, height, style, more = {}) {
  return { type: 'rect', shape: { x, y, width, height, r: more.r ?? 0 }, style, ...more };
}

/**
 * @param {number} x1
 * @param {number} y1
 * @param {number} x2
 * @param {number} y2
 * @param {Chart.Style} style
 * @param {Chart.More} more
 * @returns {Chart.Drawn}
 */
export function line(x1, y1, x2, y2, style, more = {}) {
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: { fill: null, ...style }, ...more };
}

/** By path, the corners of glyphs that have only such. @type {Map<string, [number, number][] | null>} */
const corners = new Map();

/**
 * The corners of a path of straight lines; null for one with curves. Drawn as a polygon it needs no parsing, a hundred times for
 * each drawing.
 *
 * @param {string} pathData
 */
export function cornersOf(pathData) {
  const known = corners.get(pathData);
  if (known !== undefined) return known;
  /** @type {[number, number][]} */
  const points = [];
  let [x, y] = [0, 0];
  let straight = true;
  for (const [, command, rest] of pathData.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const relative = command !== command.toUpperCase();
    const kind = command.toUpperCase();
    straight &&= 'MLHVZ'.includes(kind);
    const size = kind === 'H' || kind === 'V' ? 1 : 2;
    for (let at = 0; straight && at + size <= numbers.length; at += size) {
      const [first, second] = numbers.slice(at, at + size);
      if (kind !== 'V') x = first + (relative ? x : 0);
      if (kind !== 'H') y = (kind === 'V' ? first : second) + (relative ? y : 0);
      points.push([x, y]);
    }
  }
  corners.set(pathData, straight ? points : null);
  return straight ? points : null;
}

/**
 * A glyph of the 16 by 16 box, centred. It is placed by transforming the element: the library takes a path's shape only
 * when it first makes it, so that a place given there would not change on zooming.
 *
 * @param {string} pathData
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {Chart.Style} style
 * @param {Chart.More} more
 * @returns {Chart.Drawn}
 */
export function glyph(pathData, x, y, size, style, more = {}) {
  const scale = size / 16;
  const points = cornersOf(pathData);
  return {
    type: points ? 'polygon' : 'path',
    shape: points ? { points } : { pathData },
    x: x - size / 2,
    y: y - size / 2,
    scaleX: scale,
    scaleY: scale,
    style: { strokeNoScale: true, ...style },
    ...more,
  };
}

/**
 * @param {Chart.Palette} palette
 * @param {number} size
 * @param {number} weight
 */
export function font(palette, size, weight = 400) {
  return `${weight} ${size}px ${palette.face}`;
}

const canvas = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
/** By font, the width of each letter that was met. @type {Map<string, Map<string, number>>} */
const letters = new Map();

/**
 * The width of a text in pixels, as the sum of its letters': each is measured once, and thousands of texts are quick.
 *
 * @param {string} words
 * @param {string} fontOfText
 * @returns {number}
 */
export function textWidth(words, fontOfText) {
  let known = letters.get(fontOfText);
  if (!known) letters.set(fontOfText, (known = new Map()));
  let sum = 0;
  for (const letter of words) {
    let width = known.get(letter);
    if (width === undefined) {
      canvas.font = fontOfText;
      ({ width } = canvas.measureText(letter));
      known.set(letter, width);
    }
    sum += width;
  }
  return sum;
}
