/** Above a huddle: the unit, whose turn it is of how many, the way on and back, and every bed. */
import { element, fill } from '../dom.js';
import { texts } from '../texts.js';
import { END, stepFrom } from './turns.js';

const words = texts.huddle;

/** @param {{ step: (key: string) => void, choose: (unit: string) => void, key: () => string }} host */
export function huddleBar({ step, choose, key }) {
  /** @type {Huddle.Turn[]} */
  let turns = [];
  const units = element('span', { class: 'choice-of' });
  const state = element('span', { class: 'huddle-state', role: 'status' });
  const beds = element('ol', { class: 'huddle-beds' });
  /** @param {1 | -1} by */
  const on = (by) => () => step(stepFrom(turns, key(), by));
  const back = element(
    'button',
    { type: 'button', 'aria-keyshortcuts': 'ArrowLeft', onclick: on(-1) },
    element('kbd', {}, '←'),
    ' ',
    words.back,
  );
  const next = element(
    'button',
    { type: 'button', class: 'primary', 'aria-keyshortcuts': 'ArrowRight', onclick: on(1) },
    words.next,
    ' ',
    element('kbd', {}, '→'),
  );
  const node = element(
    'div',
    { class: 'huddle-bar' },
    element('h1', { class: 'unseen' }, words.title),
    element('div', { class: 'huddle-steps' }, units, back, state, next),
    element('nav', { 'aria-label': words.steps }, beds),
  );
  const drawn = { units: '', beds: '' };

  /**
   * @param {[string, string][]} places
   * @param {string} unit
   */
  function showUnits(places, unit) {
    const looks = JSON.stringify([places, unit]);
    if (looks === drawn.units) return;
    drawn.units = looks;
    const known = places.some(([code]) => code === unit) ? places : [...places, [unit, unit]];
    fill(
      units,
      element('label', { for: 'unit' }, words.unit),
      ' ',
      element(
        'select',
        { id: 'unit', onchange: ({ target }) => choose(target.value) },
        known.map(([code, name]) =>
          element('option', { value: code, selected: code === unit }, name === code ? code : `${code} – ${name}`),
        ),
      ),
    );
  }

  /**
   * @param {Huddle.Turn[]} all
   * @param {string} at
   */
  function mark(all, at) {
    turns = all;
    const looks = JSON.stringify(turns.map(({ key: each, bed }) => [each, bed]));
    if (looks !== drawn.beds) {
      drawn.beds = looks;
      const had = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.turn : undefined;
      fill(
        beds,
        [...turns.map(({ key: each, bed }) => [each, bed || words.noBed]), [END, words.end]].map(([each, label]) =>
          element('li', {}, element('button', { type: 'button', 'data-turn': each, onclick: () => step(each) }, label)),
        ),
      );
      if (had)
        buttons()
          .find(({ dataset }) => dataset.turn === had)
          ?.focus();
    }
    for (const button of buttons()) {
      if (button.dataset.turn === at) {
        button.setAttribute('aria-current', 'step');
        button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else button.removeAttribute('aria-current');
    }
    const index = turns.findIndex(({ key: each }) => each === at);
    say(at === END ? words.end : index < 0 ? '–' : words.position(index + 1, turns.length));
    back.disabled = index === 0 || !turns.length;
    next.disabled = at === END;
  }
  const buttons = () => /** @type {HTMLElement[]} */ ([...beds.querySelectorAll('button')]);

  /** @param {string} text */
  function say(text) {
    if (state.textContent !== text) state.textContent = text;
  }

  return {
    node,
    mark,
    say,
    /**
     * @param {[string, string][]} places
     * @param {string} unit
     * @param {Huddle.Turn[]} all
     * @param {string} at
     */
    show: (places, unit, all, at) => {
      showUnits(places, unit);
      mark(all, at);
    },
  };
}
