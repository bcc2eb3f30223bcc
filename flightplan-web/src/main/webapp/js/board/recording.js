/** Records from the board: at once or by a form, with the version that the board shows; what was recorded can be taken back. */
import { all, ApiError } from '../api.js';
import { element, written } from '../dom.js';
import { wordsOf } from '../errors.js';
import { draftOf, draftsOf, dropDraft, dropDraftsOf, keepDraftsOf } from '../record/drafts.js';
import { openForm } from '../record/form.js';
import { isConflict, sendAll } from '../record/sender.js';
import { undoBar } from '../record/undo-bar.js';
import { hasRole, randomId, session } from '../session.js';
import { texts } from '../texts.js';
import { manifestOf } from '../ward.js';
import { bedOf, occupantOf } from './scene.js';
import { changesOf } from './commands.js';

const words = texts.board;
const AT_ONCE = 'at once';
const FORM = 'board ';

/**
 * @typedef {object} Host what records are made for
 * @property {() => Api.Board | null} board as it is known
 * @property {() => Promise<Api.Board | null>} read reads it again
 * @property {() => void} recorded asks for it to be read again
 * @property {() => void} closed a form was closed
 * @property {(occupant: Api.OpenOccupant, kind: string) => void} reopen opens a form that was open when the page went
 */

/**
 * @param {Host} host
 * @param {AbortSignal} signal
 */
