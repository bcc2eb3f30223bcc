/** Asks by a form for what is to be done at a desk: what is written in it is kept, and it is done once. */
import { draftOf, dropDraft, keepDraftsOf } from '../record/drafts.js';
import { openForm } from '../record/form.js';
import { session } from '../session.js';

const DESK = 'desk';
const NOBODY = { record: /** @type {Console.StayRecord} */ ({}), board: null, staff: [] };

/**
 * What one asks for: its form, what is told of it beforehand, and what is sent.
 *
 * @typedef {object} Wish
 * @property {string} id the same for the same wish, so that what was written is found again
 * @property {string} label
 * @property {string} save
 * @property {boolean} [final] whether it can't be taken back
 * @property {string[]} [says]
 * @property {Recording.Field[]} [fields]
 * @property {(values: Recording.Values) => Recording.Command} command
 * @property {string | ((values: Recording.Values) => string)} said once it is done
 */

/**
 * @param {Wish} wish
 * @param {{
 *   version?: () => number | undefined,
 *   whatChanged?: () => Promise<string[]>,
 *   done: (said: string, answers: Api.Recorded[]) => void,
 *   closed?: () => void,
 * }} host
 * @param {AbortSignal} signal
 */
export function ask({ id, label, save, final, says, fields = [], command, said }, host, signal) {
  keepDraftsOf(session()?.user);
  const opener = document.activeElement;
  const drop = () => dropDraft(DESK, id);
  return openForm(
    {
      id,
      letter: '',
      label,
      save,
      final,
      says,
      fields: () => fields,
      prepare: (values) => ({
        command: command(values),
        said: typeof said === 'string' ? said : said(values),
        undo: () => [],
      }),
    },
    { ...NOBODY, now: Date.now() },
    draftOf(DESK, id),
    {
      versionOf: (rests) => (rests ? host.version?.() : undefined),
      whatChanged: host.whatChanged ?? (async () => []),
      recorded: (pending, answers) => {
        drop();
        host.done(pending.said, answers);
      },
      closed: () => {
        host.closed?.();
        focusAgain(opener);
      },
      dropped: drop,
    },
    signal,
  );
}

// the button may have been drawn anew meanwhile
/** @param {Element | null} opener */
function focusAgain(opener) {
  if (!(opener instanceof HTMLElement)) return;
  const { focus: what } = opener.dataset;
  const same = [...document.querySelectorAll('[data-focus]')].find(
    (each) => /** @type {HTMLElement} */ (each).dataset.focus === what,
  );
  /** @type {HTMLElement} */ (opener.isConnected || !what ? opener : (same ?? opener)).focus();
}
