/** What a patient may ask of the hospital: to whom the record was disclosed, and that it is erased. */
import { all } from '../api.js';
import { ask } from '../desk/asking.js';
import { reading } from '../desk/parts.js';
import { printedBy } from '../printed.js';
import { who } from '../admit/admit.js';
import { element, fill, written } from '../dom.js';
import { onKey } from '../keys.js';
import { follow } from '../live.js';
import { go, toReviews } from '../router.js';
import { texts } from '../texts.js';
import { hospital } from '../ward.js';
import { dayMonthYear } from '../words.js';
import { PURPOSE } from './purpose.js';
import { recordTable } from './records.js';
import { patientSearch, readPatient } from './who.js';

const words = texts.reviews.patients;
const YEARS = 6;
const GROUNDS = /** @type {const} */ (['patient_request', 'retention_ended', 'court_order', 'recorded_in_error']);

/**
 * @param {HTMLElement} place
 * @param {Reviews.Visit} visit
 */
export function showPatients(place, { query, signal, staff }) {
  const id = query.get('patient') ?? '';
  const said = element('p', { class: 'desk-said', role: 'status' });
  const choose = (/** @type {Api.Patient} */ found) =>
    go(toReviews('patients', new URLSearchParams({ patient: found.id })));
  const find = patientSearch({ label: words.find, choose }, signal);
  const sheet = element('div');
  fill(place, find.node, said, sheet);
  onKey('/', find.focus, signal);
  if (!id) {
    fill(sheet, element('p', { class: 'help' }, words.why));
    return find.focus();
  }
  const changes = reading(
    sheet,
    {
      read: async () => ({
        patient: await readPatient(id, signal),
        disclosures: await all('admin/audit/disclosures', { patient_id: id }, { signal, purpose: PURPOSE }),
        house: await hospital(),
      }),
      draw,
    },
    signal,
  );
  follow(({ kind, ...heard }) => {
    if (kind !== 'event' || !('event' in heard)) return;
    if (heard.event.event_type === 'patient.erased' && heard.event.stream_id === id) changes.due();
  }, signal);

  /**
   * @param {HTMLElement} body
   * @param {{ patient: Api.Patient, disclosures: Api.AccessRecord[], house: Api.Hospital }} found
   */
  function draw(body, { patient, disclosures, house }) {
    const now = Date.now();
    const since = new Date(now);
    since.setUTCFullYear(since.getUTCFullYear() - YEARS);
    fill(
      body,
      element(
        'article',
        { class: 'sheet' },
        element('h2', {}, words.account),
        element('p', { class: 'sheet-of' }, written(house.name)),
        element('p', { class: 'merge-mine' }, who(patient)),
        element('p', {}, words.period(dayMonthYear(since), dayMonthYear(now))),
        disclosures.length
          ? recordTable(disclosures, staff, { without: ['patients', 'outcome'], caption: words.account })
          : element('p', { class: 'none' }, words.none),
        element('p', { class: 'help' }, words.counted),
        printedBy(signal),
      ),
      element(
        'p',
        { class: 'form-buttons' },
        element('button', { type: 'button', class: 'primary', onclick: () => window.print() }, texts.desk.print),
        element(
          'a',
          { class: 'button', href: toReviews('audit', new URLSearchParams({ patient: id })) },
          words.allLooks,
        ),
      ),
      erasure(patient),
    );
  }

  /** @param {Api.Patient} patient */
  function erasure(patient) {
    if (patient.erased) return element('p', { class: 'form-note' }, words.isErased);
    if (patient.merged_into) {
      const survivor = toReviews('patients', new URLSearchParams({ patient: patient.merged_into }));
      return element('p', { class: 'form-note' }, words.merged, ' ', element('a', { href: survivor }, words.survivor));
    }
    return element(
      'section',
      { class: 'danger-zone', 'aria-labelledby': 'erasure' },
      element('h2', { id: 'erasure' }, words.erasure),
      element(
        'ul',
        { class: 'effects' },
        effects(patient).map((each) => element('li', {}, each)),
      ),
      element(
        'p',
        {},
        element('button', { type: 'button', class: 'danger', 'data-focus': 'erase', onclick: erase }, words.erase),
      ),
    );

    function erase() {
      const name = words.record(patient.name ?? '–', patient.mrn ?? '–');
      ask(
        {
          id: `erase ${patient.id}`,
          label: words.confirm(name),
          says: effects(patient),
          save: words.confirmed,
          final: true,
          fields: [
            {
              name: 'ground',
              label: words.ground,
              type: 'choice',
              required: true,
              options: GROUNDS.map((ground) => [ground, words.grounds[ground]]),
            },
          ],
          command: ({ ground }) => ({ method: 'POST', path: `patients/${patient.id}/erasure`, body: { ground } }),
          said: words.done,
        },
        {
          done: (what) => {
            fill(said, what);
            changes.due();
          },
        },
        signal,
      );
    }
  }
}

/** @param {Api.Patient} patient */
const effects = ({ admission_count: stays = 0 }) => [...words.goes, words.stays(stays), ...words.remains, words.final];
