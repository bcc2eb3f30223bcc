/** What was said otherwise of a clinical event, by whom and why; read when somebody asks for it. */
import { all, get } from '../api.js';
import { element, fill, written } from '../dom.js';
import { wordsOf } from '../errors.js';
import { texts } from '../texts.js';
import { dayAndTime, humanise } from '../words.js';

const words = texts.chart.corrections;

/**
 * @param {Api.Id} event
 * @param {AbortSignal} signal
 * @returns {HTMLElement}
 */
export function correctionsOf(event, signal) {
  const part = element('div', { class: 'corrections' });
  fill(part, element('button', { type: 'button', class: 'quiet', onclick: read }, words.show));
  async function read() {
    try {
      const [{ corrections }, staff] = await Promise.all([
        /** @type {Promise<{ corrections: Api.Correction[] }>} */ (get(`clinical-events/${event}`, {}, { signal })),
        // who did it may stay unnamed
        all('users', {}, { signal }).catch(() => []),
      ]);
      fill(
        part,
        element(
          'ol',
          {},
          corrections.map((each) => element('li', {}, inWords(each, staff))),
        ),
      );
    } catch (error) {
      if (!signal.aborted) fill(part, element('p', { role: 'alert' }, wordsOf(error)));
    }
  }
  return part;
}

/**
 * @param {Api.Correction} correction
 * @param {Api.User[]} staff
 */
function inWords({ recorded_at, recorded_by, occurred_at, details, retracted, correction_reason: why }, staff) {
  const who = staff.find(({ id }) => id === recorded_by)?.name;
  const said = [
    retracted && words.retracted,
    occurred_at && words.happened(dayAndTime(Date.parse(occurred_at))),
    ...Object.entries(details ?? {}).map(([name, value]) => `${humanise(name)}: ${value}`),
  ].filter(Boolean);
  return [
    element('span', { class: 'call-out-when' }, [dayAndTime(Date.parse(recorded_at)), who].filter(Boolean).join(', ')),
    why && element('q', {}, written(why)),
    element('span', {}, written(said.join(' · '))),
  ];
}
