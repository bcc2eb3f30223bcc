/** Stays that nobody had, in a specialty that is real. */
import './page.js';
import { readFileSync } from 'node:fs';

const { useZone } = await import('../../main/webapp/js/zone.js');
const { courseOf } = await import('../../main/webapp/js/chart/course.js');
const { series } = await import('../../main/webapp/js/chart/scene.js');
const { paletteOf } = await import('../../main/webapp/js/chart/palette.js');
const { byImportance } = await import('../../main/webapp/js/chart/marks.js');
const { lanesOf } = await import('../../main/webapp/js/chart/lanes.js');
const { hasUnknown } = await import('../../main/webapp/js/chart/picture.js');
const { timeScale } = await import('../../main/webapp/js/chart/time-scale.js');

/** As the server answers it: `ServedManifestTest` holds it to that. */
export const manifest = JSON.parse(readFileSync(new URL('cardiac.json', import.meta.url), 'utf8'));

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The moment of a text like "2026-03-02 14:30", at the hospital. */
export const at = (text) => Date.parse(text.replace(' ', 'T'));
const iso = (text) => new Date(at(text)).toISOString();

/** "2026-03-02 08:00 CICU Intubated bed-7" → a row of the trajectory that lasts until the next one begins. */
export function trajectory(...lines) {
  const rows = lines.map((line, index) => {
    const [day, time, location, risk, bed] = line.split(' ');
    return { id: `step-${index}`, location, bed, risk_level: risk, effective_at: iso(`${day} ${time}`) };
  });
  return rows.map((row, index) => ({ ...row, ended_at: rows[index + 1]?.effective_at }));
}

/** A row of the timeline. */
export function happened(type, moment, details = {}, more = {}) {
  const id = more.id ?? `${type} ${moment}`;
  return { id, event_type: type, occurred_at: iso(moment), recorded_at: iso(moment), title: type, details, ...more };
}

/** The course of a stay; `until` is its discharge, `now` the moment it is looked at. */
export function course({
  from = '2026-03-02 08:00',
  until,
  now = '2026-03-06 12:00',
  steps = [`${from} CICU Intubated`],
  marks = [],
  plan = null,
} = {}) {
  const admission = { admit_date: iso(from), discharge_date: until && iso(until) };
  return courseOf({ admission, trajectory: trajectory(...steps), timeline: marks, manifest, plan, now: at(now) });
}

export const ALL = new Set([
  'procedure',
  'course_correction',
  'conference',
  'annotation',
  'imaging',
  'therapy',
  'plan',
  'lab',
]);

/**
 * The scene of a course on a canvas whose bands are 100 high, 1000 wide from X value `from` to `to`; as the library would
 * make it.
 */
export function scene(stay, { from = 0, to = stay.end - stay.start, shown = ALL, folded = new Set() } = {}) {
  const area = { x: 150, y: 40, width: 1000, height: 500 };
  const stage = {
    course: stay,
    scale: timeScale(stay),
    shown,
    lanes: lanesOf(stay, shown, folded, false),
    marks: byImportance(stay, shown),
    places: new Map(),
    clusters: new Map(),
    unknown: hasUnknown(stay),
    compact: false,
    palette: paletteOf(manifest, document.body),
    narrow: false,
    axisTop: 540,
  };
  const coord = ([x, level]) => [area.x + ((x - from) / (to - from)) * area.width, 590 - level * 100];
  let made;
  const draw = (found) => {
    made = found;
    return [];
  };
  series(stage, [{ draw }]).renderItem({ coordSys: area }, { coord });
  return made;
}

/** Moments are told in another hospital's zone until the function that is returned is called. */
export function inZone(name) {
  useZone(name);
  return () => useZone('Europe/Vienna');
}

/** The words that were drawn, in their order. */
export const wordsIn = (drawn) => drawn.filter(({ type }) => type === 'text').map(({ style }) => style.text);
