/**
 * Moving about in time: the wheel zooms, dragging pans, Shift and dragging (or "Select a span") zooms to what was
 * brushed; the keys + − ← → and 0 do the same for hands on the keyboard.
 */
import { element } from '../dom.js';

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

/**
 * @param {ECharts.Chart} chart
 * @param {HTMLElement} frame
 * @param {Chart.Span} extent
 * @param {AbortSignal} signal
 */
export function navigation(chart, frame, extent, signal) {
  /** @returns {Chart.Span} */
  const span = () => {
    const zoom = chart.getOption()?.dataZoom?.[0];
    return zoom ? { from: zoom.startValue, to: zoom.endValue } : extent;
  };
  /**
   * @param {number} from
   * @param {number} to
   */
  const show = (from, to) => {
    const width = Math.min(to - from, extent.to - extent.from);
    const start = Math.min(Math.max(from, extent.from), extent.to - width);
    chart.dispatchAction({ type: 'dataZoom', startValue: start, endValue: start + width });
  };
  /** @type {Move} */
  const move = {
    fit: () => show(extent.from, extent.to),
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
    'Select a span',
  );
  const armed = () => select.getAttribute('aria-pressed') === 'true';
  /** @param {boolean} on */
  const arm = (on) => {
    select.setAttribute('aria-pressed', String(on));
    frame.classList.toggle('selecting', on);
  };
  brush(chart, frame, armed, (from, to) => {
    arm(false);
    show(from, to);
  });
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute(
    'aria-label',
    'Trajectory chart. Plus and minus zoom, arrow keys move, 0 shows the whole stay. All it shows stands in the tables below.',
  );
  frame.addEventListener(
    'keydown',
    (event) => {
      if (event.target !== frame || !KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      KEYS[event.key](move);
    },
    { signal },
  );
  /**
   * @param {string} label
   * @param {string} name
   * @param {() => void} onclick
   */
  const button = (label, name, onclick) =>
    element('button', { type: 'button', 'aria-label': name, title: name, onclick }, label);
  const toolbar = element(
    'div',
    { class: 'chart-tools', role: 'toolbar', 'aria-label': 'Chart' },
    button('Fit stay', 'Show the whole stay', move.fit),
    button('+', 'Zoom in', () => move.zoom(0.6)),
    button('−', 'Zoom out', () => move.zoom(1 / 0.6)),
    select,
  );
  return { toolbar, span, reveal, help: 'The wheel zooms, dragging moves, Shift and dragging selects a span.' };
}

/**
 * @param {ECharts.Chart} chart
 * @param {HTMLElement} frame
 * @param {() => boolean} armed
 * @param {(from: number, to: number) => void} chosen
 */
function brush(chart, frame, armed, chosen) {
  const box = element('div', { class: 'brush', hidden: true });
  frame.append(box);
  /** @param {PointerEvent} event */
  const at = (event) => event.clientX - frame.getBoundingClientRect().left;
  /** @type {number | null} */
  let begun = null;
  // In the capture phase, so that the library does not pan at the same time.
  frame.addEventListener(
    'pointerdown',
    (event) => {
      if (
        event.button !== 0 ||
        !(armed() || event.shiftKey) ||
        /** @type {Element} */ (event.target).closest('.call-out')
      )
        return;
      event.stopPropagation();
      event.preventDefault();
      begun = at(event);
      frame.setPointerCapture(event.pointerId);
    },
    { capture: true },
  );
  frame.addEventListener(
    'pointermove',
    (event) => {
      if (begun === null) return;
      event.stopPropagation();
      const [left, right] = [begun, at(event)].sort((a, b) => a - b);
      box.hidden = false;
      box.style.left = `${left}px`;
      box.style.width = `${right - left}px`;
    },
    { capture: true },
  );
  /** @param {PointerEvent} event */
  const finish = (event) => {
    if (begun === null) return;
    const [left, right] = [begun, at(event)].sort((a, b) => a - b);
    begun = null;
    box.hidden = true;
    /** @param {number} px */
    const moment = (px) => chart.convertFromPixel({ xAxisIndex: 0 }, px);
    if (event.type === 'pointerup' && right - left > 6) chosen(moment(left), moment(right));
  };
  frame.addEventListener('pointerup', finish, { capture: true });
  frame.addEventListener('pointercancel', finish, { capture: true });
}
