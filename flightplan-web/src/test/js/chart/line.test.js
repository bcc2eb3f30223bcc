import { ALL, at, course, DAY, happened, HOUR, scene, wordsIn } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const js = '../../../main/webapp/js/chart/';
const { drawShade, drawSteps, endOf, lineObstacles } = await import(`${js}steps.js`);
const { Occupied } = await import(`${js}mark-layout.js`);
const { placeLabels } = await import(`${js}place-labels.js`);
const { drawMarks } = await import(`${js}marks.js`);
const { drawTherapies, therapyInWords } = await import(`${js}therapies.js`);
const { drawLaneNames, lanesOf } = await import(`${js}lanes.js`);
const { extentOf, heightOf } = await import(`${js}picture.js`);
const { subjectOf } = await import(`${js}scene.js`);

const STEPS = [
  '2026-03-02 00:00 PREOP ACCU',
  '2026-03-03 00:00 CTOR Procedure',
  '2026-03-03 12:00 CICU Intubated 7',
  '2026-03-05 00:00 CICU Extubated 7',
];
const STAY = course({ from: '2026-03-02 00:00', now: '2026-03-07 00:00', steps: STEPS });
const given = (name, moment, details = {}) => happened('continuous_therapy', moment, { therapy: name, ...details });

test('each step is drawn at its level from its beginning to its end', () => {
  const view = scene(STAY);
  const wide = drawSteps(view).filter(({ style }) => style.opacity === 0);
  assert.deepEqual(
    wide.map(({ shape }) => [shape.x1, shape.x2, shape.y1].map(Math.round)),
    [
      [150, 350, 390],
      [350, 450, 90],
      [450, 750, 190],
      [750, 1150, 290],
    ],
  );
});

test('every part of a step can be clicked on', () => {
  for (const { subject } of drawSteps(scene(STAY))) assert.match(subject, /^step\/step-\d$/);
});

test('what an element stands for is found from its pieces, too', () => {
  const parent = { name: '7.3/mark/a1' };
  assert.deepEqual(subjectOf({ name: undefined, parent }), { kind: 'mark', id: 'a1' });
  assert.equal(subjectOf({ name: '7.4/' }), null);
  assert.equal(subjectOf(undefined), null);
});

test('a risk that is not recorded is drawn dashed, below all bands', () => {
  const view = scene(course({ steps: ['2026-03-02 08:00 CICU', '2026-03-03 08:00 CICU Intubated'] }));
  const [unknown, known] = drawSteps(view).filter(({ style }) => style.lineWidth === 8);
  assert.deepEqual([unknown.style.lineDash, known.style.lineDash], [[6, 4], null]);
  assert.ok(unknown.shape.y1 > view.y(1) + view.bandHeight / 2, `${unknown.shape.y1}`);
  assert.equal(known.shape.y1, view.y(4));
});

test('the place of a step’s call-out is the middle of what is in sight of it', () => {
  const view = scene(STAY, { from: 0, to: 2 * DAY });
  drawSteps(view);
  const { x, y } = view.places.get('step-0');
  assert.deepEqual([Math.round(x), y], [400, 390]);
  assert.equal(view.places.has('step-3'), false);
});

test('after discharge the line goes on for a short tail, and no further', () => {
  const stay = course({
    steps: [...STEPS, '2026-03-06 00:00 DC DC'],
    from: '2026-03-02 00:00',
    until: '2026-03-06 00:00',
  });
  const view = scene(stay);
  assert.equal(Math.round(endOf(stay.steps[4], view) - view.px(stay.end)), 35);
  assert.equal(endOf(stay.steps[0], view), view.px(stay.steps[0].to));
});

test('the line and its risers are obstacles', () => {
  const boxes = lineObstacles(scene(STAY));
  assert.equal(boxes.length, 7);
  assert.ok(boxes.every(({ left, right, top, bottom }) => left < right && top < bottom));
});

test('a place is written once for all steps in it, with the bed where there is room', () => {
  const labels = placeLabels(scene(STAY), new Occupied());
  assert.deepEqual(labels.map(({ words }) => words).sort(), ['CICU · 7', 'CTOR', 'PREOP']);
});

test('place labels never overlap, nor leave the chart', () => {
  const steps = Array.from({ length: 60 }, (_, index) => {
    const day = new Date(at('2026-03-02 00:00') + index * 3 * HOUR + HOUR).toISOString();
    return `${day.slice(0, 10)} ${day.slice(11, 16)} ${['CICU', 'CTOR', 'ACCU'][index % 3]} Intubated ${index}`;
  });
  const view = scene(course({ from: '2026-03-02 00:00', now: '2026-03-10 00:00', steps }));
  const boxes = placeLabels(view, new Occupied()).map(({ box }) => box);
  assert.ok(boxes.length > 5);
  boxes.forEach((a, index) => {
    assert.ok(a.left >= view.area.x && a.right <= view.area.right);
    for (const b of boxes.slice(index + 1))
      assert.ok(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top);
  });
});

test('a mark’s words stand beside it, cut where they are long', () => {
  const marks = [
    happened('surgery', '2026-03-03 06:00', { procedure_name: 'Mock repair of everything that could be' }),
  ];
  const view = scene(course({ from: '2026-03-02 00:00', now: '2026-03-07 00:00', steps: STEPS, marks }));
  assert.ok(wordsIn(drawMarks(view)).includes('Mock repair of everything…'));
  assert.ok(view.places.has('surgery 2026-03-03 06:00'));
});

