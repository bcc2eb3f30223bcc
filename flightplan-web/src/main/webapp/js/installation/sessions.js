/** The sessions of the database: how many there are, which run long, wait for others, or stand idle; and how to end one. */
import { post } from '../api.js';
import { element, written } from '../dom.js';
import { texts } from '../texts.js';
import { ask } from './confirm.js';
import { perform } from './deeds.js';
import { count, seconds } from './figures.js';
import { part } from './part.js';
import { report } from './report.js';
import { button, mark, table } from './table.js';

const EVERY_MS = 10_000;
const SCARCE = 0.8;
const words = texts.installation.sessions;

/** @typedef {'cancel' | 'terminate'} Action */
/** @typedef {{ pid: number, role?: string, runs: boolean }} Session */

/** @param {AbortSignal} signal */
export function sessionsPart(signal) {
  const shown = part(
    {
      title: texts.installation.sections.sessions,
      hint: words.hint,
      read: () => report(signal),
      draw: (found) => [blocked(found, end), slow(found, end), idle(found, end), connections(found)],
      every: EVERY_MS,
    },
    signal,
  );
  /** @type {End} */
  const end = (action, { pid, role = '' }) => {
    const what = words.deeds[action](String(pid), role);
    const act = () =>
      perform(what, () => post(`admin/database/sessions/${pid}`, { action }), {
        said: (answer) => (/** @type {{ interrupted: boolean }} */ (answer).interrupted ? undefined : words.wasGone),
        after: shown.due,
      });
    const known = words.roles[/** @type {'flightplan_app'} */ (role)];
    const more = known ?? (role ? words.otherRole : words.untoldRole);
    ask({ title: what, says: [...words.does[action], more], yes: words.actions[action], act }, signal);
  };
  return shown.node;
}

/** @typedef {(action: Action, session: Session) => void} End */

/**
 * @param {Session} session
 * @param {End} end
 */
const ways = (session, end) => [
  session.runs &&
    button(`cancel ${session.pid}`, words.actions.cancel, () => end('cancel', session), { of: String(session.pid) }),
  ' ',
  button(`terminate ${session.pid}`, words.actions.terminate, () => end('terminate', session), {
    of: String(session.pid),
    danger: true,
  }),
];

/**
 * @param {string} title
 * @param {string} hint
 * @param {string} none
 * @param {unknown[]} all
 * @param {() => Dom.Child} draw
 */
const question = (title, hint, none, all, draw) => [
  element('h3', {}, title),
  element('p', { class: 'help' }, all.length ? hint : none),
  all.length > 0 && draw(),
];

/**
 * @param {Installation.Report} report
 * @param {End} end
 */
function slow({ slow_queries: all }, end) {
  return question(words.slow, words.slowHint, words.noneSlow, all, () =>
    table(
      words.slow,
      [
        { label: words.session },
        { label: words.role },
        { label: words.runs, number: true },
        { label: words.waitsFor },
        { label: words.statement },
        { label: words.doing },
      ],
      all.map((each) => [
        element('code', {}, String(each.pid)),
        who(each),
        seconds(each.seconds ?? 0),
        each.waits_for === 'running' ? words.running : each.waits_for,
        statement(each.statement),
        ways({ ...each, runs: true }, end),
      ]),
    ),
  );
}

/**
 * @param {Installation.Report} report
 * @param {End} end
 */
function idle({ idle_sessions: all }, end) {
  return question(words.idle, words.idleHint, words.noneIdle, all, () =>
    table(
      words.idle,
      [
        { label: words.session },
        { label: words.role },
        { label: words.state },
        { label: words.since, number: true },
        { label: words.doing },
      ],
      all.map((each) => [
        element('code', {}, String(each.pid)),
        who(each),
        each.state === 'idle' ? words.states.idle : mark(words.inTransaction, true),
        seconds(each.minutes * 60),
        ways({ ...each, runs: false }, end),
      ]),
    ),
  );
}

/**
 * @param {Installation.Report} report
 * @param {End} end
 */
function blocked({ blocked: all, slow_queries: running, idle_sessions: standing }, end) {
  const blocking = [...new Set(all.flatMap(({ blocked_by: by }) => by.split(' ').map(Number)))];
  // of who blocks, the answer tells the number alone; those that run or stand idle for long are told of elsewhere in it
  const known = new Map([...all, ...running, ...standing].map((each) => [each.pid, each]));
  return [
    question(words.blocked, words.blockedHint, words.noneBlocked, all, () =>
      table(
        words.blocked,
        [
          { label: words.session },
          { label: words.role },
          { label: words.waits, number: true },
          { label: words.blockedBy },
          { label: words.statement },
        ],
        all.map((each) => [
          element('code', {}, String(each.pid)),
          written(each.role ?? ''),
          seconds(each.seconds ?? 0),
          element('code', {}, each.blocked_by),
          statement(each.statement),
        ]),
      ),
    ),
    blocking.length > 0 &&
      table(
        words.blockers,
        [{ label: words.blockers }, { label: words.role }, { label: words.doing }],
        blocking.map((pid) => [
          element('code', {}, String(pid)),
          written(known.get(pid)?.role ?? ''),
          ways({ pid, role: known.get(pid)?.role, runs: true }, end),
        ]),
      ),
  ];
}

/** @param {Installation.Report} report */
function connections({ connections: all }) {
  const open = all.reduce((sum, each) => sum + each.connections, 0);
  const most = all[0]?.most ?? 0;
  const said = words.open(count(open), count(most));
  return [
    element('h3', {}, words.connections),
    element('p', {}, open > SCARCE * most ? [mark(said, true), ` ${words.scarce}`] : said),
    table(
      words.connections,
      [
        { label: words.role },
        { label: words.application },
        { label: words.state },
        { label: words.connections, number: true },
      ],
      all.map((each) => [
        written(each.role || words.noRole),
        written(each.application ?? ''),
        words.states[/** @type {'idle'} */ (each.state)] ?? each.state,
        count(each.connections),
      ]),
    ),
  ];
}

/** @param {{ role?: string, application?: string }} session */
const who = ({ role, application }) => [
  written(role ?? ''),
  application && element('small', {}, ' ', written(application)),
];

/** @param {string | undefined} text */
const statement = (text = '') => element('code', { class: 'statement' }, text);
