/** Holds the hospital's log against its seals, as far as the last one, and certifies what came of it. */
import { get } from '../api.js';
import { moment, printedBy, reader } from '../printed.js';
import { element, fill, written } from '../dom.js';
import { failure } from '../notices.js';
import { texts } from '../texts.js';
import { hospital } from '../ward.js';
import { timeZone } from '../words.js';

const words = texts.reviews.chain;

/**
 * @typedef {object} Course how far a verification is
 * @property {number} begun
 * @property {number} seals
 * @property {number} events
 * @property {number} through
 */

/** @param {AbortSignal} signal */
export function verification(signal) {
  const result = element('div', { class: 'desk-body', 'aria-live': 'polite' });
  const begin = element('button', { type: 'button', class: 'primary', onclick: () => verify() }, words.begin);
  let stopping = new AbortController();
  const stop = element('button', { type: 'button', hidden: true, onclick: () => stopping.abort() }, words.stop);

  async function verify(
    /** @type {Course} */ course = { begun: Date.now(), seals: 0, events: 0, through: 0 },
    /** @type {number | undefined} */ after = undefined,
  ) {
    stopping = new AbortController();
    busy(true);
    const ended = AbortSignal.any([signal, stopping.signal]);
    try {
      for (;;) {
        say(course);
        const report = await get('admin/audit/verify', { after }, { signal: ended });
        course.seals += report.seals;
        course.events += report.events;
        course.through = Math.max(course.through, report.through_position);
        if (report.next === undefined) return await certify(course, report);
        after = report.next;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (stopping.signal.aborted) return void fill(result, element('p', {}, words.stopped(course.seals)));
      // what holds so far need not be looked at again
      fill(
        result,
        failure(error, () => verify(course, after)),
      );
    } finally {
      busy(false);
    }
  }

  /** @param {boolean} is */
  function busy(is) {
    begin.disabled = is;
    stop.hidden = !is;
  }

  /** @param {Course} course */
  function say({ seals, events }) {
    fill(result, element('progress', { 'aria-label': words.progress }), element('p', {}, words.soFar(seals, events)));
  }

  /**
   * @param {Course} course
   * @param {Api.SealReport} report the last one
   */
  async function certify({ begun, seals, events, through }, { intact, first_finding: finding, unsealed_events: open }) {
    const { name, id } = await hospital();
    if (signal.aborted) return;
    const ended = Date.now();
    const facts = [
      [words.facts.hospital, written(name)],
      [words.facts.id, id],
      [words.facts.when, words.between(moment(begun), moment(ended), timeZone())],
      [words.facts.by, written(reader() || texts.handover.somebody)],
      [words.facts.seals, words.number(seals)],
      [words.facts.events, words.number(events)],
      [words.facts.through, words.number(through)],
      [words.facts.unsealed, words.number(open)],
    ];
    fill(
      result,
      element(
        'article',
        { class: 'sheet certificate', 'data-intact': String(intact) },
        element('h3', {}, words.certificate),
        element('p', { class: 'verdict' }, intact ? words.intact : words.altered),
        finding && element('p', { class: 'form-note', role: 'alert' }, findingInWords(finding)),
        element(
          'dl',
          { class: 'desk-facts' },
          facts.map(([label, value]) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
        ),
        element('p', { class: 'help' }, words.means),
        printedBy(signal),
      ),
      element('p', {}, element('button', { type: 'button', onclick: () => window.print() }, texts.desk.print)),
    );
  }

  return element(
    'section',
    { class: 'chain' },
    element('h2', {}, words.title),
    element('p', { class: 'help' }, words.what),
    element('p', { class: 'form-buttons' }, begin, stop),
    result,
  );
}

/** @param {{ kind: string, position?: number, seal: number }} finding */
function findingInWords({ kind, position, seal }) {
  const what = words.findings[/** @type {'altered'} */ (kind)] ?? kind;
  return words.finding(what, position === undefined ? '' : words.number(position), words.number(seal));
}
