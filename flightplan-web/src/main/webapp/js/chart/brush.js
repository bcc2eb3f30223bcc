/** Selecting a span of the chart: Shift and dragging, or dragging alone while `armed`. */
import { element } from '../dom.js';

const LEAST = 6;

/**
 * @param {HTMLElement} frame
 * @param {() => boolean} armed
 * @param {(left: number, right: number) => void} chosen in pixels of the frame
 */
export function brush(frame, armed, chosen) {
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
      if (event.button !== 0 || !(armed() || event.shiftKey)) return;
      if (/** @type {Element} */ (event.target).closest('.call-out, button')) return;
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
    if (event.type === 'pointerup' && right - left > LEAST) chosen(left, right);
  };
  frame.addEventListener('pointerup', finish, { capture: true });
  frame.addEventListener('pointercancel', finish, { capture: true });
}
