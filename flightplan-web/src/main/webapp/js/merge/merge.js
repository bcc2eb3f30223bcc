/** Merging: the other record is looked for, both are shown side by side, and what will be is said before it is done. */
import { all, get } from '../api.js';
import { mayAdmit, who } from '../admit/admit.js';
import { element, fill } from '../dom.js';
import { failure, nothing, waiting } from '../notices.js';
import { draftOf, dropDraft } from '../record/drafts.js';
import { openForm } from '../record/form.js';
import { go, toLastList, toStay, toStays } from '../router.js';
import { searchPatients } from '../stays/search.js';
import { texts } from '../texts.js';
import { compared, doubts, proposed } from './comparison.js';
import { byRecency, inWords, labelOf, table } from './side-by-side.js';

const words = texts.merge;

/** @typedef {import('./comparison.js').Side} Side */

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'id' | 'signal'>} visit `id` is the patient's
 */
export async function showMerge(root, { id, signal }) {
  if (!mayAdmit()) return go(toStays);
  fill(root, waiting(words.find));
  const mine = await sideOf(id, signal);
  if (signal.aborted) return;
  const place = element('section', { class: 'merge-place' });
  fill(
    root,
    element(
      'nav',
      { class: 'back', 'aria-label': texts.page.wayBack },
      element('a', { href: toLastList() }, texts.stay.back),
    ),
    element(
      'div',
      { class: 'page' },
      element('h1', {}, words.title),
      element('p', { class: 'help' }, words.why),
      element('p', { class: 'merge-mine' }, who(mine.patient)),
      place,
    ),
  );
  search();

  function search() {
    const results = element('div', { class: 'list admit-found', hidden: true });
    const field = element('input', {
      id: 'who',
      name: 'who',
      type: 'search',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: texts.list.seek,
    });
    fill(
      place,
      element(
        'form',
        { class: 'search', role: 'search', onsubmit: (event) => seek(event, field, results) },
        element('label', { for: 'who' }, words.find),
        field,
        element('button', { type: 'submit' }, texts.list.find),
      ),
      results,
    );
    field.focus();
  }

  /**
   * @param {Event} event
   * @param {HTMLInputElement} field
   * @param {HTMLElement} results
   */
  async function seek(event, field, results) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    results.hidden = false;
    fill(results, waiting(texts.admit.looking));
    try {
      const { open, closed, more } = await searchPatients(text, signal);
      if (signal.aborted) return;
      const others = open.filter(({ id: other, merged_into: into, erased }) => other !== id && !into && !erased);
      fill(
        results,
        element('p', { class: 'list-note', role: 'status' }, texts.admit.results(others.length + closed.length, more)),
        !others.length && !closed.length && nothing(words.none),
        element(
          'ul',
          {},
          others.map((patient) =>
            element(
              'li',
              {},
              who(patient),
              element('button', { type: 'button', onclick: () => compare(patient.id, results) }, words.choose),
            ),
          ),
          closed.map(() => element('li', {}, texts.closedPatient, ' ', element('small', {}, words.closed))),
        ),
      );
    } catch (error) {
      if (!signal.aborted)
        fill(
          results,
          failure(error, () => seek(event, field, results)),
        );
    }
  }

  /**
   * @param {Api.Id} other
   * @param {HTMLElement} results
   */
  async function compare(other, results) {
    try {
      const [first, second] = await Promise.all([sideOf(id, signal), sideOf(other, signal)]);
      if (!signal.aborted) show(...proposed(first, second));
    } catch (error) {
      if (!signal.aborted)
        fill(
          results,
          failure(error, () => compare(other, results)),
        );
    }
  }

  /**
   * @param {Side} kept
   * @param {Side} retired
   */
  function show(kept, retired) {
    const { forbidden, unlike } = doubts(kept, retired);
    const merge = element(
      'button',
      { type: 'button', class: 'primary', disabled: forbidden, onclick: () => confirm(kept, retired) },
      words.merge,
    );
    fill(
      place,
      table(kept, retired),
      element('h2', {}, words.willBe),
      element(
        'ul',
        { class: 'effects' },
        words.effects.map((effect) => element('li', {}, effect)),
      ),
      forbidden && element('p', { class: 'form-note', role: 'alert' }, words.bothHere),
      unlike && element('p', { class: 'form-note', role: 'alert' }, words.notAlike),
      element(
        'p',
        { class: 'form-buttons' },
        merge,
        element('button', { type: 'button', onclick: () => show(retired, kept) }, words.swap),
        element('button', { type: 'button', onclick: search }, words.another),
      ),
    );
    /** @type {HTMLElement | null} */ (place.querySelector('table'))?.focus();
  }

  /**
   * @param {Side} kept
   * @param {Side} retired
   */
  function confirm(kept, retired) {
    const kind = mergeOf(kept, retired);
    const draft = draftOf('merge', kind.id);
    const drop = () => dropDraft('merge', kind.id);
    let version = kept.patient.version;
    openForm(
      kind,
      { record: /** @type {Console.StayRecord} */ ({}), board: null, staff: [], now: Date.now() },
      draft,
      {
        versionOf: () => version,
        whatChanged: async () => {
          const [now, other] = await Promise.all([sideOf(kept.patient.id, signal), sideOf(retired.patient.id, signal)]);
          version = now.patient.version;
          show(now, other);
          return differences(kept, now);
        },
        recorded: () => {
          drop();
          const [here] = [...kept.stays, ...retired.stays].sort(byRecency);
          go(here?.id ? toStay(here.id) : toStays);
        },
        closed: () => /** @type {HTMLElement | null} */ (place.querySelector('button.primary'))?.focus(),
        dropped: drop,
      },
      signal,
    );
  }
}

/**
 * @param {Side} kept
 * @param {Side} retired
 * @returns {Recording.Kind}
 */
function mergeOf(kept, retired) {
  const [stays, goes] = [kept, retired].map(({ patient }) => words.record(patient.name ?? '–', patient.mrn ?? '–'));
  return {
    id: `merge ${retired.patient.id} into ${kept.patient.id}`,
    letter: '',
    label: words.confirm(stays, goes),
    save: words.confirmed,
    says: words.effects,
    fields: () => [{ name: 'reason', label: words.reason, type: 'text' }],
    prepare: ({ reason }) => ({
      command: {
        method: 'POST',
        path: `patients/${kept.patient.id}/merge`,
        body: { retired_id: retired.patient.id, reason },
      },
      said: words.done,
      undo: () => [],
    }),
  };
}

/**
 * @param {Api.Id} id
 * @param {AbortSignal} signal
 * @returns {Promise<Side>}
 */
async function sideOf(id, signal) {
  const [patient, stays] = await Promise.all([
    get(`patients/${id}`, {}, { signal }),
    all('admissions', { patient_id: id }, { signal }),
  ]);
  return { patient, stays };
}

/**
 * What others changed of a record.
 *
 * @param {Side} before
 * @param {Side} after
 */
function differences(before, after) {
  return compared(before, after)
    .filter(({ same }) => !same)
    .map(({ name, retired }) => `${labelOf(name)}: ${inWords(name, retired)}`);
}
