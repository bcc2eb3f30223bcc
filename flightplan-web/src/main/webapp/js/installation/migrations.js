/** The schema: how it stands to the build that answers, and what was applied when. */
import { element } from '../dom.js';
import { texts } from '../texts.js';
import { dayMonthYear, time } from '../words.js';
import { count, since } from './figures.js';
import { part } from './part.js';
import { report } from './report.js';
import { mark, table } from './table.js';

const EVERY_MS = 30_000;
const words = texts.installation.migrations;

/** @param {AbortSignal} signal */
export function migrationsPart(signal) {
  return part(
    {
      title: texts.installation.sections.migrations,
      hint: words.hint,
      read: async () => (await report(signal)).migrations,
      draw: (schema) => [state(schema), history(schema), element('p', { class: 'help' }, words.byHand)],
      every: EVERY_MS,
    },
    signal,
  ).node;
}

/** @param {Installation.Schema} schema */
function state({ version, applied, pending, changed, unknown }) {
  const sound = !pending.length && !changed.length && !unknown.length;
  return [
    element('p', { class: 'large' }, sound ? words.current : mark(words.notCurrent, true)),
    element('p', {}, words.newest(version ?? '–', count(applied))),
    list(words.pending, words.pendingHint, pending),
    list(words.changed, words.changedHint, changed),
    list(words.unknown, words.unknownHint, unknown),
  ];
}

/**
 * @param {string} title
 * @param {string} hint
 * @param {string[]} ids
 */
const list = (title, hint, ids) =>
  ids.length > 0 && [
    element('h3', {}, title),
    element('p', { class: 'help' }, hint),
    element(
      'ul',
      {},
      ids.map((id) => element('li', {}, element('code', {}, id))),
    ),
  ];

/** @param {Installation.Schema} schema */
function history({ history: all }) {
  return [
    element('h3', {}, words.history),
    table(
      words.history,
      [{ label: words.changeset }, { label: words.applied }, { label: words.ago }],
      all.map(({ changeset, applied_at: at }) => [
        element('code', {}, changeset),
        `${dayMonthYear(Date.parse(at))}, ${time(Date.parse(at))}`,
        since(at),
      ]),
    ),
  ];
}
