/** What an administrator does to units and beds: the forms, what is told beforehand, what is sent. */
import { randomId } from '../session.js';
import { texts } from '../texts.js';
import { faceOf } from '../zone.js';
import { attributesIn, bedNames } from './beds.js';

const words = texts.hospital.units;

/** @typedef {import('../desk/asking.js').Wish} Wish */

/**
 * @param {Api.Id} unit
 * @param {string} [bed]
 */
const pathOf = (unit, bed) => `units/${unit}/beds${bed === undefined ? '' : `/${encodeURIComponent(bed)}`}`;

/**
 * @param {Api.Id} unit
 * @param {string[]} names
 * @returns {Recording.Command[]}
 */
const added = (unit, names) => names.map((bed) => ({ method: 'POST', path: pathOf(unit), body: { bed } }));

/**
 * @param {Api.Manifest[]} packs
 * @param {string} [value]
 * @returns {Recording.Field}
 */
const specialtyField = (packs, value) => ({
  name: 'specialty',
  label: words.specialty,
  type: 'choice',
  options: packs.map(({ name, label }) => [name, label]),
  value,
});

/**
 * @param {Api.Manifest[]} packs
 * @returns {Wish}
 */
export function declare(packs) {
  const codes = [...new Set(packs.flatMap(({ locations }) => locations.map(({ code }) => code)))];
  return {
    id: 'new unit',
    label: words.declare,
    save: words.declareSure,
    fields: [
      {
        name: 'location',
        label: words.location,
        type: 'text',
        required: true,
        offered: codes,
        help: words.locationHelp,
      },
      { name: 'name', label: words.name, type: 'text', required: true },
      specialtyField(packs),
      { name: 'bed', label: words.beds, type: 'text', help: words.bedsHelp },
    ],
    command: ({ location, name, specialty, bed }) => {
      // chosen here: its beds are added to it
      const unit_id = randomId();
      const then = added(unit_id, bedNames(String(bed ?? '')));
      return { method: 'POST', path: 'units', body: { unit_id, location, name, specialty }, then };
    },
    said: ({ name }) => words.declared(String(name)),
  };
}

/**
 * @param {Api.DeclaredUnit} unit
 * @param {Api.Manifest[]} packs
 * @returns {Wish}
 */
export function rename({ unit_id: id, name, specialty }, packs) {
  return {
    id: `rename ${id}`,
    label: words.renameOf(name),
    save: words.renameSure,
    fields: [
      { name: 'name', label: words.name, type: 'text', required: true, value: name },
      specialtyField(packs, specialty),
    ],
    command: (values) => ({
      method: 'PATCH',
      path: `units/${id}`,
      body: { name: values.name, specialty: values.specialty ?? null },
      rests: 'stay',
    }),
    said: (values) => words.renamed(name, String(values.name)),
  };
}

/**
 * @param {Api.DeclaredUnit} unit
 * @returns {Wish}
 */
export function addBeds({ unit_id: id, name, beds }) {
  return {
    id: `beds of ${id}`,
    label: words.addTo(name),
    save: words.addSure,
    fields: [{ name: 'bed', label: words.beds, type: 'text', required: true, help: words.bedsHelp }],
    command: ({ bed }) => {
      const asked = bedNames(String(bed));
      const news = asked.filter((each) => !beds.some((known) => known.bed === each));
      // where all are known the API says so
      const [first, ...then] = added(id, news.length ? news : asked);
      return { ...first, then };
    },
    said: ({ bed }) => words.bedsAdded(bedNames(String(bed)).length),
  };
}

/**
 * @param {Api.DeclaredUnit} unit
 * @param {Api.DeclaredBed} bed
 * @returns {Wish}
 */
export function changeBed({ unit_id: id }, { bed, state, reason, until, attributes = [] }) {
  return {
    id: `bed ${id} ${bed}`,
    label: words.changeOf(bed),
    save: words.changeSure,
    fields: [
      {
        name: 'state',
        label: words.state,
        type: 'choice',
        required: true,
        value: state,
        options: Object.entries(words.states),
      },
      { name: 'reason', label: words.reason, type: 'text', value: reason, help: words.reasonHelp },
      { name: 'until', label: words.until, type: 'moment', value: until && faceOf(Date.parse(until)) },
      {
        name: 'attributes',
        label: words.attributes,
        type: 'text',
        value: attributes.join(', '),
        help: words.attributesHelp,
      },
    ],
    command: (values) => {
      const why = values.state === 'available' ? {} : { reason: values.reason, until: values.until };
      const body = { state: values.state, ...why, attributes: attributesIn(values.attributes) };
      return { method: 'PATCH', path: pathOf(id, bed), body };
    },
    said: words.changed(bed),
  };
}

/**
 * @param {Api.DeclaredUnit} unit
 * @param {Api.DeclaredBed} bed
 * @returns {Wish}
 */
export const retire = ({ unit_id: id, name }, { bed }) => ({
  id: `retire ${id} ${bed}`,
  label: words.retireOf(bed, name),
  says: words.retireEffects,
  save: words.retireSure,
  command: () => ({ method: 'DELETE', path: pathOf(id, bed), body: null }),
  said: words.retired(bed),
});

/**
 * @param {Api.DeclaredUnit} unit
 * @returns {Wish}
 */
export const close = ({ unit_id: id, name, beds, location }) => ({
  id: `close ${id}`,
  label: words.closeOf(name),
  says: [words.closeBeds(beds.length), ...words.closeEffects(location)],
  save: words.closeSure,
  final: true,
  command: () => ({ method: 'POST', path: `units/${id}/close`, body: {}, rests: 'stay' }),
  said: words.closed(name),
});
