/** The attachments of a stay: those on record, those on their way, and the ways to bring others in. */
import { all } from '../api.js';
import { element, fill, written } from '../dom.js';
import { wordsOf } from '../errors.js';
import { locale } from '../language.js';
import { failure } from '../notices.js';
import { sendAll } from '../record/sender.js';
import { refresher } from '../refresher.js';
import { randomId } from '../session.js';
import { forgetWithDrafts } from '../record/drafts.js';
import { texts } from '../texts.js';
import { hospital } from '../ward.js';
import { dayInYear } from '../words.js';
import { openAttachDialog } from './attach-dialog.js';
import { bringIn } from './bring-in.js';
import { lettersOf, sizeInWords } from './files.js';
import { openPreview, smallPicture } from './preview.js';
import { attach, giveUp, goOn, hearUploads, uploadsOf } from './uploads.js';

const words = texts.attachments;
const RETRY_MS = 3_000;

/** What was chosen and not sent, by stay. @type {Map<Api.Id, Attaching.Chosen>} */
const kept = new Map();
forgetWithDrafts(() => kept.clear());

/**
 * @param {Api.Id} id of the stay
 * @param {() => Console.StayRecord | null} known
 * @param {import('../record/recorder.js').Recorder} recording
 * @param {() => void} changed
 * @param {AbortSignal} signal
 */
