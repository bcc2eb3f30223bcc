/** The nodes, as each tells of itself every 5 seconds: build, readiness, pools, background work that is late. */
import { get } from '../api.js';
import { element, written } from '../dom.js';
import { texts } from '../texts.js';
import { count, lasting, roughly, seconds, since } from './figures.js';
import { part } from './part.js';
import { mark, table } from './table.js';

const EVERY_MS = 5_000;
const words = texts.installation.nodes;

/** @param {AbortSignal} signal */
export function nodesPart(signal) {
  const read = async () => {
    const found = await get('admin/nodes', {}, { signal });
    return /** @type {{ items: Installation.Node[] }} */ (found).items;
  };
  return part({ title: texts.installation.sections.nodes, hint: words.hint, read, draw, every: EVERY_MS }, signal).node;
}

/** @param {Installation.Node[]} nodes */
function draw(nodes) {
  const builds = new Set(nodes.filter(({ state }) => state !== 'silent').map(({ version }) => version));
  return [
    builds.size > 1 && element('p', { class: 'form-note' }, words.severalBuilds([...builds].sort().join(', '))),
    table(
      words.caption,
      [
        { label: words.node },
        { label: words.state },
        { label: words.build },
        { label: words.runs, number: true },
        { label: words.heard, number: true },
        { label: words.remarks },
      ],
      nodes.map((node) => [
        [written(nameOf(node)), node.answers && [' ', mark(words.answers)]],
        mark(words.states[node.state], node.state !== 'ready'),
        written(node.version),
        since(node.started_at),
        words.ago(seconds(node.silent_seconds)),
        remarks(node),
      ]),
    ),
    element('h3', {}, words.pools),
    element('p', { class: 'help' }, words.poolsHint),
    table(
      words.pools,
      [
        { label: words.node },
        { label: words.pool },
        { label: words.lent, number: true },
        { label: words.wait, number: true },
        { label: words.full, number: true },
        { label: words.away, number: true },
      ],
      nodes.flatMap((node) => node.pools.map((pool) => poolRow(node, pool))),
    ),
  ];
}

/** @param {Installation.Node} node */
const nameOf = ({ host, process }) => `${host} · ${process}`;

/** @param {Installation.Node} node */
function remarks({ state, problems, late_work: late, silent_seconds: silent }) {
  if (state === 'silent') return words.silent(lasting(silent * 1_000));
  if (!problems.length && !late.length) return words.nothing;
  return element(
    'ul',
    {},
    problems.map(({ about, problem }) => element('li', {}, written(`${about}: ${problem}`))),
    late.map(({ name, overdue_seconds: overdue, problem }) =>
      element('li', {}, written(problem ?? words.late(name, seconds(overdue)))),
    ),
  );
}

/**
 * @param {Installation.Node} node
 * @param {Installation.Node['pools'][number]} pool
 */
function poolRow(node, { pool, lent, waited_ms: waited, full, away }) {
  const wait = lent ? waited / lent : 0;
  return [
    written(nameOf(node)),
    [written(pool), element('small', {}, ` ${words.of[/** @type {'jdbc/flightplan'} */ (pool)] ?? ''}`)],
    count(lent),
    lent ? words.milliseconds(roughly(wait)) : '–',
    full ? mark(count(full), true) : '0',
    away ? mark(count(away), true) : '0',
  ];
}
