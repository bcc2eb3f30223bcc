import { at, course, DAY, happened, HOUR, scene, wordsIn } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { drawAxis, drawDays } = await import('../../../main/webapp/js/chart/axis.js');
const { drawBandLabels, drawBands, drawBreaks } = await import('../../../main/webapp/js/chart/bands.js');
const { drawNow, nowLabel } = await import('../../../main/webapp/js/chart/now.js');

const surgery = happened('surgery', '2026-03-04 10:00', { procedure_name: 'Mock repair' });
const WEEK = course({ from: '2026-03-02 00:00', now: '2026-03-09 00:00', marks: [surgery] });
const LONG = course({ from: '2026-03-02 08:00', now: '2026-04-20 08:00' });

test('each day of a week has its weekday and its date', () => {
  const words = wordsIn(drawAxis(scene(WEEK)));
  for (const word of ['Mon', 'Sun', '2 Mar', '8 Mar']) assert.ok(words.includes(word), word);
});

test('post-operative days are counted on the axis, from POD 0', () => {
  const words = wordsIn(drawAxis(scene(WEEK)));
  assert.deepEqual(
    words.filter((word) => /^(POD )?-?\d$/.test(word)),
    ['POD 0', '1', '2', '3', '4'],
  );
});

test('a stay without surgery has no row for them', () => {
  const words = wordsIn(drawAxis(scene(course({ from: '2026-03-02 00:00', now: '2026-03-09 00:00' }))));
  assert.equal(words.includes('Post-op day'), false);
});

test('hours are written once there is room for them', () => {
  const day = wordsIn(drawAxis(scene(WEEK, { from: 0, to: DAY })));
  assert.ok(day.includes('12:00'));
  assert.ok(!wordsIn(drawAxis(scene(WEEK))).includes('13:00'));
});

test('labels of days never overlap, at any zoom', () => {
  for (let days = 1; days < 300; days += 1) {
    const stay = course({
      from: '2026-03-02 08:00',
      now: new Date(at('2026-03-02 08:00') + days * DAY).toISOString().slice(0, 16),
    });
    const drawn = drawAxis(scene(stay));
    const dates = drawn.filter(({ type, style }) => type === 'text' && /^\d+ [A-Z][a-z]{2}$/.test(style.text));
    const places = dates.map(({ style }) => style.x).sort((a, b) => a - b);
    places.slice(1).forEach((x, index) => assert.ok(x - places[index] >= 42, `${days} days: ${places}`));
  }
});

test('a line stands at each midnight, also when the clock changes', () => {
  const stay = course({ from: '2026-03-28 00:00', now: '2026-03-31 00:00' });
  const to = at('2026-03-31 00:00') - stay.start;
  const view = scene(stay, { to });
  const lines = drawDays(view).find(({ type }) => type === 'path').shape.pathData;
  const hours = [...lines.matchAll(/M([\d.]+)/g)].map(([, x]) =>
    Math.round((view.moment(Number(x)) - stay.start) / HOUR),
  );
  assert.deepEqual(hours, [0, 24, 47, 71]);
});

test('a break says how many days it hides', () => {
  const view = scene(LONG, { to: 5 * DAY });
  const words = wordsIn(drawAxis(view));
  assert.ok(words.includes('47 days') && words.includes('no change'), words.join());
});

test('no day inside a break has a label', () => {
  const words = wordsIn(drawAxis(scene(LONG, { to: 5 * DAY })));
  assert.equal(
    words.some((word) => /^1\d Mar$/.test(word)),
    false,
  );
});

test('a break is covered where it is in sight, and drawn with both its edges', () => {
  assert.deepEqual(
    drawBreaks(scene(LONG, { to: 5 * DAY })).map(({ type }) => type),
    ['rect', 'polyline', 'polyline'],
  );
  assert.deepEqual(drawBreaks(scene(LONG, { to: 12 * HOUR })), []);
});

test('the five bands lie one above the other, the most severe on top', () => {
  const view = scene(WEEK);
  const tops = drawBands(view).map(({ shape }) => shape.y);
  assert.deepEqual(tops, [40, 140, 240, 340, 440]);
  assert.deepEqual(wordsIn(drawBandLabels(view)).slice(0, 2), ['5', 'Procedure']);
});

test('now is marked in an open stay, where it is in sight', () => {
  const view = scene(course({ from: '2026-03-02 00:00', now: '2026-03-09 14:30' }));
  assert.equal(nowLabel(view).words, 'Now 14:30');
  assert.ok(nowLabel(view).right <= view.area.right);
  assert.equal(nowLabel(scene(WEEK, { to: DAY })), null);
});

test('a stay that has ended has no now', () => {
  const stay = course({ from: '2026-03-02 00:00', until: '2026-03-05 00:00', now: '2026-03-05 00:00' });
  assert.deepEqual(drawNow(scene(stay)), []);
});
