/**
 * Moving about in time: Ctrl and the wheel zoom (the wheel alone scrolls the page), dragging pans, Shift and dragging (or "Select
 * a span") zooms to what was brushed, two fingers zoom; the keys + − ← → and 0 do the same for hands on the keyboard.
 */
import { element } from '../dom.js';
import { brush } from './brush.js';
import { texts } from '../texts.js';

const words = texts.chart.tools;

/** @typedef {{ fit: () => void, zoom: (factor: number) => void, pan: (share: number) => void }} Move */

const STEP = 0.2;
/** @type {Record<string, (move: Move) => void>} */
const KEYS = {
  '+': (move) => move.zoom(0.6),
  '=': (move) => move.zoom(0.6),
  '-': (move) => move.zoom(1 / 0.6),
  ArrowLeft: (move) => move.pan(-STEP),
  ArrowRight: (move) => move.pan(STEP),
  0: (move) => move.fit(),
  Home: (move) => move.fit(),
};
/** Where the screen is touched the whole stay counts as in sight although it was moved by this much. */
const SLACK = 1e-4;

/**
 * `axis` says what can be seen at all, in X values, and how they are moments; what is in sight is kept in moments, so that it
 * stays when the axis becomes another.
 *
 * @param {ECharts.Chart} chart
 * @param {HTMLElement} frame
 * @param {{ extent: () => Chart.Span, scale: () => Chart.TimeScale, moved: () => void }} axis
 * @param {AbortSignal} signal
 */
export function navigation(chart, frame, { extent, scale, moved }, signal) {
  /** In moments; null for the whole stay. @type {Chart.Span | null} */
  let kept = null;
  /** What is in sight, in X values. @returns {Chart.Span} */
  const span = () => (kept ? clamp(scale().x(kept.from), scale().x(kept.to)) : extent());
  /**
   * @param {number} from
   * @param {number} to
   * @returns {Chart.Span}
   */
  const clamp = (from, to) => {
    const all = extent();
    const width = Math.min(to - from, all.to - all.from);
    const start = Math.min(Math.max(from, all.from), all.to - width);
    return { from: start, to: start + width };
  };
  /**
   * @param {number} from
   * @param {number} to
   */
  const show = (from, to) => {
    const wanted = clamp(from, to);
    chart.dispatchAction({ type: 'dataZoom', startValue: wanted.from, endValue: wanted.to });
  };
  chart.on('datazoom', () => {
    const zoom = chart.getOption()?.dataZoom?.[0];
    if (!zoom) return;
    const all = extent();
    const slack = (all.to - all.from) * SLACK;
    const whole = zoom.startValue - all.from < slack && all.to - zoom.endValue < slack;
    kept = whole ? null : { from: scale().moment(zoom.startValue), to: scale().moment(zoom.endValue) };
    moved();
  });
  /** @type {Move} */
  const move = {
    fit: () => show(extent().from, extent().to),
    zoom(factor) {
      const { from, to } = span();
      const margin = ((to - from) * (factor - 1)) / 2;
      show(from - margin, to + margin);
    },
    pan(share) {
      const { from, to } = span();
      show(from + (to - from) * share, to + (to - from) * share);
    },
  };
  /**
   * Moves on, without zooming, only if nothing of the stretch is in sight.
   *
   * @param {number} begin
   * @param {number} end
   */
  const reveal = (begin, end) => {
    const { from, to } = span();
    const middle = (begin + end) / 2;
    if (end < from || begin > to) show(middle - (to - from) / 2, middle + (to - from) / 2);
  };
  const select = element(
    'button',
    { type: 'button', 'aria-pressed': 'false', onclick: () => arm(!armed()) },
    words.select,
  );
  const armed = () => select.getAttribute('aria-pressed') === 'true';
  /** @param {boolean} on */
  const arm = (on) => {
    select.setAttribute('aria-pressed', String(on));
    frame.classList.toggle('selecting', on);
  };
  brush(frame, armed, (left, right) => {
    arm(false);
    /** @param {number} px */
    const value = (px) => chart.convertFromPixel({ xAxisIndex: 0 }, px);
    show(value(left), value(right));
  });
  // The library stops every wheel over it, also those that it does nothing with: they are the page's.
  frame.addEventListener('wheel', (event) => !event.ctrlKey && !event.shiftKey && event.stopPropagation(), {
    capture: true,
    passive: true,
    signal,
  });
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', words.name);
  frame.addEventListener(
    'keydown',
    (event) => {
      if (event.target !== frame || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      KEYS[event.key](move);
    },
    { signal },
  );
  const tools = [
    button(words.fit, undefined, move.fit),
    button('+', words.zoomIn, () => move.zoom(0.6)),
    button('−', words.zoomOut, () => move.zoom(1 / 0.6)),
    select,
  ];
  return {
    tools,
    span,
    reveal,
    kept: () => kept,
    /** @param {Chart.Span | null} wanted in moments */
    keep: (wanted) => (kept = wanted),
    help: words.help,
  };
}

/**
 * @param {string} label
 * @param {string | undefined} name where the label is a sign
 * @param {() => void} onclick
 */
export function button(label, name, onclick) {
  return element('button', { type: 'button', 'aria-label': name, title: name, onclick }, label);
}
