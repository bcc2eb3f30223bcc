/**
 * Call-outs: what a mark or a step says in full, beside it on the chart. One is open at a time, and any number pinned;
 * they move with the chart. They are elements of the page, placed through CSSOM, since the Content-Security-Policy
 * allows no style attributes (the library's own tooltips need them).
 */
import { element } from '../dom.js';
import { calloutBody } from './call-out-body.js';

const MARGIN = 14;

/**
 * @typedef {object} Note
 * @property {Chart.Subject} subject
 * @property {boolean} pinned
 * @property {HTMLElement} card
 * @property {HTMLElement} anchor
 * @property {HTMLElement} pin
 * @property {HTMLElement | null} [from] where the focus returns to
 */

/**
 * `placeOf` finds where a mark or step lies in the frame now, or null when it is out of sight.
 *
 * @param {HTMLElement} frame
 * @param {Chart.Course} course
 * @param {(subject: Chart.Subject) => Chart.Point | undefined} placeOf
 */
export function callOuts(frame, course, placeOf) {
  /** @type {Note[]} */
  const open = [];

  /**
   * @param {Chart.Subject} subject
   * @param {Chart.OpenOptions} [options]
   */
  function show(subject, { focus = false, from = null } = {}) {
    const known = open.find((note) => sameSubject(note.subject, subject));
    if (!known) [...open].filter((note) => !note.pinned).forEach(close);
    const note = known ?? add(subject);
    note.from = from ?? note.from;
    place();
    if (focus) {
      frame.scrollIntoView({ block: 'nearest' });
      note.card.focus({ preventScroll: true });
    }
  }

  /**
   * @param {Chart.Subject} subject
   * @returns {Note}
   */
  function add(subject) {
    const pin = element(
      'button',
      { type: 'button', class: 'pin', 'aria-pressed': 'false', onclick: () => toggle(note) },
      'Pin',
    );
    const shut = element(
      'button',
      { type: 'button', class: 'close', 'aria-label': 'Close', onclick: () => close(note) },
      '×',
    );
    const { mark, step } = subject;
    const anchor = element('div', { class: 'call-out-anchor' });
    const card = element(
      'div',
      {
        class: 'call-out',
        role: 'dialog',
        tabindex: -1,
        'data-mark-id': mark?.id,
        'data-step-id': step?.id,
        'aria-label': mark?.title ?? 'Where and how ill',
      },
      element('div', { class: 'call-out-tools' }, pin, shut),
      calloutBody(course, subject),
    );
    /** @type {Note} */
    const note = { subject, pinned: false, pin, anchor, card };
    card.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close(note);
    });
    frame.append(anchor, card);
    open.push(note);
    return note;
  }

  /** @param {Note} note */
  function toggle(note) {
    note.pinned = !note.pinned;
    note.pin.setAttribute('aria-pressed', String(note.pinned));
    note.pin.textContent = note.pinned ? 'Pinned' : 'Pin';
    note.card.classList.toggle('pinned', note.pinned);
  }

  /** @param {Note} note */
  function close(note) {
    const focused = note.card.contains(document.activeElement);
    note.card.remove();
    note.anchor.remove();
    open.splice(open.indexOf(note), 1);
    if (focused) (note.from ?? frame).focus();
  }

  /** Puts each call-out beside its mark: to the right if there is room, else to the left; never outside the frame. */
  function place() {
    for (const { subject, card, anchor } of open) {
      const at = placeOf(subject);
      card.hidden = !at;
      anchor.hidden = !at;
      if (!at) continue;
      anchor.style.left = `${at.x}px`;
      anchor.style.top = `${at.y}px`;
      const { clientWidth: width, clientHeight: height } = frame;
      const right = at.x + MARGIN + 6;
      const left = right + card.offsetWidth < width ? right : at.x - MARGIN - 6 - card.offsetWidth;
      card.style.left = `${Math.max(4, Math.min(left, width - card.offsetWidth - 4))}px`;
      card.style.top = `${Math.max(4, Math.min(at.y - 30, height - card.offsetHeight - 4))}px`;
    }
  }

  // Esc anywhere on the chart closes the one that was opened last and is not pinned.
  frame.addEventListener('keydown', (event) => {
    const last = open.findLast((note) => !note.pinned);
    if (event.key === 'Escape' && last) close(last);
  });
  return { open: show, place };
}

/**
 * @param {Chart.Subject} a
 * @param {Chart.Subject} b
 */
const sameSubject = (a, b) => (a.mark?.id ?? a.step?.id) === (b.mark?.id ?? b.step?.id);
