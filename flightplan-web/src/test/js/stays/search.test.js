import { requests, serve } from '../page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { findPatients } = await import('../../../main/webapp/js/stays/search.js');

async function asked(text) {
  serve(() => ({ items: [] }));
  await findPatients(text);
  return requests.map(({ body }) => body);
}

test('a date is looked for as a date of birth alone', async () => {
  assert.deepEqual(await asked('2019-02-28'), [{ date_of_birth: '2019-02-28' }]);
});

test('what could be an MRN or a name is looked for as both', async () => {
  assert.deepEqual(await asked('Mock'), [{ mrn: 'Mock' }, { name_prefix: 'Mock' }]);
  assert.deepEqual(await asked('O’Mallory Žofia'), [{ mrn: 'O’Mallory Žofia' }]);
  assert.deepEqual(await asked('Žofia-Anna'), [{ mrn: 'Žofia-Anna' }, { name_prefix: 'Žofia-Anna' }]);
});

test('words too short for a name are looked for as an MRN', async () => {
  assert.deepEqual(await asked('17'), [{ mrn: '17' }]);
  assert.deepEqual(await asked('-'), [{ mrn: '-' }]);
});

test('a patient found twice is one, and closed ones are told apart', async () => {
  const closed = { restricted: true, access_handle: 'h' };
  serve(({ body }) => ({ items: body.mrn ? [{ id: 'a' }] : [{ id: 'b' }, { id: 'a' }, closed] }));
  assert.deepEqual(await findPatients('Mock'), { ids: ['a', 'b'], closed: [closed], more: false });
});

test('that there are more is said when either search has more', async () => {
  serve(({ body }) => (body.mrn ? { items: [] } : { items: [], next: 'c' }));
  assert.equal((await findPatients('Mock')).more, true);
});