test('kinds that are switched off are not drawn, and have no place', () => {
  const marks = [happened('surgery', '2026-03-03 06:00', { procedure_name: 'Mock repair' })];
  const stay = course({ from: '2026-03-02 00:00', now: '2026-03-07 00:00', steps: STEPS, marks });
  const view = scene(stay, { shown: new Set(['lab']) });
  assert.equal(wordsIn(drawMarks(view)).includes('Mock repair'), false);
  assert.equal(view.places.has('surgery 2026-03-03 06:00'), false);
});

test('a therapy that runs is said to last so far, one that was stopped to have lasted', () => {
  const stopped_at = new Date(at('2026-03-05 00:00')).toISOString();
  const marks = [given('ECMO', '2026-03-03 00:00', { stopped_at }), given('CRRT', '2026-03-04 00:00')];
  const stay = course({ from: '2026-03-02 00:00', now: '2026-03-07 00:00', steps: STEPS, marks });
  assert.deepEqual(wordsIn(drawTherapies(scene(stay))), ['2 d', '3 d so far']);
  assert.deepEqual(wordsIn(drawLaneNames(scene(stay))), ['▾ Continuous therapy (2)', 'ECMO', 'CRRT']);
});

test('what is planned of a therapy is hollow, and nothing has stopped in the future', () => {
  const stopped_at = new Date(at('2026-03-08 00:00')).toISOString();
  const stay = course({
    from: '2026-03-02 00:00',
    now: '2026-03-07 00:00',
    steps: STEPS,
    marks: [given('ECMO', '2026-03-05 00:00', { stopped_at })],
  });
  const view = scene(stay, { to: 7 * DAY });
  const [solid, hollow] = drawTherapies(view).filter(({ type }) => type === 'rect');
  assert.equal(solid.style.fill, view.palette.therapy);
  assert.equal(hollow.style.fill, view.palette.surface);
  assert.equal(solid.shape.x + solid.shape.width, view.px(stay.now));
  assert.equal(hollow.shape.x, view.px(stay.now));
  assert.deepEqual(therapyInWords(stay.therapies[0], stay), ['2 d so far, planned for 3 d', '2 d so far']);
  assert.deepEqual(therapyInWords({ from: stay.now + HOUR, to: stay.now + 3 * HOUR, ongoing: false }, stay), [
    'planned, 2 h',
    'planned',
  ]);
});

test('one therapy given twice has one row, several rows have a head, and fold into it', () => {
  const stopped_at = new Date(at('2026-03-03 12:00')).toISOString();
  const twice = [given('ECMO', '2026-03-03 00:00', { stopped_at }), given('ECMO', '2026-03-05 00:00')];
  const rows = (marks, folded = []) =>
    lanesOf(course({ marks }), ALL, new Set(folded), false).lanes.map(({ name }) => name);
  assert.deepEqual(rows(twice), ['ECMO']);
  const three = [...twice, given('CRRT', '2026-03-05 00:00')];
  assert.deepEqual(rows(three), ['Continuous therapy (3)', 'ECMO', 'CRRT']);
  assert.deepEqual(rows(three, ['Continuous therapy']), ['Continuous therapy (3)']);
  assert.deepEqual(rows([]), []);
  assert.deepEqual(lanesOf(course({ marks: twice }), new Set(), new Set(), false), { lanes: [], height: 0 });
});

test('twenty infusions make the page higher, and take nothing from the bands', () => {
  const marks = Array.from({ length: 20 }, (_, index) => given(`Mock ${index}`, '2026-03-03 00:00'));
  const height = (of, wanted) => {
    const stay = course({ marks: of });
    return heightOf(
      { course: stay, lanes: lanesOf(stay, ALL, new Set(), false), compact: false, unknown: false },
      wanted,
    );
  };
  assert.ok(height(marks, 400) - height([], 400) > 20 * 20);
  // at least 48 pixels a band, however small the window
  assert.equal(height([], 0), height([], 5 * 48));
});

test('ECMO shades the area under the line, for as long as it ran', () => {
  const stopped_at = new Date(at('2026-03-05 12:00')).toISOString();
  const marks = [given('ECMO', '2026-03-04 00:00', { stopped_at })];
  const stay = course({ from: '2026-03-02 00:00', now: '2026-03-07 00:00', steps: STEPS, marks });
  const shades = drawShade(scene(stay)).map(({ shape }) => [shape.x, shape.x + shape.width].map(Math.round));
  assert.deepEqual(shades, [
    [550, 750],
    [750, 850],
  ]);
  assert.deepEqual(drawShade(scene(stay, { shown: new Set() })), []);
});

test('the whole stay is in sight with the day of admission, and an open one with room for what is planned', () => {
  const extent = (stay) => extentOf(stay, scene(stay).scale);
  const open = course({ from: '2026-03-02 08:00', now: '2026-03-12 08:00' });
  assert.equal(extent(open).from, -8 * HOUR);
  assert.equal(extent(open).to, 10 * DAY + 0.06 * 10 * DAY);
  const brief = extent(course({ from: '2026-03-02 08:00', now: '2026-03-02 08:10' }));
  assert.ok(brief.from < 0 && brief.to > 10 * 60_000);
});
