/**
 * Call-outs: what a mark, a step, something planned or a cluster says in full, beside it on the chart. One is open at a time, and
 * any number pinned; they move with the chart. They are elements of the page, placed through CSSOM, since the
 * Content-Security-Policy allows no style attributes (the library's own tooltips need them).
 */
import { element, fill } from '../dom.js';
import { texts } from '../texts.js';

const words = texts.chart.callOut;

const MARGIN = 14;

/**
 * @typedef {object} Note
 * @property {Chart.Subject} subject
 * @property {boolean} pinned
 * @property {HTMLElement} card
 * @property {HTMLElement} body
 * @property {HTMLElement} anchor
 * @property {HTMLElement} pin
 * @property {HTMLElement | null} [from] where the focus returns to
 */

/**
 * @param {HTMLElement} frame
 * @param {object} chart
 * @param {(subject: Chart.Subject) => Chart.Point | undefined} chart.placeOf where a subject lies in the frame now, if in sight
 * @param {(subject: Chart.Subject) => Dom.Child} chart.bodyOf
 * @param {() => void} chart.pinned called when something was pinned, or is no more
 */
export function callOuts(frame, { placeOf, bodyOf, pinned }) {
  /** @type {Note[]} */
  const open = [];

  /**
   * @param {Chart.Subject} subject
   * @param {Chart.OpenOptions} [options]
   */
  function show(subject, { focus = false, from = null, pin = false } = {}) {
    const known = open.find((note) => note.subject.id === subject.id && note.subject.kind === subject.kind);
    if (!known && !pin) [...open].filter((note) => !note.pinned).forEach(close);
    const note = known ?? add(subject);
    note.from = from ?? note.from;
    if (pin && !note.pinned) press(note);
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
      words.pin,
    );
    const shut = element(
      'button',
      { type: 'button', class: 'close', 'aria-label': words.close, onclick: () => close(note) },
      '×',
    );
    const anchor = element('div', { class: 'call-out-anchor' });
    const body = element('div', { class: 'call-out-body' }, bodyOf(subject));
    const card = element(
      'div',
      {
        class: 'call-out',
        role: 'dialog',
        tabindex: -1,
        [`data-${subject.kind}-id`]: subject.id,
        'aria-label': nameOf(subject),
      },
      element('div', { class: 'call-out-tools' }, subject.kind !== 'cluster' && pin, shut),
      body,
    );
    /** @type {Note} */
    const note = { subject, pinned: false, pin, anchor, card, body };
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
  function press(note) {
    note.pinned = !note.pinned;
    note.pin.setAttribute('aria-pressed', String(note.pinned));
    note.pin.textContent = note.pinned ? words.pinned : words.pin;
    note.card.classList.toggle('pinned', note.pinned);
  }

  /** @param {Note} note */
  function toggle(note) {
    press(note);
    pinned();
  }

  /** @param {Note} note */
  function close(note) {
    const focused = note.card.contains(document.activeElement);
    note.card.remove();
    note.anchor.remove();
    open.splice(open.indexOf(note), 1);
    if (focused) (note.from?.isConnected ? note.from : frame).focus();
    if (note.pinned) pinned();
  }

  /**
   * Says what is said of each subject now; closes what stands for nothing any more.
   *
   * @param {(subject: Chart.Subject) => Chart.Subject | null} current
   */
  function refresh(current) {
    for (const note of [...open]) {
      const subject = current(note.subject);
      if (!subject) {
        close(note);
        continue;
      }
      note.subject = subject;
      const focused = note.body.contains(document.activeElement);
      fill(note.body, bodyOf(subject));
      if (focused) note.card.focus({ preventScroll: true });
    }
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
  const pins = () => open.filter((note) => note.pinned).map(({ subject }) => subject.id);
  return { open: show, place, refresh, pins };
}

/** @param {Chart.Subject} subject */
function nameOf(subject) {
  if (subject.kind === 'mark') return subject.mark.title;
  if (subject.kind === 'plan') return subject.planned.label;
  return subject.kind === 'step' ? words.step : words.atOnePlace(subject.marks.length);
}
