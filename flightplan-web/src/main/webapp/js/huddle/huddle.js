/**
 * The huddle: the stays of a unit one after the other, and at the end what was agreed. The board says whose turn it is; a stay takes
 * four requests, which are sent ahead for whoever comes next.
 */
import { ApiError, get } from '../api.js';
import { personOf } from '../board/people.js';
import { firstUnit, occupantOf } from '../board/scene.js';
import { element, fill } from '../dom.js';
import { placesOf } from '../handover/lines.js';
import { reader } from '../printed.js';
import { onKey } from '../keys.js';
import { follow } from '../live.js';
import { failure, nothing, waiting } from '../notices.js';
import { refresher } from '../refresher.js';
import { go, lastUnit, noteHuddle, toHuddle, toLastBoard } from '../router.js';
import { breakGlass } from '../stay/break-glass.js';
import { concerned } from '../stay/record.js';
import { texts } from '../texts.js';
import { dayAndTime, timeZone } from '../words.js';
import { agreedView, gather } from './agreed-view.js';
import { huddleBar } from './bar.js';
import { recordsAhead } from './records-ahead.js';
import { stayView } from './stay-view.js';
import { END, queryOf, stepFrom, turnsOf, wantedOf } from './turns.js';

const MINUTE = 60_000;
const RETRY_MS = 3_000;
const BETWEEN_READINGS_MS = 800;
const ID = /^[0-9a-f-]{36}$/i;
const words = texts.huddle;

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'query' | 'signal'>} visit
 */
