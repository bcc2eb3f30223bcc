/** Records that were opened outside of the care team: who, why, what was looked at meanwhile; each is reviewed by another person. */
import { all, get, post } from '../api.js';
import { reading } from '../desk/parts.js';
import { person } from '../desk/people.js';
import { keepingFocus } from '../board/patches.js';
import { element, fill, written } from '../dom.js';
import { wordsOf } from '../errors.js';
import { nothing, waiting } from '../notices.js';
import { toReviews } from '../router.js';
import { session } from '../session.js';
import { texts } from '../texts.js';
import { dayAndTime, duration, time } from '../words.js';
import { PURPOSE } from './purpose.js';
import { recordTable } from './records.js';
import { whoIs } from './who.js';

const words = texts.reviews.glass;
const MINUTE = 60_000;

/**
 * @param {HTMLElement} place
 * @param {Reviews.Visit} visit
 */
export function showGlass(place, { signal, staff }) {
  let which = 'alerts';
  let reviewed = false;
  /** What was looked at, by the record that was opened; it stays open while others are reviewed. */
  const opened = /** @type {Map<Api.Id, HTMLElement>} */ (new Map());
  const said = element('p', { class: 'desk-said', role: 'status' });
  const choice = element(
    'label',
    { class: 'desk-check' },
    element('input', { type: 'checkbox', onchange: ({ target }) => choose(/** @type {any} */ (target).checked) }),
    words.all,
  );
  const list = element('div', { class: 'glass' });
  const changes = reading(
    list,
    { read: () => get('admin/break-glass', { which, limit: 200 }, { signal, purpose: PURPOSE }), draw },
    signal,
  );
  fill(place, element('div', { class: 'desk-tools' }, choice, said), list);
  // nothing in the log tells of it
  const ticking = setInterval(changes.due, MINUTE);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });

  /** @param {boolean} everything */
  function choose(everything) {
    which = everything ? 'all' : 'alerts';
    changes.due();
  }

  /**
   * @param {HTMLElement} body
   * @param {Api.Page<Api.BrokenGlass>} found
   */
  function draw(body, { items, next }) {
    keepingFocus(list, () =>
      fill(
        body,
        element('h2', {}, which === 'all' ? words.count(items.length) : words.waiting(items.length)),
        !items.length && nothing(words.none, element('p', {}, words.noneWhy)),
        element('ul', { class: 'cards' }, items.map(card)),
        next && element('p', { class: 'list-note' }, words.more),
      ),
    );
    if (reviewed && !list.contains(document.activeElement)) nextOf().focus();
    reviewed = false;
  }
  /** What is to be done next, where the one that was reviewed is gone. */
  const nextOf = () =>
    /** @type {HTMLElement} */ (list.querySelector('.card .primary') ?? choice.querySelector('input') ?? choice);

  /** @param {Api.BrokenGlass} glass */
  function card(glass) {
    const { id, user, reason, accessed_at: from, ends_at: until, reviewed_by: by, reviewed_at: at } = glass;
    const [begun, ends] = [Date.parse(from), Date.parse(until)];
    const own = user === session()?.user;
    const details = opened.get(id) ?? element('div', { class: 'looked-at' });
    const look = element(
      'button',
      {
        type: 'button',
        'aria-expanded': String(opened.has(id)),
        'data-focus': `look ${id}`,
        onclick: ({ currentTarget }) => toggle(glass, details, currentTarget),
      },
      words.look,
    );
    const kept = at && words.reviewed(by ? staff.nameOf(by) : '', dayAndTime(Date.parse(at)));
    const review = element(
      'button',
      { type: 'button', class: 'primary', 'data-focus': `review ${id}`, onclick: () => keep(glass) },
      words.review,
    );
    return element(
      'li',
      { class: 'card', 'data-glass-id': id },
      element('p', {}, element('strong', {}, person(staff, user)), ' ', dayAndTime(begun)),
      element('p', { class: 'reason' }, written(reason ?? words.erased)),
      element(
        'p',
        { class: 'help' },
        ends > Date.now() ? words.openUntil(time(ends)) : words.wasOpen(duration(ends - begun)),
      ),
      element('p', { class: 'form-buttons' }, look, kept ? written(kept) : own ? words.own : review),
      details,
    );
  }

  /**
   * @param {Api.BrokenGlass} glass
   * @param {HTMLElement} details
   * @param {HTMLElement} button
   */
  async function toggle(glass, details, button) {
    if (opened.delete(glass.id)) {
      fill(details);
      button.setAttribute('aria-expanded', 'false');
      return;
    }
    opened.set(glass.id, details);
    button.setAttribute('aria-expanded', 'true');
    fill(details, waiting(texts.desk.loading));
    const { user, patient_id: patient, accessed_at: from, ends_at: to } = glass;
    try {
      const [looks, who] = await Promise.all([
        all('admin/audit', { user, patient_id: patient, from, to }, { signal, purpose: PURPOSE }),
        whoIs(patient, signal),
      ]);
      if (signal.aborted) return;
      fill(
        details,
        element('p', {}, who, ' ', element('a', { href: toPatient(patient) }, words.toPatient)),
        looks.length ? recordTable(looks, staff, { without: ['who', 'patients'] }) : element('p', {}, words.noLooks),
      );
    } catch (error) {
      if (!signal.aborted) fill(details, element('p', { role: 'alert' }, wordsOf(error)));
      opened.delete(glass.id);
      button.setAttribute('aria-expanded', 'false');
    }
  }

  /** @param {Api.BrokenGlass} glass */
  async function keep({ id, user }) {
    try {
      await post(`admin/break-glass/${id}/review`, {}, { signal });
      opened.delete(id);
      reviewed = true;
      fill(said, written(words.done(staff.nameOf(user))));
    } catch (error) {
      if (!signal.aborted) fill(said, wordsOf(error));
    }
    changes.due();
  }
}

/** @param {Api.Id} patient */
const toPatient = (patient) => toReviews('patients', new URLSearchParams({ patient }));
