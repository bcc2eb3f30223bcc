import { manifest } from '../synthetic.js';
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

const { valuesOf } = await import('../../../main/webapp/js/record/values.js');
const { packFields, running } = await import('../../../main/webapp/js/record/pack-fields.js');
const { useZone } = await import('../../../main/webapp/js/zone.js');

before(() => useZone('Europe/Berlin'));
after(() => useZone('Europe/Vienna'));

const typeOf = (name) => manifest.event_types.find((type) => type.name === name);
const field = (type, more = {}) => ({ name: 'f', label: 'F', type, ...more });
const read = (type, text, more) => valuesOf([field(type, more)], { f: text, ...more?.entered });

test('numbers are read with either point, and held to their range', () => {
  assert.deepEqual(read('decimal', '1,5').values, { f: 1.5 });
  assert.deepEqual(read('decimal', ' 1.5 ').values, { f: 1.5 });
  assert.match(read('decimal', '1.5 mg').errors.f, /number/);
  assert.match(read('integer', '1.5').errors.f, /whole number/);
  assert.match(read('integer', '6', { range: [1, 5] }).errors.f, /1 to 5/);
  assert.deepEqual(read('integer', '5', { range: [1, 5] }).errors, {});
});

test('a result is a number where it is one, and else what the laboratory says', () => {
  assert.deepEqual(read('measured', '2,1').values, { f: 2.1 });
  assert.deepEqual(read('measured', '< 0.1').values, { f: '< 0.1' });
});

test('what is empty is left out, unless it is needed', () => {
  assert.deepEqual(read('text', '  '), { values: {}, errors: {} });
  assert.match(read('text', '  ', { required: true }).errors.f, /Needed/);
  assert.deepEqual(read('boolean', 'false').values, { f: false });
});

test('a time is the hospital’s; one that its clocks leave out is refused with what to write', () => {
  assert.deepEqual(read('moment', '2026-03-01T08:00').values, { f: '2026-03-01T07:00:00.000Z' });
  assert.match(read('moment', '2026-03-29T02:30').errors.f, /no 02:30.*03:00/);
});

test('of an hour that comes twice it is asked which one', () => {
  const face = '2026-10-25T02:30';
  assert.match(read('moment', face).errors.f, /twice/);
  assert.deepEqual(read('moment', face, { entered: { 'f fold': '0' } }).values, { f: '2026-10-25T00:30:00.000Z' });
  assert.deepEqual(read('moment', face, { entered: { 'f fold': '1' } }).values, { f: '2026-10-25T01:30:00.000Z' });
});

test('nothing ends before it began', () => {
  const fields = [field('moment', { name: 'from', label: 'From' }), field('moment', { name: 'to', notBefore: 'from' })];
  const entered = { from: '2026-03-01T08:00', to: '2026-03-01T07:59' };
  assert.match(valuesOf(fields, entered).errors.to, /Not before: From/);
});

test('a form has the fields of the pack, with unit, range, help and choices', () => {
  const fields = packFields(typeOf('heart_surgery'), [{ id: 'u', name: 'Dr Exempla Fictiva' }]);
  const byName = Object.fromEntries(fields.map((each) => [each.name, each]));
  assert.deepEqual(
    fields.map(({ name }) => name),
    typeOf('heart_surgery').fields.map(({ name }) => name),
  );
  assert.deepEqual(byName.bypass_minutes.range, [0, 1440]);
  assert.equal(byName.bypass_minutes.unit, 'min');
  assert.match(byName.stat_category.help, /Society of Thoracic Surgeons/);
  assert.deepEqual(byName.surgeon_id.options, [['u', 'Dr Exempla Fictiva']]);
  assert.equal(byName.procedure_name.required, true);
  assert.deepEqual(packFields(typeOf('ecmo_run'), [])[0].options[0], ['veno_arterial', 'Veno arterial']);
});

test('a therapy runs until it has an end', () => {
  const item = (id, event_type, details) => ({ id, event_type, details });
  const timeline = [
    item('a', 'continuous_therapy', { started_at: 'x' }),
    item('b', 'ecmo_run', { started_at: 'x', stopped_at: 'y' }),
    item('c', 'annotation', {}),
  ];
  assert.deepEqual(
    running(timeline, manifest).map(({ id }) => id),
    ['a'],
  );
});