export async function showHuddle(root, { query, signal }) {
  let wanted = wantedOf(query, Date.now());
  /** @type {Api.Board | null} */
  let board = null;
  /** @type {Huddle.Turn[]} */
  let turns = [];
  // who was of the unit since it began: whoever leaves it meanwhile was talked about all the same
  /** @type {Map<Api.Id, import('./agreed-view.js').Line>} */
  const seen = new Map();
  // plans that changed since; null when nobody knows, after a reload or without a connection
  /** @type {Set<Api.Id> | null} */
  let touched = query.has('since') ? null : new Set();
  let plansChanged = false;
  const records = recordsAhead(signal);
  /** @type {{ key: string, ended: AbortController, view: ReturnType<typeof stayView> | null } | null} */
  let turn = null;

  const bar = huddleBar({ step: stepTo, choose, key: () => wanted.at });
  const troubles = element('div', { class: 'troubles' });
  const stage = element('div', { class: 'stage' });
  fill(
    root,
    element(
      'nav',
      { class: 'back', 'aria-label': texts.page.wayBack },
      element('a', { href: toLastBoard() }, `← ${texts.board.title}`),
    ),
    element('div', { class: 'page huddle' }, bar.node, troubles, stage),
  );
  fill(stage, waiting(words.loading));

  async function readBoard() {
    try {
      const found = await get('board', {}, { signal });
      const places = placesOf(/** @type {Handover.Board} */ (/** @type {unknown} */ (found)));
      if (signal.aborted) return;
      board = found;
      fill(troubles);
      wanted.unit ||= lastUnit() || (firstUnit(found) ?? places[0]?.[0] ?? '');
      turns = turnsOf(found, wanted.unit);
      for (const { id, bed, occupant } of turns) {
        if (!occupant.restricted && occupant.flightplan_id)
          seen.set(id, { bed, name: occupant.name ?? texts.erasedPatient, plan: occupant.flightplan_id });
      }
      if (wanted.at !== END && !turns.some(({ key }) => key === wanted.at) && !ID.test(wanted.at))
        wanted.at = turns[0]?.key ?? '';
      if (!turns.length && wanted.at !== END) {
        endTurn();
        bar.show(places, wanted.unit, turns, wanted.at);
        return void fill(stage, nothing(places.length ? words.empty : words.noUnits));
      }
      bar.show(places, wanted.unit, turns, wanted.at);
      noteHuddle(queryOf(wanted));
      if (turn?.key === wanted.at) drawTurn();
      else await showTurn();
    } catch (error) {
      if (signal.aborted) return;
      fill(troubles, failure(error, changes.due));
      setTimeout(changes.due, RETRY_MS);
    }
  }

  function endTurn() {
    turn?.ended.abort();
    turn = null;
  }

  /** @param {string} key */
  async function stepTo(key) {
    const recording = turn?.view?.recording;
    if (recording?.isSending()) {
      bar.say(words.recordingFirst);
      await recording.sent();
      if (signal.aborted) return;
    }
    if (key === wanted.at) return;
    wanted = { ...wanted, at: key };
    noteHuddle(queryOf(wanted));
    bar.mark(turns, wanted.at);
    await showTurn();
  }

  /** @param {string} unit */
  function choose(unit) {
    go(toHuddle(new URLSearchParams({ unit })));
  }

  async function showTurn() {
    const hadFocus = stage.contains(document.activeElement) || document.activeElement === document.body;
    endTurn();
    const ended = new AbortController();
    const mine = { key: wanted.at, ended, view: /** @type {ReturnType<typeof stayView> | null} */ (null) };
    turn = mine;
    const now = AbortSignal.any([signal, ended.signal]);
    if (wanted.at === END) await showAgreed(now);
    else await showStay(mine, now);
    if (turn === mine) lookAhead();
    if (hadFocus && turn === mine && !document.querySelector('dialog[open]'))
      /** @type {HTMLElement | null} */ (stage.querySelector('[tabindex="-1"]'))?.focus({ preventScroll: true });
  }

  /**
   * @param {NonNullable<typeof turn>} mine
   * @param {AbortSignal} now
   */
  async function showStay(mine, now) {
    const found = turns.find(({ key }) => key === mine.key);
    if (found?.occupant.restricted) {
      const handle = found.occupant.access_handle;
      return void fill(
        stage,
        breakGlass(handle, (id) => {
          wanted.at = id ?? wanted.at;
          changes.due();
        }),
      );
    }
    const id = found?.id ?? mine.key;
    const { record, read } = records.of(id);
    if (!record.known()) fill(stage, waiting(words.loadingStay));
    try {
      await read;
    } catch (error) {
      records.drop(id);
      if (now.aborted) return;
      const missing = error instanceof ApiError && [403, 404].includes(error.status);
      fill(
        stage,
        failure(error, () => void showTurn()),
      );
      if (!missing) setTimeout(() => !now.aborted && showTurn(), RETRY_MS);
      return;
    }
    if (now.aborted) return;
    const recorded = () => {
      const plan = record.known()?.plan?.id;
      if (plan) touched?.add(plan);
      records.due(id);
    };
    mine.view = stayView(record, recorded, now);
    fill(stage, mine.view.node);
    drawTurn();
  }

  /** The neighbours are read before their turn comes; nobody else's record is kept. */
  function lookAhead() {
    const keys = [1, -1].map((by) => stepFrom(turns, wanted.at, /** @type {1 | -1} */ (by)));
    const near = keys.map((key) => turns.find((each) => each.key === key)?.id ?? '');
    records.keep([...new Set([wanted.at, ...near])].filter((id) => ID.test(id)));
  }

  function drawTurn() {
    const id = turn?.key ?? '';
    const known = records.known(id);
    if (turn && id === END) {
      if (plansChanged) showAgreed(AbortSignal.any([signal, turn.ended.signal]));
      return;
    }
    if (!turn?.view || !board || !known) return;
    const occupant = occupantOf(board, id);
    const manifests = new Map([[known.manifest.name, known.manifest]]);
    turn.view.draw(occupant && turns.some(({ key }) => key === id) ? personOf(occupant, manifests, Date.now()) : null);
    const trouble = records.troubleOf(id);
    fill(troubles, trouble ? failure(trouble, () => records.due(id)) : null);
  }
  records.onRead((id) => {
    if (id === turn?.key) drawTurn();
  });

  /** @param {AbortSignal} now */
  async function showAgreed(now) {
    plansChanged = false;
    if (!stage.querySelector('.agreed')) fill(stage, waiting(words.agreed.loading));
    const lines = [...seen.values()].filter(({ plan }) => !touched || touched.has(plan));
    try {
      const gathered = await gather(lines, wanted.since, now);
      if (now.aborted) return;
      const printed = texts.handover.printed(reader(), dayAndTime(Date.now()), timeZone());
      const unit = board?.units.find(({ location }) => location === wanted.unit)?.name ?? wanted.unit;
      const again = () => choose(wanted.unit);
      const view = agreedView(gathered, { unit, since: wanted.since, stays: seen.size, printed, again });
      const active = document.activeElement;
      const index = [...stage.querySelectorAll('button')].indexOf(/** @type {HTMLButtonElement} */ (active));
      fill(stage, view);
      stage.querySelectorAll('button')[index]?.focus();
    } catch (error) {
      if (now.aborted) return;
      fill(
        stage,
        failure(error, () => void showAgreed(now)),
      );
      setTimeout(() => !now.aborted && showAgreed(now), RETRY_MS);
    }
  }

  const changes = refresher(readBoard, signal, BETWEEN_READINGS_MS);
  follow((heard) => {
    if (heard.kind === 'freshness') return;
    if (heard.kind === 'missed') {
      touched = null;
      plansChanged = true;
      records.allDue();
    } else {
      const { stream_id: stream, event_type: type } = heard.event;
      if (type === 'patient.erased' && stream) erase(stream);
      if (stream && type?.startsWith('flightplan.')) {
        touched?.add(stream);
        plansChanged = true;
      }
      records.heard((known) => concerned(known, heard.event));
    }
    changes.due();
  }, signal);

  /** @param {Api.Id} patient */
  function erase(patient) {
    const own = records.ofPatient(patient);
    for (const id of own) {
      records.drop(id);
      seen.delete(id);
    }
    if (turn && own.includes(turn.key)) {
      turn.view?.recording.end();
      fill(stage, waiting(texts.erasedPatient));
      endTurn();
    }
  }
  const ticking = setInterval(() => changes.due(), MINUTE);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });
  onKey('ArrowRight', () => void stepTo(stepFrom(turns, wanted.at, 1)), signal);
  onKey('ArrowLeft', () => void stepTo(stepFrom(turns, wanted.at, -1)), signal);
  await readBoard();
}
