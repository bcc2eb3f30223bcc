import { ALL, at, course, DAY, manifest, scene, wordsIn } from '../synthetic.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const js = '../../../main/webapp/js/chart/';
const { daysBehind, gapInWords, planOf, targetInWords } = await import(`${js}plan.js`);
const { drawPlanned, drawTarget } = await import(`${js}planned.js`);
const { lanesOf } = await import(`${js}lanes.js`);
const { extentOf } = await import(`${js}picture.js`);

const PLAN = {
  id: 'plan',
  status: 'active',
  target_discharge_date: '2026-03-12',
  milestones: [
    { milestone_id: 'feeds', name: 'Mock feeds', phase: 'step_down', target_date: '2026-03-09' },
    {
      milestone_id: 'done',
      name: 'Mock surgery',
      phase: 'operative',
      target_date: '2026-03-03',
      reached_at: '2026-03-05T09:00:00Z',
    },
    { milestone_id: 'late', name: 'Mock tubes', phase: 'intensive', target_date: '2026-03-05' },
    { milestone_id: 'other', name: 'Mock talk', reached_at: '2026-03-04T09:00:00Z' },
  ],
  tasks: [
    { task_id: 'echo', kind: 'action', text: 'Mock echo', due: '2026-03-08T09:00:00Z' },
    { task_id: 'place', kind: 'barrier', text: 'No mock place' },
  ],
};
const STAY = course({ from: '2026-03-02 08:00', now: '2026-03-07 12:00', plan: PLAN });
const item = (id) => STAY.plan.items.find((candidate) => candidate.id === id);

test('milestones come by their phase, in the order of the specialty', () => {
  assert.deepEqual(
    STAY.plan.items.map(({ row }) => row),
    ['Operative', 'Intensive care', 'Step-down', 'Milestones', 'Tasks', 'Barriers'],
  );
  assert.deepEqual(
    lanesOf(STAY, ALL, new Set(), false).lanes.map(({ name }) => name),
    ['Plan (5)', 'Operative', 'Intensive care', 'Step-down', 'Milestones', 'Tasks'],
  );
});

test('the gap between plan and course is told in days of the calendar', () => {
  const { now } = STAY;
  assert.deepEqual(
    ['done', 'late', 'feeds', 'other', 'echo', 'place'].map((id) => gapInWords(item(id), now)),
    ['2 days late', '2 days late', 'in 2 days', 'done', 'in 1 day', 'no day set'],
  );
  assert.equal(gapInWords({ planned: now, reached: now - DAY }, now), '1 day early');
  assert.equal(gapInWords({ planned: now, reached: now }, now), 'on time');
  assert.equal(daysBehind({ planned: now + 3 * DAY }, now), 0);
});

test('the target is so many days away, or past; of a stay that has ended it was met or not', () => {
  assert.equal(targetInWords(STAY, STAY.plan.target), 'in 5 days');
  assert.equal(targetInWords({ ...STAY, now: at('2026-03-12 23:00') }, STAY.plan.target), 'today');
  assert.equal(targetInWords({ ...STAY, now: at('2026-03-13 01:00') }, STAY.plan.target), '1 day past');
  const ended = { open: false, now: at('2026-04-01 00:00'), end: at('2026-03-10 10:00') };
  assert.equal(targetInWords(ended, STAY.plan.target), '2 days early');
});

test('what is planned is hollow until it is reached, and stands right of now', () => {
  const to = at('2026-03-13 00:00') - STAY.start;
  const view = scene(STAY, { to });
  const glyphs = drawPlanned(view).filter(({ type }) => type === 'polygon');
  const { surface, planned, alert } = view.palette;
  const looks = Object.fromEntries(glyphs.map(({ subject, style }) => [subject, [style.fill, style.stroke]]));
  assert.deepEqual(looks['plan/feeds'], [surface, planned]);
  assert.deepEqual(looks['plan/done'], [planned, planned]);
  assert.deepEqual(looks['plan/late'], [surface, alert]);
  assert.ok(view.places.get('feeds').x > view.px(STAY.now));
  assert.ok(wordsIn(drawTarget(view)).includes('Target 12 Mar · in 5 days'));
});

test('what falls on one day stands side by side', () => {
  const tasks = [1, 2, 3].map((id) => ({
    task_id: `t${id}`,
    kind: 'action',
    text: 'Mock',
    due: '2026-03-08T09:00:00Z',
  }));
  const view = scene(course({ now: '2026-03-07 12:00', plan: { ...PLAN, tasks } }), { to: 8 * DAY });
  drawPlanned(view);
  const [a, b, c] = ['t1', 't2', 't3'].map((id) => view.places.get(id).x);
  assert.ok(b - a >= 14 && c - b >= 14);
});

test('the whole plan is in sight, and a switch of the legend takes it away', () => {
  const view = scene(STAY);
  assert.ok(extentOf(STAY, view.scale).to > view.scale.x(STAY.plan.target));
  const without = scene(STAY, { shown: new Set(), to: 12 * DAY });
  assert.deepEqual([drawPlanned(without), drawTarget(without)], [[], []]);
});

test('a plan that was cancelled plans nothing', () => {
  assert.equal(planOf({ ...PLAN, status: 'cancelled' }, manifest), null);
  assert.equal(planOf(null, manifest), null);
});