export function attachmentsPart(id, known, recording, changed, signal) {
  const list = element('ul', { class: 'attachment-list' });
  const onTheWay = element('ul', { class: 'uploads' });
  const count = element('span', { class: 'count' });
  const none = element('span', { class: 'help', hidden: true }, words.none);
  const trouble = element('div', { class: 'troubles' });
  const add = element('button', { type: 'button', onclick: () => open() }, words.attach);
  const node = element(
    'section',
    { class: 'attachments', 'aria-label': words.title, hidden: !recording.mayRecord },
    element(
      'div',
      { class: 'attachments-head' },
      element('h2', {}, words.title, ' ', count),
      recording.mayRecord && add,
      none,
    ),
    trouble,
    onTheWay,
    list,
  );
  /** @type {Api.Attachment[]} */
  let items = [];
  let drawn = '';
  /** @type {number | undefined} */
  let limit;
  /** @type {ReturnType<typeof openAttachDialog> | null} */
  let dialog = null;
  /** @type {Map<Api.Id, string>} */
  const pictures = new Map();

  async function read() {
    try {
      items = (await all(`admissions/${id}/attachments`, {}, { signal })).reverse();
      fill(trouble);
      draw();
    } catch (error) {
      if (signal.aborted) return;
      fill(trouble, failure(error, reading.due, words.failed));
      setTimeout(reading.due, RETRY_MS);
    }
  }
  const reading = refresher(read, signal);

  function draw() {
    const looks = JSON.stringify(items);
    if (looks === drawn) return;
    drawn = looks;
    const focus = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.attachmentId : '';
    count.textContent = items.length ? String(items.length) : '';
    none.hidden = items.length > 0;
    node.hidden = !items.length && !recording.mayRecord;
    fill(list, ...items.map(line));
    if (focus) /** @type {HTMLElement | null} */ (list.querySelector(`[data-attachment-id="${focus}"]`))?.focus();
    changed();
  }

  /** @param {Api.Attachment} item */
  function line(item) {
    const { filename, description, attachment_type: type, content_type: contentType, size } = item;
    const name = filename ?? words.unnamed;
    const face = element('span', { class: 'face', 'aria-hidden': 'true' }, lettersOf(filename, contentType));
    if (item.thumbnail) whenSeen(face, () => showPicture(item, face));
    const event = eventOf(item);
    const facts = [type, sizeInWords(size, locale), dayInYear(Date.parse(item.occurred_at))];
    return element(
      'li',
      {},
      element(
        'button',
        { type: 'button', 'data-attachment-id': item.id, onclick: () => look(item) },
        face,
        element(
          'span',
          { class: 'attachment-words' },
          written(name, { class: 'file-name' }),
          description && written(description, { class: 'clamped' }),
          element('small', {}, written(facts.filter(Boolean).join(' · '))),
          event && element('small', {}, written(words.belongsTo(event))),
        ),
      ),
    );
  }

  /** @param {Api.Attachment} item */
  const eventOf = ({ linked_event_id: event }) =>
    event === undefined ? undefined : known()?.timeline.find((each) => each.id === event)?.title;

  /**
   * @param {Api.Attachment} item
   * @param {HTMLElement} face
   */
  async function showPicture({ id: attachment }, face) {
    try {
      const src =
        pictures.get(attachment) ??
        (await smallPicture(`admissions/${id}/attachments/${attachment}/thumbnail`, signal));
      pictures.set(attachment, src);
      fill(face, element('img', { src, alt: '' }));
    } catch {
      // its letters stay
    }
  }

  /**
   * A look at a picture is on record: only at those that are in sight.
   *
   * @param {HTMLElement} face
   * @param {() => void} seen
   */
  function whenSeen(face, seen) {
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      seen();
    });
    watch.observe(face);
    signal.addEventListener('abort', () => watch.disconnect(), { once: true });
  }

  /** @param {Api.Attachment} item */
  function look(item) {
    const from = document.activeElement;
    const closed = () => {
      const there = from?.isConnected ? from : (list.querySelector(`[data-attachment-id="${item.id}"]`) ?? add);
      /** @type {HTMLElement} */ (there).focus();
    };
    const retract = recording.mayRecord ? () => takeBack(item) : undefined;
    openPreview(item, { event: eventOf(item), retract, closed }, signal);
  }

  /** @param {Api.Attachment} item */
  async function takeBack({ id: attachment, filename }) {
    const path = `admissions/${id}/attachments/${attachment}`;
    try {
      const [answer] = await sendAll({ method: 'DELETE', path, body: null }, randomId(), () => undefined, { signal });
      recording.alsoRecorded(answer);
      pictures.delete(attachment);
      items = items.filter((each) => each.id !== attachment);
      draw();
      recording.say(texts.recording.done(words.retracted(filename ?? words.unnamed)));
      reading.due();
      return '';
    } catch (error) {
      return wordsOf(error);
    }
  }

  /** @param {File[]} files */
  async function open(files = []) {
    const record = known();
    if (!recording.mayRecord || !record) return;
    const chosen = kept.get(id) ?? { files: [], entered: {} };
    kept.set(id, chosen);
    if (dialog) return dialog.take(files);
    chosen.files.push(...files);
    limit ??= await hospital().then(
      ({ attachment_limit: most }) => most,
      () => undefined,
    );
    if (signal.aborted || dialog) return;
    const send = (/** @type {File[]} */ good, /** @type {Attaching.Said} */ said) => void attach(id, good, said);
    const closed = () => {
      dialog = null;
      if (!signal.aborted) add.focus();
    };
    dialog = openAttachDialog(record, chosen, limit, send, closed, signal);
  }

  /** @param {Attaching.Upload} [recorded] */
  function drawUploads(recorded) {
    if (recorded?.admission === id) {
      recording.alsoRecorded(recorded.answer);
      recording.say(words.attached(recorded.file.name));
      reading.due();
    }
    const mine = uploadsOf(id);
    for (const row of [...onTheWay.children]) {
      if (!mine.some((upload) => upload.id === /** @type {HTMLElement} */ (row).dataset.uploadId)) row.remove();
    }
    for (const upload of mine) {
      const row = [...onTheWay.children].find(
        (each) => /** @type {HTMLElement} */ (each).dataset.uploadId === upload.id,
      );
      if (row) showState(row, upload);
      else onTheWay.append(uploadRow(upload));
    }
  }
  hearUploads(drawUploads, signal);
  if (recording.mayRecord) bringIn(open, signal);
  drawUploads();
  goOn();
  reading.due();
  /**
   * The button of an attachment's line in the tables; null for what is none.
   *
   * @param {Api.Id} attachment
   */
  function opener(attachment) {
    const item = items.find((each) => each.id === attachment);
    if (!item) return null;
    const name = item.filename ?? words.unnamed;
    const more = { type: 'button', class: 'quiet correct', 'aria-label': words.open(name), onclick: () => look(item) };
    return element('button', more, words.look);
  }
  return { node, due: reading.due, open: () => open(), items: () => items, opener };
}

/** @param {Attaching.Upload} upload */
function uploadRow(upload) {
  const { file } = upload;
  const row = element(
    'li',
    { 'data-upload-id': upload.id },
    written(file.name, { class: 'file-name' }),
    element('progress', { max: file.size, 'aria-label': file.name }),
    element('span', { class: 'upload-state', role: 'status' }),
    element('button', { type: 'button', class: 'quiet', onclick: () => giveUp(upload) }, '×'),
  );
  showState(row, upload);
  return row;
}

/**
 * @param {Element} row
 * @param {Attaching.Upload} upload
 */
function showState(row, { state, sent, why, file }) {
  const [, bar, said, end] = /** @type {[Element, HTMLProgressElement, HTMLElement, HTMLElement]} */ ([
    ...row.children,
  ]);
  bar.hidden = state === 'refused';
  if (state === 'searching') bar.removeAttribute('value');
  else bar.value = sent;
  const sentence = state === 'refused' ? `${words.states.refused}. ${why}` : words.states[state];
  // a reader is told what has changed, not each byte
  if (said.textContent !== sentence) said.textContent = sentence;
  row.classList.toggle('wrong', state === 'refused');
  end.setAttribute('aria-label', (state === 'refused' ? words.dismiss : words.stop)(file.name));
}
