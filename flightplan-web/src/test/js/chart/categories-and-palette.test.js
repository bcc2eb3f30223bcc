import { ALL, manifest } from '../synthetic.js';
import { properties } from '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { CATEGORIES, categoryOf, glyphOf, shownAtFirst } = await import('../../../main/webapp/js/chart/categories.js');
const { paletteOf } = await import('../../../main/webapp/js/chart/palette.js');

test('each kind of mark has a shape of its own', () => {
  assert.equal(new Set(CATEGORIES.map(({ id }) => glyphOf(id))).size, CATEGORIES.length);
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
