/** The database: what the operations guide asks of it, what to look for, and what can be done about it. */
import { post } from '../api.js';
import { element, written } from '../dom.js';
import { texts } from '../texts.js';
import { ask } from './confirm.js';
import { perform } from './deeds.js';
import { count, share, since, size } from './figures.js';
import { part } from './part.js';
import { report } from './report.js';
import { button, mark, table } from './table.js';

const EVERY_MS = 15_000;
/** Of a small table dead rows are no harm. */
const LARGE_ROWS = 1_000;
const MUCH_DEAD_PERCENT = 20;
const GOOD_CACHE_PERCENT = 99;
const words = texts.installation.database;

/** @typedef {'analyze' | 'vacuum' | 'reindex' | 'vacuum_full'} Action */
const ACTIONS = /** @type {Action[]} */ (['analyze', 'vacuum', 'reindex', 'vacuum_full']);

/** @param {AbortSignal} signal */
export function databasePart(signal) {
  const shown = part(
    {
      title: texts.installation.sections.database,
      hint: words.hint,
      read: () => report(signal),
      draw: (found) => [
        whole(found),
        tables(found, maintain),
        missing(found),
        unused(found),
        element('p', { class: 'help' }, words.explain),
      ],
      every: EVERY_MS,
    },
    signal,
  );
  /**
   * @param {Action} action
   * @param {Installation.Table} of
   */
  const maintain = (action, of) => {
    const what = words.deeds[action](of.table);
    const act = () =>
      perform(what, () => post(`admin/database/tables/${encodeURIComponent(of.table)}`, { action }), {
        after: shown.due,
      });
    const says = words.does[action](size(of.table_bytes), size(of.index_bytes));
    ask({ title: what, says, yes: words.actions[action], act }, signal);
  };
  return shown.node;
}

/** @param {Installation.Report} report */
function whole({ size: [database], cache_hit_ratio: [cache] }) {
  const percent = cache?.percent;
  return element(
    'dl',
    { class: 'database-facts' },
    fact(words.database, written(database.database), `PostgreSQL ${database.version}`),
    fact(words.size, size(database.bytes)),
    fact(
      words.cache,
      percent === undefined ? '–' : percent < GOOD_CACHE_PERCENT ? mark(share(percent), true) : share(percent),
      percent !== undefined && percent < GOOD_CACHE_PERCENT && words.cacheLow,
      cache?.since && words.since(since(cache.since)),
    ),
  );
}

/**
 * @param {string} name
 * @param {Dom.Child[]} values
 */
const fact = (name, ...values) =>
  element(
    'div',
    {},
    element('dt', {}, name),
    values.filter(Boolean).map((value) => element('dd', {}, value)),
  );

/**
 * @param {Installation.Report} report
 * @param {(action: Action, of: Installation.Table) => void} maintain
 */
function tables({ tables: all, bloat }, maintain) {
  const dead = new Map(bloat.map((each) => [each.table, each]));
  return [
    element('h3', {}, words.tables),
    element('p', { class: 'help' }, words.tablesHint),
    table(
      words.tables,
      [
        { label: words.table },
        { label: words.rows, number: true },
        { label: words.tableSize, number: true },
        { label: words.indexSize, number: true },
        { label: words.dead, number: true },
        { label: words.vacuumed },
        { label: words.doing },
      ],
      all.map((of) => {
        const { dead_rows: rows = 0, dead_percent: percent = 0, last_vacuum: vacuumed } = dead.get(of.table) ?? {};
        const much = percent > MUCH_DEAD_PERCENT && of.rows + rows > LARGE_ROWS;
        const said = rows ? words.deadRows(count(rows), share(percent)) : '0';
        return [
          element('code', {}, of.table),
          count(of.rows),
          size(of.table_bytes),
          size(of.index_bytes),
          much ? mark(said, true) : said,
          vacuumed ? words.ago(since(vacuumed)) : '–',
          choice(of, maintain),
        ];
      }),
    ),
  ];
}

/**
 * @param {Installation.Table} of
 * @param {(action: Action, of: Installation.Table) => void} maintain
 */
function choice(of, maintain) {
  return element(
    'details',
    { class: 'choice-of-deeds', 'data-key': `deeds ${of.table}` },
    element(
      'summary',
      { 'data-key': `summary ${of.table}` },
      words.doing,
      element('span', { class: 'unseen' }, ` ${of.table}`),
    ),
    element(
      'ul',
      {},
      ACTIONS.map((action) =>
        element(
          'li',
          {},
          button(`${action} ${of.table}`, words.actions[action], () => maintain(action, of), {
            of: of.table,
            danger: action === 'vacuum_full',
          }),
          element('small', {}, ` ${words.locks[action]}`),
        ),
      ),
    ),
  );
}

/** @param {Installation.Report} report */
function missing({ missing_indexes: all }) {
  return [
    element('h3', {}, words.missing),
    element('p', { class: 'help' }, all.length ? words.missingHint : words.noneMissing),
    all.length > 0 &&
      table(
        words.missing,
        [
          { label: words.table },
          { label: words.wholeScans, number: true },
          { label: words.indexScans, number: true },
          { label: words.rows, number: true },
        ],
        all.map((each) => [
          element('code', {}, each.table),
          count(each.whole_scans),
          count(each.index_scans),
          count(each.rows),
        ]),
      ),
  ];
}

/** @param {Installation.Report} report */
function unused({ index_use: all }) {
  return element(
    'details',
    { 'data-key': 'index use' },
    element('summary', { 'data-key': 'index use summary' }, words.indexes),
    element('p', { class: 'help' }, words.indexesHint),
    table(
      words.indexes,
      [
        { label: words.index },
        { label: words.table },
        { label: words.scans, number: true },
        { label: words.indexSize, number: true },
        { label: words.remark },
      ],
      all.map((each) => [
        element('code', {}, each.index),
        element('code', {}, each.table),
        count(each.scans),
        size(each.bytes),
        each.is_unique ? words.unique : each.scans ? '' : mark(words.unused),
      ]),
    ),
  );
}
