/**
 * The sheet for handing over a unit, on the screen as on paper: one line a stay. It takes two requests, whatever the unit holds (one
 * more for each 200 stays beyond the first 200): the board, and the list of stays in the unit.
 */
import { all, get } from '../api.js';
import { firstUnit } from '../board/scene.js';
import { targetInWords } from '../chart/plan.js';
import { element, fill, written } from '../dom.js';
import { follow } from '../live.js';
import { failure, nothing, waiting } from '../notices.js';
import { reader } from '../printed.js';
import { refresher } from '../refresher.js';
import { levelOf, riskBadge, riskLabel } from '../risk.js';
import { lastUnit, noteHandover, toLastList, toStay } from '../router.js';
import { texts } from '../texts.js';
import { manifestOf } from '../ward.js';
import { age, beginningOf, dayAndTime, dayInYear, dayMonthYear, duration, place, timeZone } from '../words.js';
import { linesOf, placesOf } from './lines.js';

const words = texts.handover;
const DAY = 86_400_000;
const MINUTE = 60_000;
const RETRY_MS = 3_000;

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'query' | 'signal'>} visit
 */
export async function showHandover(root, { query, signal }) {
  let unit = query.get('unit') || lastUnit();
  const bar = element('div', { class: 'page-head handover-tools' });
  const sheet = element('section', { class: 'handover', 'aria-label': words.title });
  const trouble = element('div');
  fill(
    root,
    element(
      'nav',
      { class: 'back', 'aria-label': texts.page.wayBack },
      element('a', { href: toLastList() }, texts.stay.back),
    ),
    element('div', { class: 'page' }, bar, trouble, sheet),
  );
  fill(sheet, waiting(words.loading));
  let asked = 0;

  async function read() {
    asked += 1;
    const question = asked;
    const now = Date.now();
    const since = now - DAY;
    try {
      const wanted = unit;
      const [found, listed] = await Promise.all([
        get('board', { since: new Date(since + MINUTE).toISOString() }, { signal }),
        wanted ? all('admissions', { location: wanted, status: 'active' }, { signal }) : null,
      ]);
      const board = /** @type {Handover.Board} */ (/** @type {unknown} */ (found));
      const places = placesOf(board);
      if (!unit) unit = firstUnit(found) ?? places[0]?.[0] ?? '';
      const stays = listed ?? (unit ? await all('admissions', { location: unit, status: 'active' }, { signal }) : []);
      const lines = linesOf(board, stays, unit, since);
      const specialties = new Set(lines.flatMap(({ occupant }) => occupant.specialty ?? []));
      const manifests = new Map(
        await Promise.all([...specialties].map(async (name) => /** @type {const} */ ([name, await manifestOf(name)]))),
      );
      if (signal.aborted || question !== asked) return;
      fill(trouble);
      if (unit) noteHandover(unit);
      draw(places, lines, manifests, now);
    } catch (error) {
      if (signal.aborted || question !== asked) return;
      fill(trouble, failure(error, changes.due));
      setTimeout(changes.due, RETRY_MS);
    }
  }

  /**
   * @param {[string, string][]} places
   * @param {Handover.Line[]} lines
   * @param {Map<string, Api.Manifest>} manifests
   * @param {number} now
   */
  function draw(places, lines, manifests, now) {
    if (!places.length) return fill(sheet, nothing(words.noUnits));
    const name = places.find(([code]) => code === unit)?.[1] ?? unit;
    const focus = sheet.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null;
    drawBar(places);
    fill(
      sheet,
      element(
        'header',
        { class: 'handover-head' },
        element('h1', {}, written(words.of(name))),
        element('p', {}, `${words.stays(lines.length)}, ${words.asOf(dayAndTime(now), timeZone())}`),
      ),
      lines.length ? table(lines, manifests, now) : nothing(words.empty),
      element('p', { class: 'print-note handover-printed' }),
    );
    sayPrinted();
    if (focus) /** @type {HTMLElement | null} */ (sheet.querySelector(`a[href="${focus}"]`))?.focus();
  }

  /** @param {[string, string][]} places */
  function drawBar(places) {
    const looks = JSON.stringify([places, unit]);
    // what has not changed keeps the focus
    if (bar.dataset.looks === looks) return;
    bar.dataset.looks = looks;
    const known = places.some(([code]) => code === unit) ? places : [...places, [unit, unit]];
    const choice = element(
      'select',
      { id: 'unit', onchange: ({ target }) => choose(target.value) },
      known.map(([code, label]) =>
        element('option', { value: code, selected: code === unit }, label === code ? code : `${code} – ${label}`),
      ),
    );
    fill(
      bar,
      element('span', {}, element('label', { for: 'unit' }, words.unit), ' ', choice),
      element('button', { type: 'button', class: 'primary', onclick: () => window.print() }, words.print),
    );
  }

  /** @param {string} chosen */
  function choose(chosen) {
    unit = chosen;
    read();
  }

  function sayPrinted() {
    const note = sheet.querySelector('.handover-printed');
    if (note) note.textContent = words.printed(reader() || words.somebody, dayAndTime(Date.now()), timeZone());
  }
  window.addEventListener('beforeprint', sayPrinted, { signal });
  const changes = refresher(read, signal);
  follow((heard) => heard.kind !== 'freshness' && changes.due(), signal);
  const ticking = setInterval(changes.due, MINUTE);
  signal.addEventListener('abort', () => clearInterval(ticking), { once: true });
  await read();
}

