import { at, course, DAY, happened, HOUR, inZone, scene, wordsIn } from '../synthetic.js';
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';

const js = '../../../main/webapp/js/';
const { drawAxis } = await import(`${js}chart/axis.js`);
const { ticks } = await import(`${js}chart/ticks.js`);
const { momentInWords } = await import(`${js}chart/moments.js`);
const { startOfDay, daysLater } = await import(`${js}words.js`);

const MINUTE = 60_000;
let back = () => {};
afterEach(() => back());
const utc = (text) => Date.parse(`${text}Z`);
const dates = (stay, to) => wordsIn(drawAxis(scene(stay, { to }))).filter((word) => /^\d+ [A-Z][a-z]{2}$/.test(word));

/** A stay over the night in which a zone's clocks change, from the midnight before: its length in hours, and its days. */
const NIGHTS = [
  { zone: 'Europe/Berlin', day: '2026-10-25T12:00', hours: 25 },
  { zone: 'Europe/Berlin', day: '2026-03-29T12:00', hours: 23 },
  { zone: 'America/Santiago', day: '2026-04-04T16:00', hours: 25 },
  { zone: 'America/Santiago', day: '2026-09-06T16:00', hours: 23 },
  { zone: 'Australia/Lord_Howe', day: '2026-04-05T02:00', hours: 24.5 },
  { zone: 'Australia/Lord_Howe', day: '2026-10-04T02:00', hours: 23.5 },
];

for (const { zone, day, hours } of NIGHTS) {
  test(`a day of ${hours} hours in ${zone} is one day, labelled once, with each full hour`, () => {
    back = inZone(zone);
    const from = startOfDay(utc(day));
    const to = daysLater(from, 1);
    assert.equal((to - from) / HOUR, hours);
    const stay = { ...course(), start: from, end: daysLater(from, 3), now: daysLater(from, 3), steps: [] };
    const labels = dates(stay, stay.end - from);
    assert.equal(new Set(labels).size, labels.length);
    assert.ok(labels.length >= 3, labels.join());
    const each = ticks(from, to - 1, 50 / HOUR).map(({ words }) => words);
    assert.equal(new Set(each).size, each.length, each.join());
    assert.equal(each.length, Math.ceil(hours - (hours % 1 === 0.5 ? 0.5 : 0)));
  });
}

test('the hour that comes twice is read twice, with its offset', () => {
  back = inZone('Europe/Berlin');
  const night = ticks(utc('2026-10-24T22:00'), utc('2026-10-25T03:00'), 50 / HOUR).map(({ words }) => words);
  assert.deepEqual(night, ['00:00', '01:00', '02:00 CEST', '02:00 CET', '03:00', '04:00']);
});

test('the first half past two is told from the second', () => {
  back = inZone('Europe/Berlin');
  const stay = { now: utc('2026-10-30T12:00'), crowded: new Set() };
  assert.equal(momentInWords(stay, utc('2026-10-25T00:30')), 'Sun 25 Oct, 02:30 CEST');
  assert.equal(momentInWords(stay, utc('2026-10-25T01:30')), 'Sun 25 Oct, 02:30 CET');
  assert.equal(momentInWords(stay, utc('2026-10-25T02:30')), 'Sun 25 Oct, 03:30');
  back();
  back = inZone('Australia/Lord_Howe');
  assert.notEqual(momentInWords(stay, utc('2026-04-04T14:45')), momentInWords(stay, utc('2026-04-04T15:15')));
});

test('the clock is read to the second when there is room for it', () => {
  const words = (span) =>
    ticks(at('2026-03-02 14:00'), at('2026-03-02 14:00') + span, 1000 / span).map((tick) => tick.words);
  assert.deepEqual(words(MINUTE).slice(0, 3), ['14:00:00', '14:00:05', '14:00:10']);
  assert.deepEqual(words(20 * MINUTE).slice(0, 2), ['14:00', '14:01']);
  assert.deepEqual(words(2000 * DAY), []);
});

test('years are said where they are not this one, and where they change', () => {
  const stay = course({
    from: '2025-12-20 08:00',
    now: '2026-01-05 12:00',
    marks: [happened('annotation', '2025-12-29 08:00', { text: 'Mock' })],
  });
  const words = wordsIn(drawAxis(scene(stay)));
  assert.deepEqual(
    words.filter((word) => /^20\d\d$/.test(word)),
    ['2025', '2026'],
  );
  const thisYear = wordsIn(drawAxis(scene(course())));
  assert.equal(
    thisYear.some((word) => /^20\d\d$/.test(word)),
    false,
  );
});
