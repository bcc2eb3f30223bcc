/** The projections: how old what clinicians read is, what stands still, and the rebuild. */
import { get, post } from '../api.js';
import { element, written } from '../dom.js';
import { texts } from '../texts.js';
import { dayAndTime } from '../words.js';
import { ask } from './confirm.js';
import { perform } from './deeds.js';
import { count, seconds, share, since } from './figures.js';
import { namesOf, nameOf } from './hospitals.js';
import { part } from './part.js';
import { button, mark, table } from './table.js';

const EVERY_MS = 3_000;
/** From how old on it is said aloud; the alert begins there too. */
const LATE_SECONDS = 5;
const words = texts.installation.projections;

/** @param {AbortSignal} signal */
export function projectionsPart(signal) {
  const read = async () => {
    const [found, names] = await Promise.all([get('admin/projections', {}, { signal }), namesOf(signal)]);
    return { status: /** @type {Installation.Projections} */ (found), names };
  };
  const shown = part(
    {
      title: texts.installation.sections.projections,
      hint: words.hint,
      read,
      draw: ({ status, names }) => [
        lagLine(status),
        rebuildPart(status, act),
        projectionTable(status, act),
        parkedPart(status, names, act),
      ],
      every: EVERY_MS,
    },
    signal,
  );
  /** @type {Act} */
  const act = (what, path, confirmed) => {
    // a rebuild and another try are asked for; a pause is done at once
    const alone = !/(pause|resume)$/.test(path);
    const said = () => (alone ? words.askedFor : undefined);
    const go = () => perform(what, () => post(path, {}), { said, alone, after: shown.due });
    if (confirmed) ask({ title: what, ...confirmed, act: go }, signal);
    else go();
  };
  return shown.node;
}

/** @typedef {(what: string, path: string, confirmed?: { says: string[], yes: string }) => void} Act */

/** @param {Installation.Projections} status */
function lagLine({ lag, lag_seconds: age, head, items }) {
  const paused = items.filter((each) => each.paused).length;
  return element(
    'p',
    { class: 'large' },
    paused
      ? mark(words.stands(paused), true)
      : age > LATE_SECONDS
        ? mark(words.behind(seconds(age), count(lag)), true)
        : words.upToDate,
    ' ',
    element('small', {}, words.head(count(head))),
  );
}

/**
 * @param {Installation.Projections} status
 * @param {Act} act
 */
function rebuildPart({ rebuild }, act) {
  const under = rebuild && rebuild.state !== 'finished';
  const begin = button('rebuild', words.rebuild, () =>
    act(words.rebuild, 'admin/projections/rebuild', { says: words.rebuildDoes, yes: words.rebuildYes }),
  );
  return element(
    'div',
    { class: 'rebuild' },
    element('h3', {}, words.rebuildTitle),
    under ? progressOf(rebuild) : element('p', {}, rebuild?.finished_at ? finished(rebuild) : words.neverRebuilt),
    !under && begin,
  );
}

/** @param {Installation.Rebuild} rebuild */
const finished = ({ requested_at: asked, finished_at: at = asked }) =>
  words.rebuilt(dayAndTime(Date.parse(at)), seconds((Date.parse(at) - Date.parse(asked)) / 1_000));

/** @param {Installation.Rebuild} rebuild */
function progressOf({ state, requested_at: asked, position, target, events_per_second: rate, eta_seconds: left }) {
  if (state === 'requested') return element('p', {}, words.requested(since(asked)));
  const done = target ? (100 * position) / target : 0;
  return [
    element('progress', { max: target, value: position, 'aria-label': words.rebuildTitle }),
    element(
      'p',
      {},
      words.progress(share(done), count(position), count(target), count(rate)),
      ' ',
      element('strong', {}, left === undefined ? words.noEstimate : words.left(seconds(left))),
    ),
  ];
}

/**
 * @param {Installation.Projections} status
 * @param {Act} act
 */
function projectionTable({ items }, act) {
  return table(
    words.caption,
    [
      { label: words.name },
      { label: words.age },
      { label: words.events, number: true },
      { label: words.position, number: true },
      { label: words.moved },
      { label: words.deeds },
    ],
    items.map(({ name, lag_seconds: age, lag, position, updated_at: moved, paused }) => {
      const path = `admin/projections/${encodeURIComponent(name)}`;
      return [
        [words.names[/** @type {'patients'} */ (name)] ?? '', ' ', element('code', {}, name)],
        paused
          ? mark(lag ? words.pausedBehind(seconds(age)) : words.paused, true)
          : age > LATE_SECONDS
            ? mark(seconds(age), true)
            : lag
              ? seconds(age)
              : words.none,
        count(lag),
        count(position),
        words.ago(since(moved)),
        paused
          ? button(`pause ${name}`, words.resume, () => act(words.resumeOf(name), `${path}/resume`), { of: name })
          : button(
              `pause ${name}`,
              words.pause,
              () => act(words.pauseOf(name), `${path}/pause`, { says: words.pauseDoes, yes: words.pauseYes }),
              { of: name },
            ),
      ];
    }),
  );
}

/**
 * @param {Installation.Projections} status
 * @param {Map<Api.Id, string>} names
 * @param {Act} act
 */
function parkedPart({ parked }, names, act) {
  const projections = [...new Set(parked.map(({ projection }) => projection))];
  return [
    element('h3', {}, words.parked),
    element('p', { class: 'help' }, parked.length ? words.parkedHint : words.noneParked),
    projections.map((name) =>
      button(`retry ${name}`, words.retry(name), () =>
        act(words.retry(name), `admin/projections/${encodeURIComponent(name)}/retry`),
      ),
    ),
    parked.length > 0 &&
      table(
        words.parked,
        [
          { label: words.name },
          { label: words.hospital },
          { label: words.stream },
          { label: words.event },
          { label: words.reason },
          { label: words.since },
          { label: words.tries },
        ],
        parked.map((each) => [
          element('code', {}, each.projection),
          nameOf(names, each.tenant_id),
          element('code', {}, each.stream_id),
          [element('code', {}, each.event_type), ` ${words.at(count(each.position))}`],
          written(each.reason),
          since(each.parked_at),
          words.triesAndNext(count(each.retries), dayAndTime(Date.parse(each.retry_at))),
        ]),
      ),
  ];
}
