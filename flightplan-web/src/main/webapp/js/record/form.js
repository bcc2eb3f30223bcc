/** The dialog in which one thing is recorded. What is written in it is kept until it is recorded or thrown away. */
import { ApiError } from '../api.js';
import { element, fill, written } from '../dom.js';
import { wordsOf } from '../errors.js';
import { randomId } from '../session.js';
import { texts } from '../texts.js';
import { askFold, controlOf, enteredIn, showErrors } from './controls.js';
import { dayAndTime } from '../words.js';
import { isConflict, sendAll } from './sender.js';
import { valuesOf } from './values.js';

const words = texts.recording;
const MOMENT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/**
 * @typedef {object} Host what a form is shown by
 * @property {(rests: Recording.Command['rests']) => number | undefined} versionOf
 * @property {() => Promise<string[]>} whatChanged reads the stay again, and says what others have changed
 * @property {(pending: Recording.Pending, answers: Api.Recorded[]) => void} recorded
 * @property {() => void} closed
 * @property {() => void} dropped
 */

/**
 * Opens the form of a kind; `says(changes)` tells in it what others do meanwhile, `end()` closes it and keeps what is written.
 *
 * @param {Recording.Kind} kind
 * @param {Recording.Context} context
 * @param {Recording.Draft} draft
 * @param {Host} host
 * @param {AbortSignal} signal
 */
