/**
 * What is known of one stay, read part by part: a part that can't be read keeps what was read of it before, and leaves the
 * others alone.
 */
import { all, ApiError, get } from '../api.js';
import { manifestOf } from '../ward.js';

/** @typedef {'course' | 'events' | 'plan'} Part */

const EVERYTHING = /** @type {Part[]} */ (['course', 'events', 'plan']);

/**
 * A record that is read by `read(parts)`; the stay itself comes with each reading, and without it nothing is shown.
 *
 * @param {Api.Id} id
 * @param {AbortSignal} signal
 */
export function stayRecord(id, signal) {
  /** @type {Console.StayRecord | null} */
  let known = null;
  /** @type {Map<Part, unknown>} */
  const troubles = new Map();

  /** @param {Part[]} [parts] */
  async function read(parts = EVERYTHING) {
    const before = known ?? { trajectory: [], timeline: [], plan: null };
    // what is known of the stay says already where its parts are
    const asked = get(`admissions/${id}`, {}, { signal });
    const first = known?.admission ?? (await asked);
    /**
     * @template What
     * @param {Part} part
     * @param {What} kept
     * @param {() => Promise<What>} ask
     */
    const readPart = async (part, kept, ask) => {
      if (!parts.includes(part) && !troubles.has(part)) return kept;
      try {
        const found = await ask();
        troubles.delete(part);
        return found;
      } catch (error) {
        // what may not be read any more is not shown any longer
        if (error instanceof ApiError && [401, 403, 404].includes(error.status)) throw error;
        if (!signal.aborted) troubles.set(part, error);
        return kept;
      }
    };
    const plan = first.flightplan_id;
    const [admission, manifest, trajectory, timeline, flightplan] = await Promise.all([
      asked,
      manifestOf(first.specialty),
      readPart('course', before.trajectory, () => all(`admissions/${id}/trajectory`, {}, { signal })),
      readPart('events', before.timeline, () => all(`admissions/${id}/timeline`, {}, { signal })),
      readPart('plan', before.plan, async () => (plan ? get(`flightplans/${plan}`, {}, { signal }) : null)),
    ]);
    // of a stay that was once somebody's and is not any more the patient is not told
    const patient = admission.patient ?? { name: undefined, closed: true };
    known = { admission, patient, manifest, plan: flightplan, trajectory, timeline };
    return known;
  }

  return { read, troubles, known: () => known, forget: () => void (known = null) };
}

/**
 * Which parts of a stay an event concerns; null when it is none of this stay. Of what is closed to the reader only that
 * something happened is told: it may be all.
 *
 * @param {Console.StayRecord} record
 * @param {Console.LogEvent} event
 * @returns {Part[] | null}
 */
export function concerned({ admission }, { stream_id: stream, event_type: type = '' }) {
  if (stream === undefined) return EVERYTHING;
  if (stream === admission.flightplan_id) return ['plan'];
  if (stream === admission.patient_id) return [];
  if (stream !== admission.id) return null;
  if (type.startsWith('attachment.')) return ['events'];
  return type === 'admission.discharged' || type === 'admission.discharge_cancelled'
    ? EVERYTHING
    : ['course', 'events'];
}
