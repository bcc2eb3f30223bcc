/** The dialog in which files are chosen and said what they are. What was chosen is kept until it is sent or left out. */
import { element, fill, written } from '../dom.js';
import { locale } from '../language.js';
import { askFold, controlOf, enteredIn, showErrors } from '../record/controls.js';
import { valuesOf } from '../record/values.js';
import { texts } from '../texts.js';
import { dayAndTime } from '../words.js';
import { faceOf } from '../zone.js';
import { sizeInWords, whyNot } from './files.js';

const words = texts.attachments;
const MOST_EVENTS = 100;

/**
 * Opens it; `take(files)` adds others that are dropped or pasted meanwhile.
 *
 * @param {Console.StayRecord} record
 * @param {Attaching.Chosen} chosen
 * @param {number | undefined} limit in bytes
 * @param {(files: File[], said: Attaching.Said) => void} send
 * @param {() => void} closed
 * @param {AbortSignal} signal
 */
export function openAttachDialog(record, chosen, limit, send, closed, signal) {
  const now = Date.now();
  const fields = fieldsOf(record, now);
  const largest = limit === undefined ? undefined : sizeInWords(limit, locale);
  const files = element('ul', { class: 'chosen-files' });
  const trouble = element('p', { class: 'field-error', role: 'alert' });
  const chooser = element('input', { id: 'attach-files', type: 'file', multiple: true, onchange: picked });
  const camera = element('input', {
    id: 'attach-camera',
    type: 'file',
    accept: 'image/*',
    capture: 'environment',
    onchange: picked,
  });
  const form = element(
    'form',
    { class: 'record-form', novalidate: true, onsubmit: submit, oninput: noted, onchange: noted },
    element('h2', { id: 'attach-title' }, words.attach),
    element('p', { class: 'help', id: 'attach-limits' }, words.limits(largest)),
    element('div', { class: 'field' }, element('label', { for: 'attach-files' }, words.choose), chooser, trouble),
    element('div', { class: 'field only-touch' }, element('label', { for: 'attach-camera' }, words.camera), camera),
    files,
    fields.map((field) => controlOf(field, chosen.entered)),
    element(
      'p',
      { class: 'form-buttons' },
      element('button', { type: 'submit', class: 'primary' }, words.send),
      element('button', { type: 'button', onclick: () => dialog.close() }, texts.recording.cancel),
    ),
  );
  chooser.setAttribute('aria-describedby', 'attach-limits');
  const dialog = element(
    'dialog',
    { class: 'record attach', 'aria-labelledby': 'attach-title', onclose: () => (dialog.remove(), closed()) },
    form,
  );

  /** @param {Event} event */
  function picked({ target }) {
    const input = /** @type {HTMLInputElement} */ (target);
    take([...(input.files ?? [])]);
    input.value = '';
  }

  /** @param {File[]} more */
  function take(more) {
    chosen.files.push(...more);
    draw();
  }

  function draw() {
    if (chosen.files.length) fill(trouble);
    fill(files, ...chosen.files.map(line));
  }

  /** @param {File} file */
  function line(file) {
    const why = whyNot(file, limit);
    const leaveOut = () => {
      chosen.files = chosen.files.filter((each) => each !== file);
      draw();
      chooser.focus();
    };
    return element(
      'li',
      { class: why ? 'wrong' : undefined },
      written(file.name, { class: 'file-name' }),
      element('small', {}, sizeInWords(file.size, locale)),
      why && element('span', { class: 'field-error' }, why === 'empty' ? words.empty : words.large(largest ?? '')),
      element(
        'button',
        { type: 'button', class: 'quiet', 'aria-label': words.leaveOut(file.name), onclick: leaveOut },
        '×',
      ),
    );
  }

  /** @param {Event} event */
  function noted({ target }) {
    chosen.entered = { ...chosen.entered, ...saidIn(form) };
    const field = fields.find(({ name }) => name === /** @type {HTMLInputElement} */ (target).name);
    if (field) askFold(form, field, chosen.entered);
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const entered = { ...Object.fromEntries(fields.map(({ name, value = '' }) => [name, value])), ...saidIn(form) };
    const { values, errors } = valuesOf(fields, entered);
    showErrors(form, errors);
    const good = chosen.files.filter((file) => !whyNot(file, limit));
    fill(trouble, !good.length && words.noFile);
    if (!good.length) chooser.focus();
    if (!good.length || Object.keys(errors).length) return;
    // to the second, where nobody said when
    if (entered.occurred_at === faceOf(now)) values.occurred_at = new Date().toISOString();
    send(good, /** @type {Attaching.Said} */ (/** @type {unknown} */ (values)));
    Object.assign(chosen, { files: [], entered: {} });
    dialog.close();
  }

  draw();
  document.body.append(dialog);
  dialog.showModal();
  /** @type {HTMLElement} */ (chosen.files.length ? form.querySelector('#field-description') : chooser)?.focus();
  signal.addEventListener('abort', () => dialog.close(), { once: true });
  return { take };
}

/** @param {HTMLFormElement} form */
const saidIn = (form) => enteredIn(form);

/**
 * @param {Console.StayRecord} record
 * @param {number} now
 * @returns {Recording.Field[]}
 */
function fieldsOf({ timeline, manifest }, now) {
  const types = new Set(manifest.event_types.map(({ name }) => name));
  const events = timeline
    .filter(({ event_type: type }) => types.has(type))
    .slice(-MOST_EVENTS)
    .reverse();
  return [
    { name: 'description', label: words.description, type: 'text' },
    { name: 'attachment_type', label: words.type, type: 'text', offered: words.types },
    {
      name: 'linked_event_id',
      label: words.event,
      type: 'choice',
      options: events.map(({ id, title, occurred_at: at }) => [id, `${title} (${dayAndTime(Date.parse(at))})`]),
    },
    {
      name: 'occurred_at',
      label: words.when,
      type: 'moment',
      required: true,
      now: true,
      value: faceOf(now),
      help: words.whenHelp,
    },
  ];
}
