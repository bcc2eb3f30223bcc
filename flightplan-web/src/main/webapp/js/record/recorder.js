/** Records in a stay: `n` opens the menu, a letter chooses; what was recorded can be taken back for ten seconds. */
import { get, all } from '../api.js';
import { shortName } from '../board/commands.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { onKey } from '../keys.js';
import { hasRole, randomId, session } from '../session.js';
import { texts } from '../texts.js';
import { changesBetween } from './changes.js';
import { correctionOf, moveCorrectionOf } from './correction-kinds.js';
import { draftOf, draftsOf, dropDraft, dropDraftsOf, keepDraftsOf } from './drafts.js';
import { openForm } from './form.js';
import { KINDS } from './kinds.js';
import { openMenu } from './menu.js';
import { isConflict, sendAll } from './sender.js';
import { undoBar } from './undo-bar.js';

const words = texts.recording;
const MOVED = 'admission.location_changed';

/** @typedef {ReturnType<typeof recorder>} Recorder */

/**
 * @param {ReturnType<typeof import('../stay/record.js').stayRecord>} record
 * @param {() => void} recorded asks for the stay to be read again
 * @param {AbortSignal} signal
 * @param {Recording.Entry[]} others that the menu has, and no form of here
 */
export function recorder(record, recorded, signal, others = []) {
  const mayRecord = hasRole('clinician');
  keepDraftsOf(session()?.user);
  const bar = element('div', { class: 'record-bar' });
  const undo = undoBar((commands) => noted(takeBack(commands)), signal);
  /** @type {ReturnType<typeof openForm> | null} */
  let form = null;
  /** @type {Console.StayRecord | null} */
  let seen = null;
  /** What is being sent without a form. @type {Set<Promise<unknown>>} */
  const underWay = new Set();
  // what was recorded from here, before the stay was read again
  const ownVersions = { stay: 0, plan: 0 };
  let returnTo = /** @type {Element | null} */ (null);

  /** @param {Recording.Command['rests']} rests */
  function versionOf(rests) {
    const known = record.known();
    if (!known || !rests) return undefined;
    const version = rests === 'plan' ? known.plan?.version : known.admission.version;
    return version === undefined ? undefined : Math.max(version, ownVersions[rests]);
  }

  /** @param {Recording.Kind} kind */
  async function open(kind) {
    const known = record.known();
    if (!known || form) return;
    returnTo ??= document.activeElement;
    const { id } = known.admission;
    const draft = draftOf(id, kind.id);
    const context = { record: known, now: Date.now(), ...(await lookUp(kind.needs ?? [])) };
    if (signal.aborted || form) return;
    seen = known;
    form = openForm(
      { ...kind, label: texts.board.menu.of(kind.label, shortName(known.patient.name)) },
      context,
      draft,
      {
        versionOf,
        whatChanged,
        recorded: (pending, answers) => {
          dropDraft(id, kind.id);
          told(pending, answers);
        },
        closed,
        dropped: () => dropDraft(id, kind.id),
      },
      signal,
    );
  }

  function closed() {
    form = null;
    if (signal.aborted) return;
    draw();
    if (returnTo instanceof HTMLElement && returnTo.isConnected) returnTo.focus();
    else /** @type {HTMLElement | null} */ (bar.querySelector('button'))?.focus();
    returnTo = null;
  }

  /**
   * @param {('board' | 'staff')[]} needs
   * @returns {Promise<{ board: Api.Board | null, staff: Api.User[] }>}
   */
  async function lookUp(needs) {
    const [board, staff] = await Promise.all([
      // a form without its suggestions is better than none
      needs.includes('board') ? get('board', {}, { signal }).catch(() => null) : null,
      needs.includes('staff') ? all('users', { role: 'clinician' }, { signal }).catch(() => []) : [],
    ]);
    return { board, staff };
  }

  async function whatChanged() {
    const before = seen;
    const after = await record.read().catch(() => null);
    if (!before || !after) return [];
    seen = after;
    recorded();
    const said = changesBetween(before, after);
    return said.length ? said : [words.changes.something];
  }

  /**
   * @param {Recording.Command} command
   * @param {Api.Recorded[]} answers
   */
  function noteVersions({ path }, answers) {
    ownIs(path.startsWith('flightplans/') ? 'plan' : 'stay', answers[0]);
  }

  /**
   * @param {'stay' | 'plan'} rests
   * @param {Api.Recorded} [answer]
   */
  function ownIs(rests, answer) {
    ownVersions[rests] = Math.max(ownVersions[rests], answer?.new_version ?? 0);
  }

  /**
   * @param {Recording.Pending} pending
   * @param {Api.Recorded[]} answers
   */
  function told(pending, answers) {
    noteVersions(pending.command, answers);
    const warnings = answers.flatMap(({ warnings = [] }) => warnings);
    const warned = warnings.map(
      ({ code, message }) => words.warnings[/** @type {'bed_occupied'} */ (code)] ?? message ?? code,
    );
    undo.offer([words.done(pending.said), ...warned].join(' '), pending.said, pending.undo(answers));
    recorded();
  }

  /**
   * @param {Recording.Command[]} commands
   * @returns {Promise<string>} why it could not be taken back; empty if it was
   */
  async function takeBack(commands) {
    try {
      for (const command of commands) noteVersions(command, await sendAll(command, randomId(), versionOf, { signal }));
      return '';
    } catch (error) {
      return wordsOf(error);
    } finally {
      if (!signal.aborted) recorded();
    }
  }

  /**
   * @template What
   * @param {Promise<What>} sent
   * @returns {Promise<What>}
   */
  async function noted(sent) {
    underWay.add(sent);
    try {
      return await sent;
    } finally {
      underWay.delete(sent);
    }
  }

  /**
   * Records without a form: a tick in the plan.
   *
   * @param {Recording.Pending} pending
   */
  async function send(pending) {
    try {
      told(pending, await sendAll(pending.command, randomId(), versionOf, { signal }));
    } catch (error) {
      if (signal.aborted) return;
      undo.say(isConflict(error) ? `${words.conflict} ${(await whatChanged()).join(' ')}` : wordsOf(error));
      recorded();
    }
  }

  function menu() {
    const known = record.known();
    if (!known || form) return;
    returnTo = document.activeElement;
    openMenu(
      [...KINDS.filter(({ isPossible }) => !isPossible || isPossible(known)), ...others],
      choose,
      () => closed(),
      signal,
      texts.board.menu.for(shortName(known.patient.name)),
    );
  }

  /** @param {Recording.Kind | Recording.Entry} chosen */
  function choose(chosen) {
    if ('fields' in chosen) return open(chosen);
    returnTo = null;
    return chosen.run();
  }

  /** @param {Api.Id} id */
  function correct(id) {
    const known = record.known();
    const item = known?.timeline.find((each) => each.id === id);
    if (item?.event_type === MOVED) return open(moveCorrectionOf(item, item.admission_id));
    const type = item && known?.manifest.event_types.find(({ name }) => name === item.event_type);
    if (item && type) open(correctionOf(item, type));
  }

  function draw() {
    const known = record.known();
    if (!mayRecord || !known) return void fill(bar);
    const left = draftsOf(known.admission.id).filter(({ touched }) => touched);
    const kept = left.flatMap(({ what }) => KINDS.find(({ id }) => id === what) ?? []);
    const looks = kept.map(({ id }) => id).join();
    // what has not changed keeps the focus
    if (bar.dataset.kept === looks) return;
    bar.dataset.kept = looks;
    fill(
      bar,
      element(
        'button',
        { type: 'button', class: 'primary', 'aria-keyshortcuts': 'n', onclick: menu },
        words.record,
        ' ',
        element('kbd', {}, 'n'),
      ),
      kept.map((kind) => element('button', { type: 'button', onclick: () => open(kind) }, words.goOn(kind.label))),
    );
  }

  if (mayRecord) onKey('n', menu, signal);

  return {
    bar,
    mayRecord,
    /** @param {Recording.Pending} pending */
    atOnce: (pending) => noted(send(pending)),
    /** Whether something is being sent without a form. */
    isSending: () => underWay.size > 0,
    /** Resolves when nothing is, any more. */
    sent: () => Promise.allSettled(underWay),
    say: undo.say,
    /**
     * Something of the stay was recorded from here without the recorder.
     *
     * @param {Api.Recorded} [answer]
     */
    alsoRecorded: (answer) => ownIs('stay', answer),
    /**
     * The stay was read again.
     *
     * @param {Console.StayRecord} known
     */
    changed: (known) => {
      draw();
      if (form && seen && seen !== known) {
        form.says(changesBetween(seen, known));
      }
      // a form that was open when the session ended comes back
      if (!form && !seen) {
        seen = known;
        const waiting = draftsOf(known.admission.id).find((draft) => draft.open);
        const kind = waiting && KINDS.find(({ id }) => id === waiting.what);
        if (kind) open(kind);
      }
    },
    /** @param {string} id */
    correctButton: (id) =>
      mayRecord &&
      element('button', { type: 'button', class: 'quiet correct', onclick: () => correct(id) }, words.correct),
    /** Nothing of this patient stays. */
    end: () => {
      const known = record.known() ?? seen;
      if (known) dropDraftsOf(known.admission.id);
      form?.end();
      seen = null;
    },
  };
}
