/** Admitting: first it is looked for who comes, so that nobody gets a second record. */
import { all } from '../api.js';
import { element, fill, written } from '../dom.js';
import { failure, waiting } from '../notices.js';
import { draftOf, dropDraft } from '../record/drafts.js';
import { openForm } from '../record/form.js';
import { go, toLastList, toStay } from '../router.js';
import { hasRole, randomId } from '../session.js';
import { searchPatients } from '../stays/search.js';
import { texts } from '../texts.js';
import { hospitalsManifests } from '../ward.js';
import { age, beginningOf, dayMonthYear, place } from '../words.js';
import { admissionOf } from './admission.js';

const words = texts.admit;

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'query' | 'signal'>} visit whose query may name the bed for which somebody comes
 */
export async function showAdmit(root, { query, signal }) {
  const [location, bed] = ['location', 'bed'].map((name) => query.get(name) ?? undefined);
  const manifests = await hospitalsManifests();
  if (signal.aborted) return;
  const results = element('section', { class: 'list admit-found', 'aria-label': words.found, hidden: true });
  const field = element('input', {
    id: 'who',
    name: 'who',
    type: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    required: true,
    placeholder: texts.list.seek,
  });
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
      location && element('p', {}, written(words.into(place(location, bed)))),
      element('p', { class: 'help' }, words.searchFirst),
      element(
        'form',
        { class: 'search', role: 'search', onsubmit: seek },
        element('label', { for: 'who' }, texts.list.patient),
        field,
        element('button', { type: 'submit' }, texts.list.find),
      ),
      results,
    ),
  );
  field.focus();

  /** @param {Event} event */
  async function seek(event) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    results.hidden = false;
    fill(results, waiting(words.looking));
    try {
      const { open, closed, more } = await searchPatients(text, signal);
      if (signal.aborted) return;
      const known = open.filter(({ merged_into: into, erased }) => !into && !erased);
      fill(
        results,
        element('p', { class: 'list-note', role: 'status' }, words.results(known.length + closed.length, more)),
        element(
          'ul',
          {},
          known.map((patient) =>
            element(
              'li',
              {},
              who(patient),
              button(words.admit, () => admit(patient)),
            ),
          ),
          closed.map(() => element('li', {}, texts.closedPatient, ' ', element('small', {}, words.closedWhy))),
        ),
        element(
          'p',
          { class: 'list-foot' },
          words.noneOfThese,
          ' ',
          button(words.newPatient, () => admit(null)),
        ),
      );
    } catch (error) {
      if (!signal.aborted)
        fill(
          results,
          failure(error, () => seek(event)),
        );
    }
  }

  /** @param {Api.Patient | null} patient */
  async function admit(patient) {
    const staff = await all('users', { role: 'clinician' }, { signal }).catch(() => []);
    if (signal.aborted) return;
    const admissionId = randomId();
    const kind = admissionOf({
      ...{ patient, patientId: randomId(), admissionId, provisionalMrn: provisional(), manifests },
      ...{ sought: field.value.trim(), location, bed },
    });
    const draft = draftOf('admit', kind.id);
    const context = { record: /** @type {Console.StayRecord} */ ({}), board: null, staff, now: Date.now() };
    const drop = () => dropDraft('admit', kind.id);
    openForm(
      kind,
      context,
      draft,
      {
        versionOf: () => undefined,
        whatChanged: async () => [],
        recorded: () => {
          drop();
          go(toStay(admissionId));
        },
        closed: () => field.focus(),
        dropped: drop,
      },
      signal,
    );
  }
}

/** Whether the session's role may admit. */
export const mayAdmit = () => hasRole('clinician');

// Told apart from all others, and from any real one.
const provisional = () => `PROV-${randomId().slice(0, 8).toUpperCase()}`;

/**
 * @param {string} label
 * @param {() => void} onclick
 */
const button = (label, onclick) => element('button', { type: 'button', onclick }, label);

/** @param {Api.Patient} patient */
export function who({ name, mrn, date_of_birth: born, identity }) {
  return element(
    'span',
    { class: 'who-found' },
    element('strong', {}, written(name ?? texts.erased)),
    ' ',
    element('span', { class: 'mrn' }, 'MRN ', written(mrn ?? '–')),
    ' ',
    born && `${age(born, Date.now())}, ${texts.list.born(dayMonthYear(beginningOf(born)))}`,
    ' ',
    identity === 'provisional' && element('span', { class: 'flag cross-check' }, texts.list.provisional),
  );
}
