/** One stay: who, where and how ill now; the trajectory chart; and all of it again as tables. It follows what is recorded. */
import { ApiError } from '../api.js';
import { attachmentsPart } from '../attachments/part.js';
import { courseOf } from '../chart/course.js';
import { stayChart } from '../chart/stay-chart.js';
import { queryOf, viewOf } from '../chart/view.js';
import { element, fill } from '../dom.js';
import { follow } from '../live.js';
import { failure, nothing, waiting } from '../notices.js';
import { recorder } from '../record/recorder.js';
import { refresher } from '../refresher.js';
import { go, noteStay, toLastList, toMerge, toStay } from '../router.js';
import { texts } from '../texts.js';
import { breakGlass } from './break-glass.js';
import { correctionsOf } from './corrections.js';
import { header } from './header.js';
import { keepingFocus } from './keep-focus.js';
import { planPart } from './plan-part.js';
import { concerned, stayRecord } from './record.js';

const MINUTE = 60_000;
const RETRY_MS = 3_000;
const words = texts.stay;

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'id' | 'query' | 'signal'>} visit
 */
export async function showStay(root, { id, query, signal }) {
  fill(root, back(), waiting(words.loading));
  const record = stayRecord(id, signal);
  await record.read();
  if (signal.aborted) return;
  const head = element('div', { class: 'stay-top' });
  const notes = element('div', { class: 'troubles' });
  const page = element('article', { class: 'page stay' }, head, notes);
  fill(root, back(), page);
  const none = element('div');
  const ended = new AbortController();
  signal.addEventListener('abort', () => ended.abort(), { once: true });
  const others = [
    { letter: 'f', label: texts.attachments.kind, run: () => void attachments.open() },
    { letter: 'i', label: texts.merge.menu, run: () => merge() },
  ];
  const merge = () => {
    const { admission } = record.known() ?? {};
    if (admission) go(toMerge(admission.patient_id));
  };
  const recording = recorder(record, () => retry(...EVERYTHING), signal, others);
  const attachments = attachmentsPart(id, record.known, recording, () => chart && draw(), ended.signal);
  /** @type {ReturnType<typeof stayChart> | null} */
  let chart = null;
  let drawn = '';
  const plan = planPart(recording);
  /** @type {Set<import('./record.js').Part>} */
  const stale = new Set();

  const draw = () => {
    const known = record.known();
    if (!known) return;
    const course = courseOf({ ...known, now: Date.now() });
    drawHead(known, course);
    fill(notes, ...[...record.troubles].map(([part, error]) => trouble(part, error)));
    plan.show(known);
    drawChart(known);
  };
  /** @param {Console.StayRecord} known */
  const drawChart = (known) => {
    const { patient: _, admission, ...rest } = known;
    const files = attachments.items();
    const looks = JSON.stringify([admission.admit_date, admission.discharge_date, rest, files]);
    if (looks === drawn) return;
    drawn = looks;
    const now = { ...known, attachments: files, now: Date.now() };
    fill(
      none,
      !known.trajectory.length &&
        !record.troubles.has('course') &&
        nothing(words.noTrajectory, element('p', {}, words.noTrajectoryWhy)),
    );
    if (chart) keepingFocus(page, () => chart?.update(now));
    else {
      page.append(none);
      chart = stayChart(page, now, ended.signal, {
        view: viewOf(query.toString()),
        viewed: (view) => noteStay(id, queryOf(view)),
        tick: recording.mayRecord ? (planned) => plan.tick(planned.id) : undefined,
        correct: (id) => attachments.opener(id) ?? recording.correctButton(id),
        corrections: (id) => correctionsOf(id, ended.signal),
      });
    }
  };
  /**
   * @param {Console.StayRecord} known
   * @param {Chart.Course} course
   */
  const drawHead = (known, course) => {
    // the buttons keep their place, and with it the focus
    const top = header(known, course);
    if (head.firstElementChild) head.firstElementChild.replaceWith(top);
    else head.append(top, recording.bar, plan.node, attachments.node);
    recording.changed(known);
  };
  /** @param {import('./record.js').Part[]} parts */
  const retry = (...parts) => {
    parts.forEach((part) => stale.add(part));
    changes.due();
  };
  /**
   * @param {import('./record.js').Part} part
   * @param {unknown} error
   */
  const trouble = (part, error) => {
    const notice = failure(error, () => retry(part), `${words.noSuch}: ${words.parts[part]}`);
    notice.dataset.part = part;
    return notice;
  };

  const reread = async () => {
    const parts = [...stale];
    stale.clear();
    try {
      await record.read(parts);
    } catch (error) {
      if (signal.aborted) return;
      for (const part of parts) stale.add(part);
      if (isGone(error)) return leave(error);
      fill(notes, failure(error, changes.due));
      setTimeout(changes.due, RETRY_MS);
      return;
    }
    if (signal.aborted) return;
    draw();
    if (record.troubles.size) setTimeout(() => retry(...record.troubles.keys()), RETRY_MS);
  };
  // What the server does not show any more is not kept on the screen or in memory.
  /** @param {unknown} error */
  const leave = (error) => {
    record.forget();
    ended.abort();
    fill(
      root,
      back(),
      failure(error, () => go(toStay(id))),
    );
  };
  const changes = refresher(reread, signal);
  follow((heard) => {
    const known = record.known();
    if (!known || heard.kind === 'freshness') return;
    if (heard.kind === 'missed' || concernsAttachments(known, heard.event)) attachments.due();
    const parts = heard.kind === 'missed' ? EVERYTHING : concerned(known, heard.event);
    if (!parts) return;
    if (heard.kind === 'event' && heard.event.event_type === 'patient.erased') return erase();
    retry(...parts);
  }, signal);
  const erase = () => {
    record.forget();
    ended.abort();
    recording.end();
    fill(root, back(), waiting(texts.erasedPatient));
    go(toStay(id));
  };
  const ticking = setInterval(() => {
    const known = record.known();
    if (!known) return;
    const course = courseOf({ ...known, now: Date.now() });
    drawHead(known, course);
    chart?.tick(course.now);
  }, MINUTE);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });
  draw();
  if (record.troubles.size) reread();
}

const EVERYTHING = /** @type {import('./record.js').Part[]} */ (['course', 'events', 'plan']);

/**
 * @param {Console.StayRecord} known
 * @param {Console.LogEvent} event
 */
const concernsAttachments = ({ admission }, { stream_id: stream, event_type: type }) =>
  stream === undefined || (stream === admission.id && Boolean(type?.startsWith('attachment.')));

/** @param {unknown} error */
const isGone = (error) => error instanceof ApiError && [403, 404].includes(error.status);

/**
 * The form in the place of a stay that is closed; its handle is kept in no address.
 *
 * @param {HTMLElement} root
 * @param {string} handle
 */
export function showClosed(root, handle) {
  fill(
    root,
    back(),
    element(
      'div',
      { class: 'page' },
      breakGlass(handle, (id) => go(id ? toStay(id) : toLastList())),
    ),
  );
}

function back() {
  return element(
    'nav',
    { class: 'back', 'aria-label': texts.page.wayBack },
    element('a', { href: toLastList() }, words.back),
  );
}
