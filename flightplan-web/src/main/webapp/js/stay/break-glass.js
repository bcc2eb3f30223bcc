/** Asks somebody outside of the care team why the record must be opened, and for how long. */
import { post } from '../api.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';

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
    { class: 'notice break-glass', 'aria-label': 'Closed record' },
    element('h1', {}, 'You are not in this patient’s care team'),
    element(
      'p',
      {},
      'Ask the team to add you. When it can’t wait, say why, and the record opens to you for a while. ' +
        'The privacy officer sees it, and reviews it.',
    ),
    element(
      'form',
      { onsubmit: (event) => submit(event, handle, opened, trouble) },
      element('label', { for: 'reason' }, 'Reason'),
      element('textarea', { id: 'reason', name: 'reason', required: true, maxlength: 500, rows: 3 }),
      element('label', { for: 'minutes' }, 'For'),
      element(
        'select',
        { id: 'minutes', name: 'minutes' },
        MINUTES.map((minutes) => element('option', { value: minutes }, `${minutes} minutes`)),
      ),
      element('button', { type: 'submit' }, 'Open the record'),
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
