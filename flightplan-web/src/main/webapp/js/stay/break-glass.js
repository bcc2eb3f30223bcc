/** Asks somebody outside of the care team why the record must be opened, and for how long. */
import { post } from '../api.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { texts } from '../texts.js';

const words = texts.page.breakGlass;

const MINUTES = [15, 30, 60];

/**
 * A form for the handle of a closed row; `opened(admissionId)` is called when the record may be read.
 *
 * @param {string} handle
 * @param {(admissionId: Api.Id | undefined) => void} opened
 */
export function breakGlass(handle, opened) {
  const trouble = element('p', { role: 'alert' });
  return element(
    'section',
    { class: 'notice break-glass', 'aria-label': words.name },
    element('h1', {}, words.title),
    element('p', {}, words.why),
    element(
      'form',
      { onsubmit: (event) => submit(event, handle, opened, trouble) },
      element('label', { for: 'reason' }, words.reason),
      element('textarea', { id: 'reason', name: 'reason', required: true, maxlength: 500, rows: 3 }),
      element('label', { for: 'minutes' }, words.howLong),
      element(
        'select',
        { id: 'minutes', name: 'minutes' },
        MINUTES.map((minutes) => element('option', { value: minutes }, words.minutes(minutes))),
      ),
      element('button', { type: 'submit' }, words.open),
    ),
    trouble,
  );
}

/**
 * @param {Dom.Submit} event
 * @param {string} handle
 * @param {(admissionId: Api.Id | undefined) => void} opened
 * @param {HTMLElement} trouble
 */
async function submit(event, handle, opened, trouble) {
  event.preventDefault();
  const asked = new FormData(event.target);
  let broken;
  try {
    const why = { handle, reason: asked.get('reason'), minutes: Number(asked.get('minutes')) };
    broken = await post('break-glass', why);
  } catch (error) {
    fill(trouble, wordsOf(error));
    return;
  }
  await opened(broken.admission_id);
}
