/** What a screen shows that is no display yet: where the code goes that the hospital's administrator was told. */
import { ApiError, post } from '../api.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { texts } from '../texts.js';

const words = texts.wall.claim;

/**
 * @param {(secret: string) => void} claimed
 * @param {string} [why] it is asked
 */
export function claimForm(claimed, why) {
  const problem = element('p', { class: 'wall-problem', id: 'problem', role: 'alert' }, why);
  const code = element('input', {
    ...{ id: 'code', name: 'code', required: true, autofocus: true, maxlength: 20, placeholder: '7K3MX-9QXT2' },
    ...{ autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', 'aria-describedby': 'hint problem' },
  });
  /** @param {Dom.Submit} event */
  const submit = async (event) => {
    event.preventDefault();
    try {
      const { secret } = await post('displays/claim', { code: code.value }, { token: null });
      claimed(secret);
    } catch (error) {
      const unknown = error instanceof ApiError && error.status === 422;
      fill(problem, unknown ? words.unknown : wordsOf(error));
      code.select();
    }
  };
  return element(
    'form',
    { class: 'wall-claim', onsubmit: submit },
    element('h1', {}, words.title),
    element('p', { id: 'hint' }, words.hint),
    element('label', { for: 'code' }, words.code),
    code,
    problem,
    element('button', { type: 'submit', class: 'primary' }, words.claim),
  );
}
