import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { changesBetween } = await import('../../../main/webapp/js/record/changes.js');

const item = (id, title, details = {}) => ({ id, title, details, occurred_at: '2026-03-02T08:00:00Z' });
const record = ({ admission = {}, timeline = [], plan = null } = {}) => ({
  admission: { status: 'active', current_location: 'CICU', current_bed: 'CICU-7', ...admission },
  timeline,
  plan,
});

test('what others did is said: events, corrections, retractions, the place and the plan', () => {
  const before = record({
    timeline: [item('a', 'Surgery'), item('b', 'Note'), item('c', 'Lab')],
    plan: { milestones: [{ milestone_id: 'm', name: 'Extubated' }], tasks: [{ task_id: 't', text: 'Echo' }] },
  });
  const after = record({
    admission: { current_location: 'ACCU', current_bed: 'ACCU-1' },
    timeline: [item('a', 'Surgery', { duration_minutes: 1 }), item('c', 'Lab'), item('d', 'Imaging')],
    plan: {
      target_discharge_date: '2026-03-09',
      milestones: [{ milestone_id: 'm', name: 'Extubated', reached_at: 'x' }],
      tasks: [],
    },
  });
  const said = changesBetween(before, after).join('\n');
  for (const words of [
    /Now in ACCU-1/,
    /Changed: Surgery/,
    /Retracted: Note/,
    /Imaging \(/,
    /Target discharge: 9 Mar/,
    /Milestone: Extubated/,
    /Task: Echo/,
  ]) {
    assert.match(said, words);
  }
  assert.doesNotMatch(said, /Lab/);
});

test('nothing is said of nothing, and a discharge is said', () => {
  const before = record({ timeline: [item('a', 'Surgery')] });
  assert.deepEqual(changesBetween(before, structuredClone(before)), []);
  assert.match(
    changesBetween(before, { ...before, admission: { ...before.admission, status: 'discharged' } })[0],
    /discharged/,
  );
});
