/**
 * Time travel: a slider over the moments at which something was recorded of the stay. The chart then shows what was known at that
 * moment, and the page says so as long as it does.
 */
import { all, get } from '../api.js';
import { element, fill } from '../dom.js';
import { wordsOf } from '../errors.js';
import { momentInWords } from './moments.js';
import { momentsOfRecording, pastOf } from './since.js';
import { texts } from '../texts.js';
import { momentsOf } from '../zone.js';

const { past } = texts.chart;

const SETTLED_MS = 150;

/**
 * {button, bar, present}: `present(course)` says what is on record today. `show(course)` shows a past, and null the present again.
 *
 * @param {Api.Id} id of the admission
 * @param {Chart.Course} course
 * @param {(past: Chart.Course | null) => void} show
 * @param {AbortSignal} signal
 */
export function timeTravel(id, course, show, signal) {
  let today = course;
  /** @type {number[]} */
  let moments = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;
  /** Of the past that was asked for last: answers to earlier questions come too late. */
  let asked = 0;
  const said = element('p', { class: 'past-said', role: 'status' });
  const slider = element('input', { type: 'range', min: 0, max: 0, step: 1, 'aria-label': past.slider });
  slider.addEventListener('input', () => {
    say(past.asRecorded(words(moments[slider.valueAsNumber])));
    clearTimeout(settling);
    settling = setTimeout(() => travel(moments[slider.valueAsNumber]), SETTLED_MS);
  });
  // what was known at a moment is what had been recorded until then
  const until = element('input', { type: 'datetime-local', 'aria-label': past.until, title: past.until });
  until.addEventListener('change', () => {
    const chosen = momentsOf(until.value).at(-1);
    if (chosen === undefined || !moments.length) return;
    const index = moments.findLastIndex((moment) => minute(moment) <= minute(chosen));
    if (index < 0) return say(past.nothingYet);
    slider.value = String(index);
    travel(moments[index]);
  });
  /**
   * @param {string} label
   * @param {() => void} onclick
   */
  const button = (label, onclick) => element('button', { type: 'button', onclick }, label);
  const bar = element(
    'div',
    { class: 'past', hidden: true },
    element('strong', { class: 'past-title' }, past.title),
    said,
    element(
      'div',
      { class: 'past-tools' },
      button(past.earlier, () => step(-1)),
      slider,
      button(past.later, () => step(1)),
      until,
      button(past.back, leave),
    ),
    element('p', { class: 'past-key' }, past.key),
  );
  const open = element('button', { type: 'button', 'aria-pressed': 'false', onclick: begin }, texts.chart.tools.past);

  /** @param {number} moment */
  const words = (moment) => momentInWords({ now: today.now, crowded: new Set(moments.map(minute)) }, moment);

  async function begin() {
    if (!bar.hidden) return leave();
    open.setAttribute('aria-pressed', 'true');
    bar.hidden = false;
    say(past.looking);
    try {
      moments = momentsOfRecording(await all(`streams/${id}`, {}, { signal }));
    } catch (error) {
      return say(wordsOf(error));
    }
    if (bar.hidden || !moments.length) return;
    slider.max = String(moments.length - 1);
    slider.value = slider.max;
    slider.focus();
    await travel(moments[moments.length - 1]);
  }

  function leave() {
    asked += 1;
    clearTimeout(settling);
    bar.hidden = true;
    open.setAttribute('aria-pressed', 'false');
    open.focus();
    show(null);
  }

  /** @param {number} by */
  function step(by) {
    const to = Math.min(Math.max(slider.valueAsNumber + by, 0), moments.length - 1);
    slider.value = String(to);
    travel(moments[to]);
  }

  /** @param {number} moment */
  async function travel(moment) {
    if (moment === undefined) return;
    asked += 1;
    const mine = asked;
    // the server's moments are finer than ours: what was recorded in this millisecond was known after it
    const as_of = new Date(moment + 1).toISOString();
    try {
      const [admission, trajectory, timeline] = await Promise.all([
        get(`admissions/${id}`, { as_of }, { signal }),
        all(`admissions/${id}/trajectory`, { as_of }, { signal }),
        all(`admissions/${id}/timeline`, { as_of }, { signal }),
      ]);
      if (mine !== asked || bar.hidden) return;
      const attachments = today.attachments.filter(({ recorded_at: recorded }) => Date.parse(recorded) <= moment);
      const record = { admission, trajectory, timeline, manifest: today.manifest, attachments, now: moment };
      const { course: shown, count } = pastOf(record, today);
      slider.setAttribute('aria-valuetext', words(moment));
      say(past.since(words(moment), count.added, count.changed, count.removed));
      show(shown);
    } catch (error) {
      if (mine === asked && !signal.aborted) say(wordsOf(error));
    }
  }

  /** @param {string} text */
  const say = (text) => fill(said, text);
  /** @param {Chart.Course} next */
  const present = (next) => (today = next);
  return { button: open, bar, present, isPast: () => !bar.hidden };
}

/** @param {number} moment */
const minute = (moment) => Math.floor(moment / 60_000);
