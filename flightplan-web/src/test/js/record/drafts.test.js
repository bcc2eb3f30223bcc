import '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { draftOf, draftsOf, dropDraft, dropDraftsOf, keepDraftsOf } =
  await import('../../../main/webapp/js/record/drafts.js');

test('what was written is kept for who wrote it, and for nobody else', () => {
  keepDraftsOf('nurse');
  draftOf('stay', 'move').entered = { reason: 'Synthetic' };
  keepDraftsOf('nurse');
  assert.equal(draftOf('stay', 'move').entered.reason, 'Synthetic');
  keepDraftsOf('other');
  assert.deepEqual(draftsOf('stay'), []);
});

test('drafts are of one stay and one form each', () => {
  for (const [stay, what] of [
    ['a', 'move'],
    ['a', 'risk'],
    ['b', 'move'],
  ])
    draftOf(stay, what);
  dropDraft('a', 'move');
  assert.deepEqual(
    draftsOf('a').map(({ what }) => what),
    ['risk'],
  );
  dropDraftsOf('a');
  assert.equal(draftsOf('a').length, 0);
  assert.equal(draftsOf('b').length, 1);
});
