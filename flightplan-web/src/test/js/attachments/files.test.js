import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { lettersOf, nameOf, shownAs, sizeInWords, whyNot } =
  await import('../../../main/webapp/js/attachments/files.js');

test('pictures, PDF and texts are shown, and nothing that could run is more than text', () => {
  assert.equal(shownAs('image/jpeg'), 'picture');
  assert.equal(shownAs('application/pdf'), 'pdf');
  assert.equal(shownAs('text/plain; charset=utf-8'), 'text');
  assert.equal(shownAs('text/html'), 'text');
  assert.equal(shownAs('image/svg+xml'), null);
  assert.equal(shownAs('application/zip'), null);
});

test('a size is told in the largest unit it has one of', () => {
  assert.equal(sizeInWords(0, 'en-GB'), '0 B');
  assert.equal(sizeInWords(999, 'en-GB'), '999 B');
  assert.equal(sizeInWords(1536, 'en-GB'), '1.5 KB');
  assert.equal(sizeInWords(1536, 'de-DE'), '1,5 KB');
  assert.equal(sizeInWords(250 * 1024 * 1024, 'en-GB'), '250 MB');
});

test('an empty file and one above the limit are not sent; without a known limit the server says', () => {
  assert.equal(whyNot({ size: 0 }, 10), 'empty');
  assert.equal(whyNot({ size: 11 }, 10), 'large');
  assert.equal(whyNot({ size: 10 }, 10), null);
  assert.equal(whyNot({ size: 11 }, undefined), null);
});

test('a name is cut where the API would refuse it, and keeps its ending', () => {
  assert.equal(nameOf('wound.png'), 'wound.png');
  const long = nameOf(`${'x'.repeat(400)}.png`);
  assert.equal(long.length, 255);
  assert.ok(long.endsWith('.png'));
  assert.equal(nameOf('\u200b '), undefined);
  assert.equal(nameOf('a\ud800b\0'), 'a\ufffdb');
});

test('letters stand for what has no picture', () => {
  assert.equal(lettersOf('scan.pdf', 'application/pdf'), 'PDF');
  assert.equal(lettersOf(undefined, 'text/plain'), 'PLAI');
  assert.equal(lettersOf('none', ''), '?');
});
