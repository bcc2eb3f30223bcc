import { requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { findPatients } = await import('../../../main/webapp/js/stays/search.js');

async function asked(text) {
  serve(() => ({ items: [] }));
  await findPatients(text, undefined, 'en-GB');
  return requests.map(({ body }) => body);
}

test('a date is looked for as a date of birth alone', async () => {
  assert.deepEqual(await asked('2019-02-28'), [{ date_of_birth: '2019-02-28' }]);
  assert.deepEqual(await asked('28.2.2019'), [{ date_of_birth: '2019-02-28' }]);
});

test('what could be an MRN or a name is looked for as both, however short', async () => {
  for (const name of ['Mock', 'O’Mallory Žofia', "O'Connor", 'Žofia-Anna', 'Li', 'Ng', '王芳']) {
    assert.deepEqual(await asked(name), [{ mrn: name }, { name_prefix: name }]);
  }
});

test('the API looks for five words of a name', async () => {
  assert.deepEqual((await asked('a b c d e f'))[1], { name_prefix: 'a b c d e' });
});

test('what has no letter is no name', async () => {
  assert.deepEqual(await asked('17'), [{ mrn: '17' }]);
  assert.deepEqual(await asked('-'), [{ mrn: '-' }]);
});

test('a patient found twice is one, and closed ones are told apart', async () => {
  const closed = { restricted: true, access_handle: 'h' };
  serve(({ body }) => ({ items: body.mrn ? [{ id: 'a' }] : [{ id: 'b' }, { id: 'a' }, closed] }));
  assert.deepEqual(await findPatients('Mock', undefined, 'en'), {
    ids: ['a', 'b'],
    closed: [closed],
    more: false,
    born: null,
  });
});

test('that there are more is said when either search has more', async () => {
  serve(({ body }) => (body.mrn ? { items: [] } : { items: [], next: 'c' }));
  assert.equal((await findPatients('Mock', undefined, 'en')).more, true);
});
