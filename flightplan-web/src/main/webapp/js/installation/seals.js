/** The seals: how far the log is sealed, each hospital's newest, and whether its log is as it was sealed. */
import { get } from '../api.js';
import { element } from '../dom.js';
import { texts } from '../texts.js';
import { perform } from './deeds.js';
import { count, seconds, since } from './figures.js';
import { nameOf, namesOf } from './hospitals.js';
import { part } from './part.js';
import { button, mark, table } from './table.js';

const EVERY_MS = 5_000;
const LATE_SECONDS = 5;
const words = texts.installation.seals;

/** @typedef {{ at: number, seals: number, events: number, finding?: Installation.Finding, done: boolean }} Verified */

/** What this page has found, by hospital. */
/** @type {Map<Api.Id, Verified>} */
const verified = new Map();

/** @param {AbortSignal} signal */
export function sealsPart(signal) {
  const read = async () => {
    const [found, names] = await Promise.all([get('admin/seals', {}, { signal }), namesOf(signal)]);
    return { seals: /** @type {Installation.Seals} */ (found), names };
  };
  const shown = part(
    {
      title: texts.installation.sections.seals,
      hint: words.hint,
      read,
      draw: ({ seals, names }) => [
        lag(seals),
        tenantSeals(seals, names, verify),
        element('p', { class: 'help' }, words.tampered),
      ],
      every: EVERY_MS,
    },
    signal,
  );
  /**
   * @param {Api.Id} id
   * @param {string} name
   */
  const verify = (id, name) => {
    verified.set(id, { at: Date.now(), seals: 0, events: 0, done: false });
    shown.due();
    return perform(words.verifyOf(name), () => verifyAll(id, shown.due), {
      said: ({ finding, seals, events }) => (finding ? inWords(finding) : words.intact(count(seals), count(events))),
      after: shown.due,
    });
  };
  return shown.node;
}

/**
 * From the first seal to the last, 50 at a time.
 *
 * @param {Api.Id} id
 * @param {() => void} went a page further
 */
async function verifyAll(id, went) {
  let seals = 0;
  let events = 0;
  /** @type {number | undefined} */
  let after = 0;
  /** @type {Installation.Finding | undefined} */
  let finding;
  try {
    while (after !== undefined && !finding) {
      const found = /** @type {Installation.Verification} */ (await get(`admin/seals/${id}`, { after }));
      seals += found.seals;
      events += found.events;
      ({ next: after, first_finding: finding } = found);
      verified.set(id, { at: Date.now(), seals, events, finding, done: after === undefined || Boolean(finding) });
      went();
    }
  } catch (error) {
    verified.delete(id);
    throw error;
  }
  return { seals, events, finding };
}

/** @param {Installation.Finding} finding */
const inWords = ({ kind, seal, position }) =>
  words.findings[kind](count(seal), position === undefined ? '–' : count(position));

/** @param {Installation.Seals} seals */
function lag({ lag_seconds: age, position }) {
  return element(
    'p',
    { class: 'large' },
    age > LATE_SECONDS ? mark(words.behind(seconds(age)), true) : words.upToDate,
    ' ',
    element('small', {}, words.through(count(position))),
  );
}

/**
 * @param {Installation.Seals} seals
 * @param {Map<Api.Id, string>} names
 * @param {(id: Api.Id, name: string) => void} verify
 */
function tenantSeals({ items }, names, verify) {
  return table(
    words.caption,
    [
      { label: words.hospital },
      { label: words.number, number: true },
      { label: words.position, number: true },
      { label: words.made },
      { label: words.verification },
      { label: words.doing },
    ],
    items.map(({ tenant_id: id, number, position, sealed_at: at }) => [
      nameOf(names, id),
      number ? count(number) : words.none,
      number ? count(position) : '–',
      at ? words.ago(since(at)) : '–',
      result(verified.get(id)),
      button(`verify ${id}`, words.verify, () => verify(id, names.get(id) ?? id), {
        of: names.get(id),
        disabled: verified.get(id)?.done === false,
      }),
    ]),
  );
}

/** @param {Verified | undefined} found */
function result(found) {
  if (!found) return words.notYet;
  const { at, seals, events, finding, done } = found;
  if (finding) return mark(inWords(finding), true);
  const age = seconds((Date.now() - at) / 1_000);
  return done ? words.intactAgo(count(seals), count(events), age) : words.verifying(count(events));
}
