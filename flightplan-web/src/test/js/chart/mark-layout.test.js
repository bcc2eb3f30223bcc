import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { Occupied, placeMarks } = await import('../../../main/webapp/js/chart/mark-layout.js');
const BOUNDS = { left: 0, right: 1000, top: 0, bottom: 500 };
const mark = (x, y = 250, width = 120, more = {}) => ({
  x,
  y,
  operation: false,
  width: (words) => (words === 'whole' ? width : width / 2),
  ...more,
});
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

test('where marks crowd, the first have flags, and the rest are in clusters that count them all', () => {
  const placed = place(Array.from({ length: 300 }, (_, index) => mark(500 + index / 3)));
  assert.equal(placed[0].form, 'flag');
  assert.ok(placed.some(({ form }) => form === 'cluster'));
  assert.equal(placed.flatMap(({ of }) => of).length, 300);
  assert.equal(new Set(placed.flatMap(({ of }) => of)).size, 300);
});

test('marks at one moment are one cluster', () => {
  const clusters = place(Array.from({ length: 40 }, () => mark(500))).filter(({ form }) => form === 'cluster');
  assert.equal(clusters.length, 1);
  assert.ok(clusters[0].of.length > 30);
});

test('clusters and glyphs on the line never overlap', () => {
  for (const step of [1, 5, 11, 19, 30]) {
    const full = new Occupied();
    full.add({ left: 0, right: 1000, top: 0, bottom: 500 });
    const boxes = place(
      Array.from({ length: 900 / step }, (_, index) => mark(20 + index * step)),
      full,
    ).map(({ box }) => box);
    boxes.sort((a, b) => a.left - b.left);
    boxes
      .slice(1)
      .forEach((box, index) => assert.ok(box.left >= boxes[index].right, `${step}: ${JSON.stringify(box)}`));
  }
});

test('an operation has its name wherever in the chart there is room for it', () => {
  const operations = Array.from({ length: 13 }, (_, index) => mark(500 + index * 10, 250, 160, { operation: true }));
  assert.deepEqual([...new Set(place(operations).map(({ form }) => form))], ['flag']);
  // a break of the axis is better than no name
  const occupied = new Occupied();
  occupied.add({ left: 0, right: 1000, top: 0, bottom: 500, isGap: true });
  assert.deepEqual(
    place([mark(500, 250, 120, { operation: true }), mark(500)], occupied).map(({ form }) => form),
    ['flag', 'glyph'],
  );
});

test('an operation’s name is cut before it is left out', () => {
  const occupied = new Occupied();
  occupied.add({ left: 0, right: 430, top: 0, bottom: 500 });
  occupied.add({ left: 640, right: 1000, top: 0, bottom: 500 });
  const [{ form, words }] = place([mark(500, 250, 240, { operation: true })], occupied);
  assert.deepEqual([form, words], ['flag', 'short']);
});

test('the line is no obstacle to a glyph on it, but to every flag', () => {
  const occupied = new Occupied();
  occupied.add({ left: 0, right: 1000, top: 0, bottom: 500, isLine: true });
  const [{ form, box }] = place([mark(500)], occupied);
  assert.deepEqual([form, (box.top + box.bottom) / 2], ['glyph', 250]);
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
    placed.map(({ of: [{ id, x }] }) => [id, x]),
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
