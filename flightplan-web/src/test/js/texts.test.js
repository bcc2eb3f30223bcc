import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { en } = await import('../../main/webapp/js/texts/en.js');
const { de } = await import('../../main/webapp/js/texts/de.js');

/** All texts, by where they stand: [path, text]. */
function flat(texts, path = '') {
  return Object.entries(texts).flatMap(([name, text]) =>
    text !== null && typeof text === 'object' ? flat(text, `${path}${name}.`) : [[`${path}${name}`, text]],
  );
}

/** Which of its parameters a text says, told by marks put in their place. */
function said(text) {
  const marks = Array.from({ length: text.length }, (_, index) => `<${index}>`);
  const words = text(...marks);
  return marks.filter((mark) => words.includes(mark));
}

test('both languages have the same texts, in the same order', () => {
  assert.deepEqual(
    flat(de).map(([path]) => path),
    flat(en).map(([path]) => path),
  );
});

test('both say what they are given', () => {
  const german = new Map(flat(de));
  for (const [path, text] of flat(en)) {
    assert.equal(typeof german.get(path), typeof text, path);
    if (typeof text === 'function') assert.deepEqual(said(german.get(path)), said(text), path);
  }
});

test('no German text was left in English', () => {
  const alike = new Map(flat(en));
  const international = [
    'CrossCheck',
    'Isolation',
    'Plan',
    'Phase',
    'Status',
    'Name',
    'MRN',
    'Patient',
    'min',
    'h',
    's',
    'Details',
  ];
  const left = flat(de).filter(
    ([path, text]) => typeof text === 'string' && text === alike.get(path) && !international.includes(text),
  );
  assert.deepEqual(left, []);
});

test('the test finds a text that is missing, and one that says less than it is given', () => {
  assert.notDeepEqual(
    flat({ ...de, live: undefined, list: { ...de.list, title: undefined } }).map(([, text]) => typeof text),
    flat(de).map(([, text]) => typeof text),
  );
  assert.deepEqual(
    said((what, when) => `${when}`.length && what),
    ['<0>'],
  );
});
