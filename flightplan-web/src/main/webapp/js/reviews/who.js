/** Who a patient is, for a privacy officer: name, number and day of birth, and nothing of an illness. */
import { get } from '../api.js';
import { who } from '../admit/admit.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { nothing, waiting } from '../notices.js';
import { searchPatients } from '../stays/search.js';
import { texts } from '../texts.js';
import { PURPOSE } from './purpose.js';

const words = texts.reviews.find;

/**
 * @param {Api.Id} patient
 * @param {AbortSignal} signal
 */
export const readPatient = (patient, signal) => get(`patients/${patient}`, {}, { signal, purpose: PURPOSE });

/**
 * @param {Api.Id} patient
 * @param {AbortSignal} signal
 */
export async function whoIs(patient, signal) {
  return who(await readPatient(patient, signal));
}

/**
 * A search for a patient by name, MRN or date of birth; whoever is found alone is chosen.
 *
 * @param {{ label: string, choose: (patient: Api.Patient) => void }} host
 * @param {AbortSignal} signal
 */
export function patientSearch({ label, choose }, signal) {
  const field = element('input', {
    ...{ id: 'who', name: 'who', type: 'search', autocomplete: 'off', spellcheck: 'false' },
    ...{ placeholder: texts.list.seek, 'aria-keyshortcuts': '/' },
  });
  const results = element('div', { class: 'admit-found' });
  const form = element(
    'form',
    { class: 'search', role: 'search', onsubmit: seek },
    element('label', { for: 'who' }, label),
    field,
    element('button', { type: 'submit' }, texts.list.find),
  );

  /** @param {Event} event */
  async function seek(event) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    fill(results, waiting(texts.admit.looking));
    try {
      const { open, more } = await searchPatients(text, signal, navigator.language, PURPOSE);
      if (signal.aborted) return;
      if (open.length === 1) return chosen(open[0]);
      fill(
        results,
        open.length
          ? element('p', { class: 'list-note', role: 'status' }, texts.admit.results(open.length, more))
          : nothing(words.none),
        element('ul', {}, open.map(line)),
      );
    } catch (error) {
      if (!signal.aborted) fill(results, element('p', { class: 'form-note', role: 'alert' }, wordsOf(error)));
    }
  }
  /** @param {Api.Patient} patient */
  const line = (patient) =>
    element(
      'li',
      {},
      who(patient),
      element('button', { type: 'button', onclick: () => chosen(patient) }, words.choose),
    );
  /** @param {Api.Patient} patient */
  function chosen(patient) {
    fill(results);
    field.value = '';
    choose(patient);
  }
  return { node: element('div', { class: 'find-patient' }, form, results), focus: () => field.focus() };
}
