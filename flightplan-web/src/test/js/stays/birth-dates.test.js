import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { birthDate } = await import('../../../main/webapp/js/stays/birth-dates.js');
const NOW = Date.parse('2026-11-28T12:00Z');
const read = (text, language = 'en-GB') => birthDate(text, language, NOW);

test('dates are read as people write them', () => {
  for (const text of ['2020-02-29', '2020-2-29', '29.02.2020', '29. 2.2020', '29/2/2020', '2/29/2020', '29-02-2020']) {
    assert.deepEqual(read(text), { day: '2020-02-29' }, text);
  }
});

test('a year of two digits is the last that has come', () => {
  assert.deepEqual(read('1.2.26'), { day: '2026-02-01' });
  assert.deepEqual(read('1.2.27'), { day: '1927-02-01' });
});

test('what can be read in two ways is read as the language does, and the other way is told', () => {
  assert.deepEqual(read('03/04/2020', 'en-GB'), { day: '2020-04-03', other: '2020-03-04' });
  assert.deepEqual(read('03/04/2020', 'en-US'), { day: '2020-03-04', other: '2020-04-03' });
  assert.deepEqual(read('03.04.2020', 'en-US'), { day: '2020-04-03' });
  assert.deepEqual(read('04/04/2020'), { day: '2020-04-04' });
});

test('what is in no calendar is no date', () => {
  for (const text of ['30.02.2020', '31/31/2020', 'SYN-1', '12', '1-2', '1.2.202', '2020-02-29-1']) {
    assert.equal(read(text), null, text);
  }
});