export function openForm(kind, context, draft, host, signal) {
  let fields = kind.fields(context, draft.entered);
  let sending = new AbortController();
  const inputs = element('div', { class: 'fields' });
  const note = element('div', { class: 'form-note', role: 'alert' });
  const meanwhile = element('div', { class: 'meanwhile', role: 'status' });
  const effects = typeof kind.says === 'function' ? kind.says(context) : (kind.says ?? []);
  const save = element(
    'button',
    { type: 'submit', class: kind.final ? 'primary final' : 'primary' },
    kind.save ?? words.save,
  );
  const stop = element('button', { type: 'button', hidden: true, onclick: () => sending.abort() }, words.stopTrying);
  const cancel = element('button', { type: 'button', onclick: () => dialog.close() }, words.cancel);
  const discard = element('button', { type: 'button', class: 'quiet', onclick: () => throwAway() }, words.discard);
  const other = kind.otherwise;
  const otherwise =
    other &&
    element(
      'button',
      { type: 'button', class: 'danger', onclick: () => deliver(other.prepare(nowWhereUntouched())) },
      other.label,
    );
  const form = element(
    'form',
    { class: 'record-form', novalidate: true, onsubmit: submit, oninput: noted, onchange: noted },
    element('h2', { id: 'record-title' }, written(kind.label)),
    effects.length > 0 &&
      element(
        'ul',
        { class: 'effects' },
        effects.map((each) => element('li', {}, written(each))),
      ),
    meanwhile,
    inputs,
    note,
    element('p', { class: 'form-buttons' }, save, cancel, stop, otherwise, discard),
  );
  const dialog = element(
    'dialog',
    { class: 'record', 'aria-labelledby': 'record-title', onclose: () => ended() },
    form,
  );

  function draw() {
    const had = document.activeElement instanceof HTMLElement ? document.activeElement.id : '';
    fill(inputs, ...fields.map((field) => controlOf(field, draft.entered)));
    for (const field of fields) askFold(form, field, withDefaults());
    discard.hidden = !draft.touched;
    if (had) document.getElementById(had)?.focus();
  }
  /** @returns {Recording.Entered} */
  const withDefaults = () => ({
    ...Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ''])),
    ...draft.entered,
  });

  /** @param {Event} event */
  function noted(event) {
    draft.entered = { ...draft.entered, ...enteredIn(form) };
    draft.touched = true;
    // another text is another command, and no repetition of one that may have come through
    if (!draft.pending) draft.key = randomId();
    discard.hidden = false;
    const field = fields.find(({ name }) => name === /** @type {HTMLInputElement} */ (event.target).name);
    if (field?.decides && event.type === 'change') {
      fields = kind.fields(context, draft.entered);
      draw();
    } else if (field) askFold(form, field, draft.entered);
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const { values, errors } = valuesOf(fields, nowWhereUntouched());
    showErrors(form, errors);
    if (!Object.keys(errors).length) deliver(kind.prepare(exactly(values), context));
  }

  /** @returns {Recording.Entered} */
  const nowWhereUntouched = () => ({ ...withDefaults(), ...enteredIn(form) });

  // Nobody said when: it is now to the second, behind whatever was recorded in this minute.
  /** @param {Recording.Values} values */
  function exactly(values) {
    const now = new Date().toISOString();
    const untouched = fields.filter((field) => field.now && nowWhereUntouched()[field.name] === field.value);
    return { ...values, ...Object.fromEntries(untouched.map(({ name }) => [name, now])) };
  }

  /** @param {Recording.Pending} pending */
  async function deliver(pending) {
    if (draft.pending && draft.pending !== pending) return;
    draft.pending = pending;
    draft.open = true;
    busy(true);
    fill(note, element('p', {}, words.sending));
    sending = new AbortController();
    const ended = AbortSignal.any([signal, sending.signal]);
    const silence = () => {
      stop.hidden = false;
      fill(note, element('p', {}, words.trying));
    };
    try {
      const answers = await sendAll(pending.command, draft.key, host.versionOf, { signal: ended, onSilence: silence });
      draft.open = false;
      host.recorded(pending, answers);
      dialog.close();
    } catch (error) {
      if (signal.aborted) return;
      // the session ended: who signs in again goes on here, with the same key
      if (error instanceof ApiError && error.status === 401) return;
      draft.pending = null;
      busy(false);
      if (sending.signal.aborted) return fill(note, element('p', {}, words.stopped));
      draft.key = randomId();
      await explain(error);
    }
  }

  /** @param {unknown} error */
  async function explain(error) {
    if (isConflict(error)) {
      const stale = error instanceof ApiError && error.errorCode === 'version_conflict';
      fill(note, element('p', {}, stale ? words.conflict : `${wordsOf(error)} ${words.refused}`));
      says(await host.whatChanged());
    } else if (error instanceof ApiError && Object.keys(error.fieldErrors).length) {
      const errors = errorsByField(error.fieldErrors, fields);
      const unknown = Object.entries(error.fieldErrors).filter(([name]) => !errors[lastPart(name)]);
      fill(
        note,
        element('p', {}, words.wrongFields),
        ...unknown.map(([name, texts]) => element('p', {}, `${name}: ${texts.join(' ')}`)),
      );
      showErrors(form, errors);
      return;
    } else fill(note, element('p', {}, `${wordsOf(error)} ${words.refused}`));
    save.focus();
  }

  /** @param {boolean} isBusy */
  function busy(isBusy) {
    stop.hidden = true;
    for (const control of form.querySelectorAll('input, select, textarea, button')) {
      if (control !== stop && control !== cancel) /** @type {HTMLButtonElement} */ (control).disabled = isBusy;
    }
    form.setAttribute('aria-busy', String(isBusy));
  }

  /** @param {string[]} changes */
  function says(changes) {
    if (!changes.length) return;
    fill(
      meanwhile,
      element('strong', {}, words.meanwhile),
      element(
        'ul',
        {},
        changes.map((change) => element('li', {}, written(change))),
      ),
    );
  }

  function throwAway() {
    draft.touched = false;
    host.dropped();
    dialog.close();
  }

  let leaving = false;
  function ended() {
    if (!leaving) draft.open = false;
    sending.abort();
    dialog.remove();
    host.closed();
  }
  /** The page goes: the form comes back with it. */
  function end() {
    leaving = true;
    dialog.close();
  }

  draw();
  document.body.append(dialog);
  dialog.showModal();
  draft.open = true;
  /** @type {HTMLElement | null} */ (inputs.querySelector('input, select, textarea'))?.focus();
  signal.addEventListener('abort', end, { once: true });
  if (draft.pending) deliver(draft.pending);
  return { says, end, kind };
}

/**
 * Moments as the hospital's clock says them.
 *
 * @param {string} text
 */
const byTheClock = (text) => text.replace(MOMENT, (moment) => dayAndTime(Date.parse(moment)));

/** @param {string} name */
const lastPart = (name) => name.split('.').pop() ?? name;

/**
 * @param {Record<string, string[]>} told
 * @param {Recording.Field[]} fields
 */
function errorsByField(told, fields) {
  const entries = Object.entries(told).map(([name, texts]) => [lastPart(name), byTheClock(texts.join(' '))]);
  const place = entries.filter(([name]) => fields.some((field) => field.name === name));
  return /** @type {Record<string, string>} */ (Object.fromEntries(place));
}
