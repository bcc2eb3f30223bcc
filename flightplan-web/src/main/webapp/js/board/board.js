/** The board: who is in which bed, what the day brings, and what a charge nurse does about it. One request, and live. */
import { mayAdmit } from '../admit/admit.js';
import { ApiError, get } from '../api.js';
import { element, fill } from '../dom.js';
import { onKey } from '../keys.js';
import { follow } from '../live.js';
import { failure, nothing, waiting } from '../notices.js';
import { openMenu } from '../record/menu.js';
import { refresher } from '../refresher.js';
import { go, noteBoard, toAdmit, toHuddle } from '../router.js';
import { showClosed } from '../stay/stay.js';
import { texts } from '../texts.js';
import { hospitalsManifests, manifestOf } from '../ward.js';
import { dayAndTime } from '../words.js';
import { arrows } from './arrows.js';
import { boardBar, huddleOf } from './bar.js';
import { boardBody } from './body.js';
import { moveTo, shortName } from './commands.js';
import { dayList } from './day-list.js';
import { choicesFor } from './menu.js';
import { keepingFocus } from './patches.js';
import { placing, unitAskedFor } from './placing.js';
import { boardRecording } from './recording.js';
import { bedOf, everybody, occupantOf, sceneOf, without } from './scene.js';
import { momentOf, queryOf, wantedOf } from './wanted.js';

const MINUTE = 60_000;
const RETRY_MS = 3_000;
/** A ward's screen reads no more often than about once a second. */
const BETWEEN_READINGS_MS = 800;
const words = texts.board;

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'query' | 'signal'>} visit
 */