export function boardRecording(host, signal) {
  const mayRecord = hasRole('clinician');
  keepDraftsOf(session()?.user);
  const undo = undoBar(takeBack, signal);
  const sending = element('div', { class: 'sending', role: 'status' });
  /** @type {Map<string, number>} */
  const ownVersions = new Map();
  /** @type {{ form: ReturnType<typeof openForm>, of: string, before: Api.OpenOccupant | undefined } | null} */
  let opened = null;
  /** @type {Set<string>} */
  const delivering = new Set();

  /** @param {Api.Id} of */
  const known = (of) => {
    const board = host.board();
    return board ? occupantOf(board, of) : undefined;
  };
  /**
   * The version of a stay that the board shows, or that was made from here since.
   *
   * @param {Api.Id} of
   */
  function versionOf(of) {
    const version = known(of)?.version;
    return version === undefined ? undefined : Math.max(version, ownVersions.get(of) ?? 0);
  }
  /** @param {Recording.Command} command */
  const versionFor =
    ({ path }) =>
    (/** @type {Recording.Command['rests']} */ rests) =>
      rests === 'stay' ? versionOf(path.split('/')[1]) : undefined;

  /**
   * @param {Recording.Command} command
   * @param {Api.Recorded[]} answers
   */
  function noteVersions({ path }, answers) {
    const [kind, of] = path.split('/');
    if (kind !== 'admissions') return;
    const newest = Math.max(ownVersions.get(of) ?? 0, ...answers.map(({ new_version: version = 0 }) => version));
    ownVersions.set(of, newest);
  }

  /**
   * @param {Recording.Pending} pending
   * @param {Api.Recorded[]} answers
   */
  function told(pending, answers) {
    noteVersions(pending.command, answers);
    const warned = answers
      .flatMap(({ warnings = [] }) => warnings)
      .map(({ code, message }) => texts.recording.warnings[/** @type {'bed_occupied'} */ (code)] ?? message ?? code);
    undo.offer([texts.recording.done(pending.said), ...warned].join(' '), pending.said, pending.undo(answers));
    host.recorded();
  }

  /**
   * @param {Recording.Command[]} commands
   * @returns {Promise<string>} why it could not be taken back; empty if it was
   */
  async function takeBack(commands) {
    try {
      for (const command of commands) {
        noteVersions(command, await sendAll(command, randomId(), versionFor(command), { signal }));
      }
      return '';
    } catch (error) {
      return wordsOf(error);
    } finally {
      if (!signal.aborted) host.recorded();
    }
  }

  /**
   * Records without a form; once, however often it is asked for while there is no answer, and from the same page opened
   * again.
   *
   * @param {string} of whose or what it is
   * @param {Recording.Pending} pending
   */
  async function atOnce(of, pending) {
    if (delivering.has(of)) return;
    const draft = draftOf(of, AT_ONCE);
    // what was left under way comes first
    draft.pending ??= pending;
    await deliver(of, draft, draft.pending);
  }

  /**
   * @param {string} of
   * @param {Recording.Draft} draft
   * @param {Recording.Pending} pending
   */
  async function deliver(of, draft, pending) {
    if (delivering.has(of)) return;
    delivering.add(of);
    const stopping = new AbortController();
    const ended = AbortSignal.any([signal, stopping.signal]);
    const before = known(of);
    const line = element('p', { 'data-of': of }, written(words.trying(pending.said)), ' ');
    line.append(element('button', { type: 'button', onclick: () => stopping.abort() }, words.stopTrying));
    const onSilence = () => line.isConnected || sending.append(line);
    try {
      const answers = await sendAll(pending.command, draft.key, versionFor(pending.command), {
        signal: ended,
        onSilence,
      });
      dropDraft(of, AT_ONCE);
      told(pending, answers);
    } catch (error) {
      // the page was left or the session ended: who comes back goes on with the same key
      if (signal.aborted || !session()) return;
      dropDraft(of, AT_ONCE);
      if (stopping.signal.aborted) undo.say(words.stopped(pending.said));
      else {
        const stale = error instanceof ApiError && error.errorCode === 'version_conflict';
        const why = stale ? words.conflict : `${wordsOf(error)} ${words.refused}`;
        undo.say([why, ...(isConflict(error) ? await whatChanged(of, before) : [])].join(' '));
      }
      host.recorded();
    } finally {
      delivering.delete(of);
      line.remove();
    }
  }

  /**
   * @param {string} of
   * @param {Api.OpenOccupant | undefined} before
   */
  async function whatChanged(of, before) {
    const board = await host.read().catch(() => null);
    if (!board) return [];
    const said = changesOf(before, occupantOf(board, of));
    return said.length ? said : [words.changes.something];
  }

  /** Goes on with what was under way when the page was left. */
  function goOn() {
    const board = host.board();
    if (!mayRecord || !board) return;
    for (const { beds } of board.units) {
      for (const { occupants } of beds) occupants.forEach(resume);
    }
    [...(board.without_bed ?? []), ...(board.elsewhere ?? [])].forEach(resume);
  }
  /** @param {Api.Occupant} occupant */
  function resume(occupant) {
    if (occupant.restricted) return;
    const of = occupant.admission_id;
    const draft = draftsOf(of).find(({ what, pending }) => what === AT_ONCE && pending);
    if (draft?.pending) deliver(of, draft, draft.pending);
    const waiting = draftsOf(of).find((each) => each.open && each.what.startsWith(FORM));
    if (waiting && !opened) host.reopen(occupant, waiting.what.slice(FORM.length));
  }

  /**
   * Opens a form of a stay.
   *
   * @param {Api.OpenOccupant} occupant
   * @param {Recording.Kind} kind
   */
  async function open(occupant, kind) {
    const of = occupant.admission_id;
    const needs = kind.needs ?? [];
    const [manifest, staff] = await Promise.all([
      manifestOf(occupant.specialty ?? ''),
      needs.includes('staff') ? all('users', { role: 'clinician' }, { signal }).catch(() => []) : [],
    ]);
    if (signal.aborted || opened) return;
    const draft = draftOf(of, FORM + kind.id);
    const context = { record: recordOf(occupant, manifest), board: host.board(), staff, now: Date.now() };
    const hosting = {
      versionOf: (/** @type {Recording.Command['rests']} */ rests) => (rests === 'stay' ? versionOf(of) : undefined),
      whatChanged: async () => whatChanged(of, opened?.before),
      recorded: (/** @type {Recording.Pending} */ pending, /** @type {Api.Recorded[]} */ answers) => {
        dropDraft(of, draft.what);
        told(pending, answers);
      },
      closed,
      dropped: () => dropDraft(of, draft.what),
    };
    opened = { form: openForm(kind, context, draft, hosting, signal), of, before: occupant };
  }

  /**
   * Opens the form of a bed.
   *
   * @param {Api.Unit} unit
   * @param {Api.Bed} bed
   * @param {Recording.Kind} kind
   */
  function openOfBed(unit, bed, kind) {
    if (opened) return;
    const of = `bed ${unit.location} ${bed.bed}`;
    const draft = draftOf(of, kind.id);
    const context = { record: /** @type {any} */ (null), board: host.board(), staff: [], now: Date.now() };
    const hosting = {
      versionOf: () => undefined,
      whatChanged: async () => [],
      recorded: (/** @type {Recording.Pending} */ pending, /** @type {Api.Recorded[]} */ answers) => {
        dropDraft(of, kind.id);
        told(pending, answers);
      },
      closed,
      dropped: () => dropDraft(of, kind.id),
    };
    opened = { form: openForm(kind, context, draft, hosting, signal), of, before: undefined };
  }

  function closed() {
    opened = null;
    if (!signal.aborted) host.closed();
  }

  return {
    mayRecord,
    sending,
    atOnce,
    goOn,
    open,
    openOfBed,
    say: undo.say,
    /**
     * The board was read again: an open form tells what others have done.
     *
     * @param {Api.Board} before
     * @param {Api.Board} after
     */
    changed: (before, after) => {
      if (!opened) return;
      const { of, form } = opened;
      if (of.startsWith('bed ')) return form.says(bedChanges(of, before, after));
      const now = occupantOf(after, of);
      if (now?.version === undefined || now.version <= (ownVersions.get(of) ?? 0)) return;
      form.says(changesOf(occupantOf(before, of), now));
    },
    /**
     * Nothing of a patient stays.
     *
     * @param {Api.Id} of
     */
    forget: (of) => {
      dropDraftsOf(of);
      if (opened?.of === of) opened.form.end();
      for (const line of sending.children) if (/** @type {HTMLElement} */ (line).dataset.of === of) line.remove();
      undo.clear();
    },
  };
}

/**
 * @param {string} of
 * @param {Api.Board} before
 * @param {Api.Board} after
 */
function bedChanges(of, before, after) {
  const [, location, ...rest] = of.split(' ');
  const [was, is] = [before, after].map((board) => bedOf(board, location, rest.join(' '))?.bed);
  return is && was?.state !== is.state ? [words.changes.bedNow(is.bed, words.states[is.state])] : [];
}

/**
 * What the forms of a stay need to know of it.
 *
 * @param {Api.OpenOccupant} occupant
 * @param {Api.Manifest} manifest
 * @returns {Console.StayRecord}
 */
function recordOf(
  { admission_id: id, patient_id, specialty = '', flightplan_id: plan, admit_date, version, location },
  manifest,
) {
  const admission = { id, patient_id, specialty, status: /** @type {const} */ ('active'), version };
  return {
    admission: { ...admission, admit_date: admit_date ?? '', length_of_stay_hours: 0, current_location: location },
    patient: {},
    manifest,
    plan: plan ? { id: plan, status: 'active' } : null,
    trajectory: [],
    timeline: [],
  };
}
