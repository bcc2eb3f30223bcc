import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const words = await import('../../main/webapp/js/words.js');
const { age, calendarDays, dayAndMonth, dayAndTime, daysLater, duration, humanise, place, startOfDay, time } = words;
const { useZone } = await import('../../main/webapp/js/zone.js');
const at = (text) => Date.parse(text);

test('a duration is said in its two largest units', () => {
  const minutes = (count) => duration(count * 60_000);
  assert.equal(minutes(35), '35 min');
  assert.equal(minutes(60), '1 h');
  assert.equal(minutes(440), '7 h 20 min');
  assert.equal(minutes(24 * 60), '1 d');
  assert.equal(minutes((12 * 24 + 17) * 60 + 59), '12 d 17 h');
});

test('a duration is rounded to the minute and never negative', () => {
  assert.equal(duration(59.6 * 60_000), '1 h');
  assert.equal(duration(-5 * 60_000), '0 min');
});

test('an age is said in days, months and years as a child grows', () => {
  const born = '2020-05-31';
  const ages = ['2020-06-13', '2020-06-27', '2020-06-28', '2020-08-30', '2022-05-30', '2022-05-31', '2022-07-15'];
  const said = ages.map((day) => age(born, at(`${day}T12:00`)));
  assert.deepEqual(said, ['13 d', '27 d', '< 1 mo', '2 mo', '23 mo', '2 y', '2 y 1 mo']);
  assert.equal(age(born, at('2038-06-01T12:00')), '18 y');
});

test('nobody is younger than a day that has not come, and an unknown birth has no age', () => {
  assert.equal(age('2026-05-02', at('2026-05-01T12:00')), '0 d');
  assert.equal(age(undefined, at('2026-05-01T12:00')), '');
});

test('a moment is said with its weekday, in 24 hours', () => {
  assert.equal(dayAndTime(at('2026-01-07T00:05')), 'Wed 7 Jan, 00:05');
});

test('September is as short as the other months', () => {
  assert.equal(dayAndMonth(at('2026-09-30T12:00')), '30 Sep');
});

test('the nights in which the clock changes are one day long', () => {
  for (const [before, after] of [
    ['2026-03-28T12:00', '2026-03-30T00:00'],
    ['2026-10-24T12:00', '2026-10-26T00:00'],
  ]) {
    assert.equal(daysLater(at(before), 2), at(after));
    assert.equal(calendarDays(at(before), at(after)), 2);
  }
});

test('days are counted by the calendar, not by 24 hours', () => {
  assert.equal(calendarDays(at('2026-03-01T23:59'), at('2026-03-02T00:01')), 1);
  assert.equal(calendarDays(at('2026-03-02T00:01'), at('2026-03-01T23:59')), -1);
  assert.equal(startOfDay(at('2026-03-01T23:59')), at('2026-03-01T00:00'));
});

test('after a midnight that the clock skips, days begin at midnight again', () => {
  useZone('America/Sao_Paulo');
  try {
    // on 15 October 2017 it was one o'clock at once
    const skipped = startOfDay(at('2017-10-15T12:00Z'));
    assert.equal(time(skipped), '01:00');
    assert.equal(time(daysLater(skipped, 1)), '00:00');
  } finally {
    useZone('Europe/Vienna');
  }
});

test('a stored code is said in words', () => {
  assert.equal(humanise('procedure_name'), 'Procedure name');
  assert.equal(humanise('other_than_female'), 'Other than female');
});

test('a bed that repeats its unit says both, another is said with its unit', () => {
  assert.equal(place('CICU', 'cicu-04'), 'cicu-04');
  assert.equal(place('CICU', '7'), 'CICU · 7');
  assert.equal(place('CICU', undefined), 'CICU');
  assert.equal(place(undefined, '7'), '7');
});
