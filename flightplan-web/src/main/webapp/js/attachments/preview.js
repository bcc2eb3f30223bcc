/**
 * What an attachment holds, on the page itself: asked for with the session's token, and drawn or written by us, so that nothing of it
 * runs and no address of it is left. Pictures and PDF are drawn on a canvas, texts are text.
 */
import { getContent } from '../api.js';
import { element, fill, written } from '../dom.js';
import { wordsOf } from '../errors.js';
import { locale } from '../language.js';
import { texts } from '../texts.js';
import { dayAndTime } from '../words.js';
import { shownAs, sizeInWords } from './files.js';

const words = texts.attachments;
const MOST_TEXT = 200 * 1024;
const MOST_SHOWN = 60 * 1024 * 1024;

/**
 * @param {Api.Attachment} attachment
 * @param {{ event?: string, retract?: () => Promise<string>, closed: () => void }} more `retract` gives why it did not work
 * @param {AbortSignal} left
 */
export function openPreview(attachment, { event, retract, closed }, left) {
  const { filename, description, attachment_type: type, content_type: contentType, size } = attachment;
  const name = filename ?? words.unnamed;
  const ended = new AbortController();
  const signal = AbortSignal.any([left, ended.signal]);
  const body = element('div', { class: 'preview-body', tabindex: 0, role: 'group', 'aria-label': name });
  const note = element('p', { role: 'status', class: 'help' });
  const close = element('button', { type: 'button', class: 'primary', onclick: () => dialog.close() }, words.close);
  const save = element('button', { type: 'button', onclick: () => saveAs() }, words.save);
  const danger = element('span', { class: 'retract' });
  const facts = [
    type,
    `${contentType}, ${sizeInWords(size, locale)}`,
    dayAndTime(Date.parse(attachment.occurred_at)),
    words.recorded(dayAndTime(Date.parse(attachment.recorded_at))),
  ];
  const dialog = element(
    'dialog',
    { class: 'record preview', 'aria-labelledby': 'preview-title', onclose: () => over() },
    element('h2', { id: 'preview-title' }, written(name)),
    description && element('p', {}, written(description)),
    element('p', { class: 'help' }, written(facts.filter(Boolean).join(' · '))),
    event && element('p', { class: 'help' }, written(words.belongsTo(event))),
    body,
    note,
    element('p', { class: 'form-buttons' }, close, save, danger),
  );
  const path = `admissions/${attachment.admission_id}/attachments/${attachment.id}/content`;

  async function show() {
    const kind = shownAs(contentType);
    if (!kind) return fill(body, element('p', { class: 'help' }, words.notShown));
    if (kind !== 'text' && size > MOST_SHOWN) return fill(body, element('p', { class: 'help' }, words.tooLarge));
    fill(body, element('p', { class: 'help', role: 'status' }, words.loading));
    try {
      const content = await getContent(path, { signal, first: kind === 'text' ? MOST_TEXT : undefined });
      if (kind === 'text') await showText(content);
      else if (kind === 'picture') fill(body, await picture(content, name));
      else await showPages(content);
    } catch (error) {
      if (!signal.aborted) fill(body, element('p', { class: 'help', role: 'alert' }, reason(error)));
    }
  }

  /** @param {Blob} content */
  async function showText(content) {
    fill(body, element('pre', {}, await content.text()));
    if (size > MOST_TEXT) fill(note, words.beginning(sizeInWords(MOST_TEXT, locale)));
  }

  /** @param {Blob} content */
  async function showPages(content) {
    const { pagesOf } = await import('./pdf.js');
    const pages = await pagesOf(content, signal);
    const canvas = element('canvas', { role: 'img', 'aria-label': name });
    const spoken = element('p', { class: 'unseen' });
    const where = element('span', { role: 'status' });
    let page = 1;
    const turn = async (/** @type {number} */ by) => {
      page = Math.min(Math.max(1, page + by), pages.count);
      fill(where, words.page(page, pages.count));
      fill(spoken, await pages.draw(page, canvas, body.clientWidth * devicePixelRatio));
      body.scrollTop = 0;
    };
    const button = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {number} */ by) =>
      element('button', { type: 'button', 'aria-label': label, title: label, onclick: () => turn(by) }, sign);
    const tools = [button('←', words.previous, -1), where, button('→', words.next, 1)];
    fill(body, pages.count > 1 && element('div', { class: 'preview-pages' }, tools), canvas, spoken);
    await turn(0);
  }

  async function saveAs() {
    save.disabled = true;
    try {
      const url = URL.createObjectURL(await getContent(path, { signal }));
      element('a', { href: url, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      if (!signal.aborted) fill(note, wordsOf(error));
    } finally {
      save.disabled = false;
    }
  }

  function askFirst() {
    const sure = element('button', { type: 'button', class: 'danger', onclick: () => gone(sure) }, words.retractSure);
    fill(
      danger,
      element('small', {}, words.retractHint),
      sure,
      element('button', { type: 'button', onclick: offer }, words.keep),
    );
    sure.focus();
  }
  function offer() {
    if (!retract) return;
    fill(danger, element('button', { type: 'button', class: 'danger', onclick: askFirst }, words.retract));
  }
  /** @param {HTMLButtonElement} button */
  async function gone(button) {
    button.disabled = true;
    const why = await retract?.();
    if (!why) return dialog.close();
    fill(note, why);
    button.disabled = false;
  }

  function over() {
    ended.abort();
    dialog.remove();
    closed();
  }

  offer();
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
  left.addEventListener('abort', () => dialog.close(), { once: true });
  show();
}

/** @param {unknown} error */
function reason(error) {
  // what the browser's decoders say is for nobody at a bedside
  return error instanceof DOMException || (error instanceof Error && error.name.endsWith('Exception'))
    ? words.unreadable
    : wordsOf(error);
}

/**
 * @param {Blob} content
 * @param {string} name
 */
async function picture(content, name) {
  const image = await createImageBitmap(content);
  const canvas = element('canvas', { width: image.width, height: image.height, role: 'img', 'aria-label': name });
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  return canvas;
}

/**
 * A small picture as an address that the page's policy lets in.
 *
 * @param {string} path
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export async function smallPicture(path, signal) {
  const content = await getContent(path, { signal });
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}