/**
 * @param {Handover.Line[]} lines
 * @param {Map<string, Api.Manifest>} manifests
 * @param {number} now
 */
function table(lines, manifests, now) {
  const { columns } = words;
  return element(
    'table',
    { class: 'handover-table' },
    element('caption', { class: 'unseen' }, words.caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        Object.entries(columns).map(([name, label]) => element('th', { scope: 'col', class: `of-${name}` }, label)),
      ),
    ),
    element(
      'tbody',
      {},
      lines.map((line) => row(line, manifests.get(line.occupant.specialty ?? ''), now)),
    ),
  );
}

/**
 * @param {Handover.Line} line
 * @param {Api.Manifest | undefined} manifest
 * @param {number} now
 */
function row(line, manifest, now) {
  const { occupant, bed, id } = line;
  const cells = [whoCell(line, now), riskCell(occupant, manifest), planCell(occupant, now), dueCell(line)];
  return element(
    'tr',
    { 'data-admission-id': id },
    element('th', { scope: 'row' }, bed ? written(bed) : element('small', {}, words.noBed)),
    cells.map((cell) => element('td', {}, cell)),
    element('td', {}, id && dayCell(line, manifest)),
    element('td', { class: 'pen' }),
  );
}

/**
 * @param {Handover.Line} line
 * @param {number} now
 */
function whoCell({ id, occupant, stay }, now) {
  const name = occupant.name ?? (occupant.restricted ? texts.closedPatient : texts.erasedPatient);
  if (!id) return written(name);
  const { mrn, date_of_birth: born, gender, identity } = stay?.patient ?? {};
  const facts = [
    mrn && `MRN ${mrn}`,
    born && `${dayMonthYear(beginningOf(born))} (${age(born, now)})`,
    gender && texts.admit.genders[/** @type {'female'} */ (gender)],
  ];
  const isolation = words.isolations[/** @type {'contact'} */ (occupant.isolation)];
  return [
    element('a', { class: 'name', href: toStay(id) }, written(name)),
    element('div', {}, written(facts.filter(Boolean).join(' · '))),
    stay?.chief_complaint && element('div', {}, written(stay.chief_complaint, { class: 'clamped' })),
    occupant.attending_name && element('div', {}, written(words.attending(occupant.attending_name))),
    identity === 'provisional' && flag(texts.list.provisional, 'cross-check'),
    stay?.cross_check && flag(texts.list.crossCheck, 'cross-check'),
    isolation && flag(words.isolation(isolation), 'cross-check'),
  ];
}

/**
 * @param {Handover.Occupant} occupant
 * @param {Api.Manifest | undefined} manifest
 */
function riskCell({ restricted, risk, risk_since: since, location, therapies = [] }, manifest) {
  if (restricted || !manifest) return '';
  const running = therapies.flatMap(({ therapy }) => therapy ?? []).join(', ');
  return [
    riskBadge(levelOf(manifest, risk, location), riskLabel(manifest, risk)),
    since && element('div', {}, words.since(dayAndTime(Date.parse(since)))),
    running && element('div', {}, written(words.therapies(running))),
  ];
}

/**
 * @param {Handover.Occupant} occupant
 * @param {number} now
 */
function planCell({ restricted, admit_date: from, target_discharge_date: target, ...more }, now) {
  if (restricted) return '';
  const { post_operative_day: day, move_request: request } = more;
  const course = [from && duration(now - Date.parse(from)), day !== undefined && texts.stay.postOperative(day)];
  const gap = target && targetInWords({ open: true, now, end: now }, beginningOf(target));
  return [
    element('div', {}, course.filter(Boolean).join(' · ')),
    element('div', {}, target ? `${words.target(dayInYear(beginningOf(target)))}, ${gap}` : words.noTarget),
    request && element('div', {}, written(words.waitsFor(place(request.to_location, request.to_bed)))),
  ];
}

/** @param {Handover.Line} line */
function dueCell({ id, due }) {
  if (!id) return '';
  if (!due.length) return element('span', { class: 'unknown' }, words.nothingDue);
  return element(
    'ul',
    {},
    due.map(({ text, barrier, due: when, overdue }) =>
      element(
        'li',
        {},
        barrier && flag(words.barrier),
        written(text),
        when && element('small', {}, ` ${words.until(dayAndTime(Date.parse(when)))}`),
        overdue && [' ', flag(words.overdue, 'cross-check')],
      ),
    ),
  );
}

/**
 * @param {Handover.Line} line
 * @param {Api.Manifest | undefined} manifest
 */
function dayCell({ happened }, manifest) {
  if (!happened.length) return element('span', { class: 'unknown' }, words.nothingHappened);
  return element(
    'ul',
    {},
    happened.map(({ kind, at, what }) => {
      const when = dayAndTime(Date.parse(at));
      const said = {
        admitted: words.admitted(when),
        moved: words.moved(when, what),
        operated: words.operated(when, what),
        reached: words.reached(when, what),
        done: words.done(when, what),
        risk: words.riskChanged(when, (manifest && riskLabel(manifest, what)) ?? what),
      };
      return element('li', {}, written(said[kind]));
    }),
  );
}

/**
 * @param {string} text
 * @param {string} kind
 */
const flag = (text, kind = '') => element('span', { class: `flag ${kind}`.trim() }, text);
