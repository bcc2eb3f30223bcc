import assert from 'node:assert/strict';
import { test } from 'node:test';

const { eventReader } = await import('../../main/webapp/js/sse.js');

function heard(...pieces) {
  const events = [];
  const take = eventReader((event) => events.push(event));
  pieces.forEach(take);
  return events;
}

test('events are told once they are whole, however the network cuts them', () => {
  const text = ': here\n\nid: 7\n\nid: 8\ndata: {"a":1}\n\n';
  const whole = [
    { id: '7', data: null },
    { id: '8', data: '{"a":1}' },
  ];
  assert.deepEqual(heard(text), whole);
  assert.deepEqual(heard(...text), whole);
  assert.deepEqual(heard(text.replaceAll('\n', '\r\n')), whole);
  assert.deepEqual(heard('id: 9\ndata: {}\n'), []);
});
