import './page.js';
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

const { faceOf, momentsOf, notBefore, offsetName, timeZone, useZone } = await import('../../main/webapp/js/zone.js');
const { age, calendarDays, dayAndTime, daysLater, startOfDay, time } = await import('../../main/webapp/js/words.js');
const iso = (moment) => new Date(moment).toISOString().slice(0, 16);
const meant = (face) => momentsOf(face).map(iso);

afterEach(() => useZone('Europe/Vienna'));

test('what the hospital’s clock shows does not depend on where the browser stands', () => {
  useZone('America/Los_Angeles');
  assert.equal(faceOf(Date.parse('2026-03-02T06:30Z')), '2026-03-01T22:30');
  assert.equal(time(Date.parse('2026-03-02T06:30Z')), '22:30');
  useZone('Asia/Kathmandu');
  assert.equal(faceOf(Date.parse('2026-03-02T06:30Z')), '2026-03-02T12:15');
});

test('the hour that is left out in spring has no moment', () => {
  useZone('Europe/Berlin');
  assert.deepEqual(meant('2026-03-29T02:30'), []);
  assert.equal(iso(notBefore('2026-03-29T02:30')), '2026-03-29T01:00');
  assert.deepEqual(meant('2026-03-29T03:00'), ['2026-03-29T01:00']);
});

test('the hour that comes twice in autumn has two, told apart by their names', () => {
  useZone('Europe/Berlin');
  assert.deepEqual(meant('2026-10-25T02:30'), ['2026-10-25T00:30', '2026-10-25T01:30']);
  assert.deepEqual(momentsOf('2026-10-25T02:30').map(offsetName), ['CEST', 'CET']);
});

test('where clocks change at midnight, or by half an hour, days begin and end as they do there', () => {
  useZone('America/Santiago');
  assert.deepEqual(meant('2026-09-06T00:30'), []);
  assert.equal(iso(startOfDay(Date.parse('2026-09-06T15:00Z'))), '2026-09-06T04:00');
  assert.deepEqual(meant('2026-04-04T23:30'), ['2026-04-05T02:30', '2026-04-05T03:30']);
  useZone('Australia/Lord_Howe');
  assert.deepEqual(meant('2026-10-04T02:15'), []);
  assert.deepEqual(meant('2026-04-05T01:45'), ['2026-04-04T14:45', '2026-04-04T15:15']);
});

test('days are counted by the hospital’s calendar', () => {
  const surgery = Date.parse('2026-03-02T20:00Z');
  const later = Date.parse('2026-03-02T23:30Z');
  useZone('Europe/Berlin');
  assert.equal(calendarDays(surgery, later), 1);
  useZone('America/Los_Angeles');
  assert.equal(calendarDays(surgery, later), 0);
  useZone('Europe/Berlin');
  assert.equal(
    (daysLater(Date.parse('2026-10-25T12:00Z'), 1) - startOfDay(Date.parse('2026-10-25T12:00Z'))) / 3_600_000,
    25,
  );
  assert.equal(age('2026-03-02', later), '1 d');
});

test('a year is told where it is not this one', () => {
  const now = Date.parse('2026-06-01T12:00Z');
  assert.equal(dayAndTime(Date.parse('2026-01-07T00:05Z'), now), 'Wed 7 Jan, 01:05');
  assert.equal(dayAndTime(Date.parse('2025-01-07T00:05Z'), now), 'Tue 7 Jan 2025, 01:05');
});

test('a zone that the browser does not know changes nothing', () => {
  useZone('Mars/Olympus_Mons');
  useZone(undefined);
  assert.equal(timeZone(), 'Europe/Vienna');
});
