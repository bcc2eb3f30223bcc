import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { Occupied, placeMarks } = await import('../../../main/webapp/js/chart/mark-layout.js');
const BOUNDS = { left: 0, right: 1000, top: 0, bottom: 500 };
const mark = (x, y = 250, width = 120) => ({ x, y, width });
const place = (marks, occupied = new Occupied()) => placeMarks(marks, occupied, BOUNDS);
const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

test('a mark with room is a flag above the line, its words to the right', () => {
  const [{ form, side, box }] = place([mark(500)]);
  assert.deepEqual([form, side], ['flag', 'right']);
  assert.ok(box.bottom < 250);
});

test('marks side by side have their flags at one height', () => {
  for (const x of [150, 450]) {
    const [first, second] = place([mark(300), mark(x)]);
    assert.deepEqual([second.form, second.side, second.box.top], ['flag', 'right', first.box.top]);
  }
});

test('at the right edge the words stand to the left', () => {
  const [{ form, side, box }] = place([mark(990)]);
  assert.deepEqual([form, side], ['flag', 'left']);
  assert.ok(box.right <= BOUNDS.right);
});

test('no two flags or glyphs overlap, and none leaves the chart', () => {
  const marks = Array.from({ length: 400 }, (_, index) => mark((index * 37) % 1000, 100 + (index % 4) * 100));
  const boxes = place(marks)
    .filter(({ form }) => form === 'flag' || form === 'glyph')
    .map(({ box }) => box);
  assert.ok(boxes.length > 20);
  boxes.forEach((box, index) => {
    assert.ok(box.left >= 0 && box.right <= 1000 && box.top >= 0 && box.bottom <= 500);
    for (const other of boxes.slice(index + 1)) assert.ok(apart(box, other), JSON.stringify([box, other]));
  });
});

test('where marks crowd, the first have flags, the next glyphs, and the rest are dots', () => {
  const forms = place(Array.from({ length: 30 }, (_, index) => mark(500 + index))).map(({ form }) => form);
  assert.equal(forms[0], 'flag');
  assert.ok(forms.includes('glyph'));
  assert.ok(forms.lastIndexOf('flag') < forms.indexOf('dot'));
});

test('dots that fall together are one', () => {
  const placed = place(Array.from({ length: 40 }, () => mark(500)));
  assert.equal(placed.filter(({ form }) => form === 'dot').length, 1);
  assert.ok(placed.filter(({ form }) => form === 'hidden').length > 10);
});

test('the line is no obstacle to a glyph on it, but to every flag', () => {
  const occupied = new Occupied();
  occupied.add({ left: 0, right: 1000, top: 0, bottom: 500, isLine: true });
  const [{ form, box }] = place([mark(500)], occupied);
  assert.deepEqual([form, box.onLine], ['glyph', true]);
});

test('a stem may pass behind another mark, but not through a label', () => {
  const above = { left: 400, right: 600, top: 216, bottom: 236 };
  const free = (taken) => {
    const occupied = new Occupied();
    occupied.add({ ...above, ...taken });
    return place([mark(500)], occupied)[0].box.bottom <= 216;
  };
  assert.equal(free({}), true);
  assert.equal(free({ isLabel: true }), false);
});

test('marks keep their order and what they are', () => {
  const placed = place([
    { ...mark(700), id: 'a' },
    { ...mark(100), id: 'b' },
  ]);
  assert.deepEqual(
    placed.map(({ id, x }) => [id, x]),
    [
      ['a', 700],
      ['b', 100],
    ],
  );
});

test('two thousand marks are placed in less than a second', () => {
  const begun = performance.now();
  place(Array.from({ length: 2000 }, (_, index) => mark((index * 7919) % 1000, 100 + (index % 5) * 80)));
  assert.ok(performance.now() - begun < 1000, `${performance.now() - begun} ms`);
});
