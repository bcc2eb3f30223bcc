/** The records of whose turn it is and of the neighbours: read ahead, kept up to date, and of nobody else. */
import { refresher } from '../refresher.js';
import { stayRecord } from '../stay/record.js';

/** @typedef {import('../stay/record.js').Part} Part */
const EVERYTHING = /** @type {Part[]} */ (['course', 'events', 'plan']);
const RETRY_MS = 3_000;

/**
 * @typedef {object} Kept
 * @property {ReturnType<typeof stayRecord>} record
 * @property {Promise<unknown>} read the first reading
 * @property {AbortController} ended
 * @property {Set<Part>} stale
 * @property {{ due: () => void }} again
 * @property {unknown} trouble
 */

/** @param {AbortSignal} signal */
export function recordsAhead(signal) {
  /** @type {Map<Api.Id, Kept>} */
  const kept = new Map();
  /** @type {(id: Api.Id) => void} */
  let tell = () => {};

  /** @param {Api.Id} id */
  function of(id) {
    const known = kept.get(id);
    if (known) return known;
    const ended = new AbortController();
    const both = AbortSignal.any([signal, ended.signal]);
    const record = stayRecord(id, both);
    const read = record.read();
    /** @type {Set<Part>} */
    const stale = new Set();
    /** @type {Kept} */
    const one = { record, read, ended, stale, again: refresher(() => reread(id, one), both), trouble: undefined };
    kept.set(id, one);
    // whoever waits for it is told; it is tried again when its turn comes
    read.catch(() => kept.get(id) === one && kept.delete(id));
    return one;
  }

  /**
   * @param {Api.Id} id
   * @param {Kept} one
   */
  async function reread(id, one) {
    await one.read.catch(() => {});
    const parts = [...one.stale];
    one.stale.clear();
    try {
      await one.record.read(parts);
      one.trouble = [...one.record.troubles.values()][0];
    } catch (error) {
      if (one.ended.signal.aborted || signal.aborted) return;
      one.trouble = error;
      for (const part of parts) one.stale.add(part);
    }
    if (one.trouble) setTimeout(() => !one.ended.signal.aborted && one.again.due(), RETRY_MS);
    tell(id);
  }

  /**
   * @param {Api.Id} id
   * @param {Part[]} parts
   */
  function due(id, parts = EVERYTHING) {
    const one = kept.get(id);
    if (!one) return;
    for (const part of parts) one.stale.add(part);
    one.again.due();
  }

  /** @param {Api.Id} id */
  function drop(id) {
    const one = kept.get(id);
    kept.delete(id);
    one?.ended.abort();
    one?.record.forget();
  }

  return {
    of,
    due,
    drop,
    /** @param {Api.Id} id */
    known: (id) => kept.get(id)?.record.known() ?? null,
    /** @param {Api.Id} id */
    troubleOf: (id) => kept.get(id)?.trouble,
    allDue: () => [...kept.keys()].forEach((id) => due(id)),
    /**
     * These are read if they were not; all others are forgotten.
     *
     * @param {Api.Id[]} ids
     */
    keep: (ids) => {
      for (const id of kept.keys()) if (!ids.includes(id)) drop(id);
      for (const id of ids) of(id);
    },
    /** @param {(known: Console.StayRecord) => Part[] | null} concerns which parts of a record are to be read again */
    heard: (concerns) => {
      for (const [id, { record }] of kept) {
        const known = record.known();
        const parts = known && concerns(known);
        if (parts) due(id, parts);
      }
    },
    /** @param {Api.Id} patient */
    ofPatient: (patient) =>
      [...kept].filter(([, { record }]) => record.known()?.admission.patient_id === patient).map(([id]) => id),
    /** @param {(id: Api.Id) => void} listener */
    onRead: (listener) => void (tell = listener),
  };
}
