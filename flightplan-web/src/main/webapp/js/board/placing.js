/** Somebody is to be put into a free bed: by dragging, or by the keyboard while the page asks where to. */
import { element, fill, written } from '../dom.js';
import { texts } from '../texts.js';
import { shortName } from './commands.js';
import { asksFor } from './scene.js';

const words = texts.board;
/** Other pages can do nothing with it, and it is no PHI. */
const DRAGGED = 'application/x-flightplan-stay';

/**
 * `of()` is the stay that is being put, by the keyboard.
 *
 * @param {HTMLElement} page
 * @param {{ put: Board.Deeds['put'], changed: () => void }} host
 * @param {AbortSignal} signal
 */
export function placing(page, host, signal) {
  /** @type {Api.OpenOccupant | null} */
  let whom = null;
  /** @type {HTMLElement | null} */
  let over = null;
  const banner = element('div', { class: 'placing', role: 'status' });

  /** @param {Api.OpenOccupant} occupant */
  function begin(occupant) {
    whom = occupant;
    host.changed();
    ask(words.placingHint);
    focusFirst();
  }

  /** @param {string} hint */
  function ask(hint) {
    fill(
      banner,
      element('strong', {}, written(words.placing(shortName(whom?.name)))),
      ' ',
      element('span', {}, hint),
      ' ',
      element('button', { type: 'button', onclick: end }, words.stop),
    );
  }

  function focusFirst() {
    const beds = /** @type {HTMLElement[]} */ ([...page.querySelectorAll('[data-put]')]);
    const asked = whom?.move_request?.to_bed;
    const best = beds.find((button) => bedAt(button)?.dataset.bed === asked) ?? beds[0];
    ask(best ? words.placingHint : words.noFreeBed);
    (best ?? banner.querySelector('button'))?.focus();
  }

  function end() {
    const was = whom;
    whom = null;
    fill(banner);
    host.changed();
    if (was) /** @type {HTMLElement | null} */ (page.querySelector(`[data-focus="${was.admission_id}"]`))?.focus();
  }

  /** @param {Event} event */
  function clicked(event) {
    const button = event.target instanceof Element && event.target.closest('[data-put]');
    const bed = button && bedAt(button);
    if (!whom || !bed) return;
    const { admission_id: id } = whom;
    const { location = '', bed: name = '' } = bed.dataset;
    end();
    host.put(id, location, name);
  }
  page.addEventListener('click', clicked, { signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !whom || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      end();
    },
    { signal },
  );

  page.addEventListener(
    'dragstart',
    (event) => {
      const stay = event.target instanceof HTMLElement ? event.target.closest('[data-admission-id]') : null;
      const id = stay instanceof HTMLElement && stay.dataset.admissionId;
      if (!id || !event.dataTransfer) return;
      event.dataTransfer.setData(DRAGGED, id);
      event.dataTransfer.effectAllowed = 'move';
      page.classList.add('dragging');
    },
    { signal },
  );
  /** @param {DragEvent} event */
  const dragging = (event) => {
    const bed = event.dataTransfer?.types.includes(DRAGGED) ? freeBedAt(event.target) : null;
    if (over !== bed) {
      over?.classList.remove('over');
      bed?.classList.add('over');
      over = bed;
    }
    if (bed) event.preventDefault();
  };
  page.addEventListener('dragover', dragging, { signal });
  page.addEventListener(
    'drop',
    (event) => {
      const bed = freeBedAt(event.target);
      const id = event.dataTransfer?.getData(DRAGGED);
      if (!bed || !id) return;
      event.preventDefault();
      host.put(id, bed.dataset.location ?? '', bed.dataset.bed ?? '');
    },
    { signal },
  );
  page.addEventListener(
    'dragend',
    () => {
      page.classList.remove('dragging');
      over?.classList.remove('over');
      over = null;
    },
    { signal },
  );

  return {
    banner,
    begin,
    of: () => whom,
    /**
     * The board was read again: who is gone is not put anywhere.
     *
     * @param {(id: Api.Id) => Api.OpenOccupant | undefined} find
     */
    follow: (find) => {
      if (!whom) return;
      const now = find(whom.admission_id);
      if (!now) return end();
      const renamed = now.name !== whom.name;
      whom = now;
      if (renamed) ask(words.placingHint);
    },
    /** Another unit is shown. */
    focusFirst: () => whom && focusFirst(),
  };
}

/**
 * The unit that somebody's move request names, where it is one of the board's.
 *
 * @param {Api.Board} board
 * @param {Api.OpenOccupant} occupant
 */
export const unitAskedFor = (board, occupant) =>
  board.units.find(({ location }) => asksFor(occupant, location))?.location;

/** @param {Element} node */
const bedAt = (node) => /** @type {HTMLElement | null} */ (node.closest('.bed'));

/** @param {EventTarget | null} target */
function freeBedAt(target) {
  const bed = target instanceof Element ? bedAt(target) : null;
  return bed?.dataset.state === 'available' ? bed : null;
}
