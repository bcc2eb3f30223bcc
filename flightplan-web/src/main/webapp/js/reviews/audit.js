/** The audit trail: searched by person, patient, kind, purpose and time, and saved as a file. */
import { get, getContent } from '../api.js';
import { who } from '../admit/admit.js';
import { person } from '../desk/people.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { onKey } from '../keys.js';
import { failure, nothing, waiting } from '../notices.js';
import { noteReviews } from '../router.js';
import { texts } from '../texts.js';
import { dayAndTime, timeZone } from '../words.js';
import { faceOf } from '../zone.js';
import { errorOfMoments, filterOf, momentsIn, queryOf } from './filter.js';
import { byPerson, recordTable } from './records.js';
import { PURPOSE } from './purpose.js';
import { patientSearch, readPatient } from './who.js';

const words = texts.reviews.audit;

/**
 * @param {HTMLElement} place
 * @param {Reviews.Visit} visit
 */
export async function showAudit(place, { query, signal, staff }) {
  let filter = filterOf(query);
  /** @type {Api.AccessRecord[]} */
  let shown = [];
  /** @type {string | undefined} */
  let next;
  const results = element('div', { class: 'desk-body' });
  const error = element('p', { class: 'field-error', role: 'alert' });
  const patient = element('div', { class: 'chosen-patient' });
  const find = patientSearch({ label: words.patient, choose: (chosen) => choosePatient(chosen) }, signal);
  const save = element('button', { type: 'button', onclick: () => exported() }, words.export);
  const form = element(
    'form',
    { class: 'filters audit-filters', onsubmit: submit },
    choice('user', words.user, [
      ['', words.anybody],
      ...staff.staff.map(({ id }) => /** @type {[string, string]} */ ([id, staff.nameOf(id)])),
    ]),
    choice('action', words.action, [['', words.anything], ...ACTIONS]),
    choice('purpose', words.purpose, [['', words.anyPurpose], ...Object.entries(texts.reviews.purposes)]),
    moment('from', words.from),
    moment('to', words.to),
    element('button', { type: 'submit', class: 'primary' }, words.search),
    save,
    error,
  );
  fill(place, find.node, patient, form, element('p', { class: 'help' }, words.why), results);
  onKey('/', find.focus, signal);
  if (filter.patient) await namePatient(filter.patient);
  if (!signal.aborted) await search();

  /**
   * @param {keyof Reviews.Filter} name
   * @param {string} label
   * @param {[string, string][]} options
   */
  function choice(name, label, options) {
    const known = options.some(([value]) => value === filter[name])
      ? options
      : [...options, [filter[name], filter[name]]];
    return element(
      'span',
      { class: 'choice-of' },
      element('label', { for: name }, label),
      element(
        'select',
        { id: name, name },
        known.map(([value, text]) => element('option', { value, selected: value === filter[name] }, text)),
      ),
    );
  }
  /**
   * @param {'from' | 'to'} name
   * @param {string} label
   */
  function moment(name, label) {
    const value = filter[name] && faceOf(Date.parse(filter[name]));
    return element(
      'span',
      { class: 'choice-of' },
      element('label', { for: name }, label),
      element('input', { id: name, name, type: 'datetime-local', value, title: timeZone() }),
    );
  }

  /** @param {Api.Patient} chosen */
  function choosePatient(chosen) {
    filter = { ...filter, patient: chosen.id };
    sayPatient(who(chosen));
    search();
  }
  /** @param {Api.Id} id */
  async function namePatient(id) {
    try {
      sayPatient(who(await readPatient(id, signal)));
    } catch (failed) {
      sayPatient(wordsOf(failed));
    }
  }
  /** @param {Dom.Child} said */
  function sayPatient(said) {
    const clear = () => {
      filter = { ...filter, patient: '' };
      fill(patient);
      search();
    };
    fill(patient, said, ' ', element('button', { type: 'button', onclick: clear }, words.anyPatient));
  }

  /** @param {Dom.Submit} event */
  function submit(event) {
    event.preventDefault();
    const entered = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, String(value)]));
    const wrong = errorOfMoments(entered);
    fill(error, wrong);
    if (wrong) return;
    filter = { ...filter, ...entered, ...momentsIn(entered) };
    search();
  }

  async function search() {
    noteReviews('audit', queryOf(filter));
    fill(results, waiting(words.searching));
    shown = [];
    next = undefined;
    await more();
  }
  async function more() {
    const asked = filter;
    try {
      const found = await get('admin/audit', { ...parameters(), cursor: next }, { signal, purpose: PURPOSE });
      if (signal.aborted || asked !== filter) return;
      shown = [...shown, ...found.items];
      next = found.next;
      draw();
    } catch (failed) {
      if (!signal.aborted) fill(results, failure(failed, search));
    }
  }
  /** As the API calls them. */
  function parameters() {
    const { patient: patient_id, ...others } = filter;
    return { ...others, patient_id };
  }

  function draw() {
    if (!shown.length) return fill(results, nothing(words.none));
    fill(
      results,
      element(
        'p',
        { role: 'status' },
        element('strong', {}, words.count(shown.length, Boolean(next))),
        `, ${words.asOf(dayAndTime(Date.now()))}`,
      ),
      !filter.user && peopleIn(shown, staff),
      recordTable(shown, staff),
      next &&
        element('p', { class: 'list-foot' }, element('button', { type: 'button', onclick: more }, texts.list.more)),
    );
  }

  async function exported() {
    save.disabled = true;
    fill(error);
    try {
      const set = Object.entries(parameters()).filter(([, value]) => value);
      const content = await getContent(`admin/audit/export?${new URLSearchParams(set)}`, { signal, purpose: PURPOSE });
      // one that broke off is no JSON, and would be taken for all
      const { count } = JSON.parse(await content.text());
      const url = URL.createObjectURL(content);
      element('a', { href: url, download: words.file(faceOf(Date.now()).replace(':', '')) }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      fill(error, words.exported(count));
    } catch (failed) {
      if (!signal.aborted) fill(error, failed instanceof SyntaxError ? words.brokenOff : wordsOf(failed));
    } finally {
      save.disabled = false;
    }
  }
}

const ACTIONS = Object.entries(texts.reviews.actions);

/**
 * @param {Api.AccessRecord[]} records
 * @param {Reviews.Visit['staff']} staff
 */
function peopleIn(records, staff) {
  return element(
    'ul',
    { class: 'by-person', 'aria-label': words.people },
    byPerson(records).map(({ user, count, first, last }) =>
      element('li', {}, person(staff, user), ' ', words.looks(count, dayAndTime(first), dayAndTime(last))),
    ),
  );
}