export async function showBoard(root, { query, signal }) {
  let wanted = wantedOf(query);
  let sought = '';
  /** @type {Api.Board | null} */
  let board = null;
  /** @type {Map<string, Api.Manifest>} */
  const manifests = new Map();
  let read = 0;
  let asked = 0;
  let answered = 0;

  const troubles = element('div', { class: 'troubles' });
  const place = element('div', { class: 'board-place' });
  const page = element('div', { class: 'page board' });
  const bar = boardBar({ change, seek });
  const recording = boardRecording(
    { board: () => board, read: reread, recorded: () => changes.due(), closed: () => focusAgain(), reopen },
    signal,
  );
  const put = placing(page, { put: putInto, changed: () => draw() }, signal);
  /** @type {Board.Deeds} */
  const deeds = { mayRecord: recording.mayRecord, menu, openClosed, put: putInto };
  const body = boardBody(deeds);
  const day = dayList({ mayRecord: recording.mayRecord, tick: recording.atOnce });
  let returnTo = '';

  async function reread() {
    asked += 1;
    const question = asked;
    const since = wanted.view === 'day' ? momentOf(wanted.since, Date.now()) : undefined;
    const answer = await get('board', { since }, { signal });
    await learn(answer);
    // a later question was answered meanwhile
    if (signal.aborted || question < answered) return board;
    answered = question;
    const before = board;
    board = answer;
    read = Date.now();
    put.follow((id) => occupantOf(answer, id));
    if (before) recording.changed(before, answer);
    draw();
    if (!before) recording.goOn();
    return answer;
  }

  /** @param {Api.Board} answer */
  async function learn(answer) {
    const specialties = new Set(everybody(answer).map((each) => (each.restricted ? '' : (each.specialty ?? ''))));
    const unknown = [...specialties].filter((name) => name && !manifests.has(name));
    // without its words a risk is told by its code
    await Promise.all(
      unknown.map((name) =>
        manifestOf(name).then(
          (found) => manifests.set(name, found),
          () => {},
        ),
      ),
    );
  }

  async function load() {
    try {
      await reread();
      fill(troubles);
    } catch (error) {
      if (signal.aborted) return;
      setTimeout(() => changes.due(), RETRY_MS);
      if (error instanceof ApiError && [403, 404].includes(error.status)) forget();
      troubled(error);
    }
  }
  // what the server does not show any more is not kept on the screen or in memory
  function forget() {
    if (board) for (const each of everybody(board)) if (!each.restricted) recording.forget(each.admission_id);
    board = null;
    draw();
  }
  /** @param {unknown} error */
  function troubled(error) {
    const notice = failure(error, () => changes.due(), words.troubled);
    if (board) notice.append(element('p', {}, words.asOf(dayAndTime(read))));
    fill(troubles, notice);
  }

  function draw() {
    keepingFocus(page, () => {
      if (!board) return void fill(place, !troubles.firstChild && waiting(words.loading));
      const now = Date.now();
      const scene = sceneOf(board, wanted, sought);
      bar.show(board, wanted, scene.unit);
      if (wanted.view === 'day') day.show(board, scene.unit, now);
      else body.show(board, scene, { wanted, sought, manifests, now, placing: Boolean(put.of()) });
      const shown =
        board.units.length || scene.without.length ? (wanted.view === 'day' ? day.node : body.node) : nobody();
      if (place.firstElementChild !== shown) fill(place, shown);
    });
  }

  /** @param {Partial<Board.Wanted>} changed */
  function change(changed) {
    const needsReading = 'since' in changed || ('view' in changed && wanted.since);
    wanted = { ...wanted, ...changed };
    if (changed.unit !== undefined && sought) seek('');
    noteBoard(queryOf(wanted));
    draw();
    if (changed.unit !== undefined) put.focusFirst();
    if (needsReading) changes.due();
  }
  /** @param {string} text */
  function seek(text) {
    sought = text.trim();
    if (!text) bar.forgetSearch();
    draw();
  }

  /**
   * @param {Api.Id} id
   * @param {string} location
   * @param {string} bed
   */
  function putInto(id, location, bed) {
    const occupant = board && occupantOf(board, id);
    if (occupant) recording.atOnce(id, moveTo(occupant, location, bed, Date.now()));
  }
  /** @param {Api.OpenOccupant} occupant */
  function beginPut(occupant) {
    const unit = board && unitAskedFor(board, occupant);
    if (sought) seek('');
    if (unit || wanted.flag || wanted.attending) change({ unit: unit ?? wanted.unit, flag: '', attending: '' });
    put.begin(occupant);
  }

  /**
   * @param {Api.OpenOccupant} occupant
   * @param {string} kind
   */
  function reopen(occupant, kind) {
    choicesFor
      .stay(occupant, recording, beginPut)
      .find((choice) => choice.kind.id === kind)
      ?.choose();
  }
  /** @param {Board.Subject} subject */
  function menu(subject) {
    const known = board;
    if (!known || !recording.mayRecord) return;
    const active = document.activeElement;
    returnTo = (active instanceof HTMLElement && active.dataset.focus) || '';
    const occupant = 'admission' in subject ? occupantOf(known, subject.admission) : undefined;
    const choices =
      'admission' in subject
        ? choicesFor.stay(occupant, recording, beginPut)
        : choicesFor.bed(known, bedOf(known, subject.location, subject.bed), recording, putInto);
    openMenu(
      choices.map(({ kind }) => kind),
      (kind) => choices.find((choice) => choice.kind === kind)?.choose(),
      focusAgain,
      signal,
      words.menu.for('admission' in subject ? shortName(occupant?.name) : subject.bed),
    );
  }
  function focusAgain() {
    const found = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll('[data-focus]'));
    [...found].find(({ dataset }) => dataset.focus === returnTo)?.focus();
  }
  function menuOfFocused() {
    const active = document.activeElement;
    const stay = active?.closest('[data-admission-id]');
    const bed = active?.closest('.bed');
    if (stay instanceof HTMLElement && stay.dataset.admissionId) menu({ admission: stay.dataset.admissionId });
    else if (bed instanceof HTMLElement && bed.dataset.state !== 'occupied')
      menu({ location: bed.dataset.location ?? '', bed: bed.dataset.bed ?? '' });
    else recording.say(words.nothingChosen);
  }
  /** @param {string} handle */
  function openClosed(handle) {
    showClosed(root, handle);
  }

  const changes = refresher(load, signal, BETWEEN_READINGS_MS);
  follow((heard) => {
    if (heard.kind === 'event' && heard.event.event_type === 'patient.erased') erase(heard.event.stream_id);
    if (heard.kind === 'event' || (heard.kind === 'missed' && read > 0)) changes.due();
  }, signal);
  /** @param {Api.Id | undefined} patient */
  function erase(patient) {
    if (!board || !patient) return;
    for (const each of everybody(board)) {
      if (!each.restricted && each.patient_id === patient) recording.forget(each.admission_id);
    }
    const left = without(board, patient);
    board = left;
    put.follow((id) => occupantOf(left, id));
    draw();
  }
  // ages, lengths of stay and what is due go on without any event, and so does the day
  const ticking = setInterval(() => changes.due(), MINUTE);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });
  onKey('/', bar.search, signal);
  if (recording.mayRecord) onKey('n', menuOfFocused, signal);
  onKey('h', () => go(toHuddle(huddleOf(board ? sceneOf(board, wanted, '').unit : wanted.unit))), signal);
  if (mayAdmit()) onKey('a', () => go(toAdmit()), signal);
  arrows(page, signal);

  page.append(
    element('h1', { class: 'unseen' }, words.title),
    bar.node,
    put.banner,
    recording.sending,
    troubles,
    place,
  );
  fill(root, page);
  noteBoard(queryOf(wanted));
  draw();
  // asked for beside the board, which can't be drawn without them; what fails is asked for again where it is needed
  hospitalsManifests().catch(() => {});
  await load();
}

const nobody = () => nothing(words.noUnits, element('p', {}, words.noUnitsWhy));
