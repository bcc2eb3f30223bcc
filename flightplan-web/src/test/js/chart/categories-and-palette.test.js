import { ALL, manifest } from '../synthetic.js';
import { properties } from '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { CATEGORIES, categoryOf, glyphOf, shownAtFirst } = await import('../../../main/webapp/js/chart/categories.js');
const { cornersOf } = await import('../../../main/webapp/js/chart/scene.js');
const { paletteOf } = await import('../../../main/webapp/js/chart/palette.js');

test('each kind of mark has a shape of its own', () => {
  assert.equal(new Set(CATEGORIES.map(({ id }) => glyphOf(id))).size, CATEGORIES.length);
});

test('glyphs of straight lines are drawn by their corners, in whatever way a path names them', () => {
  assert.deepEqual(cornersOf('M8 .5 15.5 8 8 15.5 .5 8Z'), [
    [8, 0.5],
    [15.5, 8],
    [8, 15.5],
    [0.5, 8],
  ]);
  assert.deepEqual(cornersOf('M1 2h14v9.5H8L4.5 15v-3.5H1Z').slice(1, 6), [
    [15, 2],
    [15, 11.5],
    [8, 11.5],
    [4.5, 15],
    [4.5, 11.5],
  ]);
  assert.equal(cornersOf('M8 1c3 4 5 6.3 5 9Z'), null);
  for (const { id } of CATEGORIES) {
    const points = cornersOf(glyphOf(id)) ?? [];
    assert.ok(
      points.every((point) => point.every((value) => value >= 0 && value <= 16)),
      id,
    );
  }
});

test('every mark that a specialty declares is one that is drawn, or none', () => {
  const marks = new Set(manifest.event_types.map(({ mark = 'none' }) => mark));
  marks.delete('none');
  for (const mark of marks) assert.equal(categoryOf(mark), mark);
  assert.equal(categoryOf('none'), undefined);
});

test('all kinds but lab results are shown at first', () => {
  assert.deepEqual(
    [...ALL].filter((id) => !shownAtFirst().has(id)),
    ['lab'],
  );
});

test('each location has a pattern of its own, so that none is told by its colour alone', () => {
  const { location } = paletteOf(manifest, document.body);
  const patterns = manifest.locations.map(({ code }) => JSON.stringify(location(code).pattern));
  assert.equal(new Set(patterns).size, manifest.locations.length);
  assert.equal(location('CTOR').colour, location('CVOR').colour);
});

test('colours are the page’s custom properties', () => {
  properties.set('--ink-soft', ' gray ');
  properties.set('--risk-4-ink', 'white');
  const { inkSoft, levels } = paletteOf(manifest, document.body);
  assert.deepEqual([inkSoft, levels[4].ink], ['gray', 'white']);
});
