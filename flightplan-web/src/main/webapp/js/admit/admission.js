/** The form that admits somebody: a patient who is known, or one who is not. */
import { session } from '../session.js';
import { texts } from '../texts.js';
import { faceOf } from '../zone.js';

const words = texts.admit;
const GENDERS = ['female', 'male', 'other', 'unknown'];
const TYPES = ['emergency', 'urgent', 'elective', 'transfer'];
/** What of the form is the patient's. */
const OF_PATIENT = ['name', 'mrn', 'date_of_birth', 'gender', 'identity'];

/**
 * @typedef {object} Arrival
 * @property {Api.Patient | null} patient null for one who has no record yet
 * @property {Api.Id} patientId
 * @property {Api.Id} admissionId
 * @property {string} provisionalMrn what stands for the MRN while nobody knows it
 * @property {Api.Manifest[]} manifests
 * @property {string} [sought] what was looked for before: a name, if it has no digit
 * @property {string} [location] to which somebody comes at once, and
 * @property {string} [bed]
 */

/**
 * @param {Arrival} arrival
 * @returns {Recording.Kind}
 */
export function admissionOf({ patient, patientId, admissionId, provisionalMrn, manifests, ...arrival }) {
  const { sought = '', location, bed } = arrival;
  const name = /\d/.test(sought) ? undefined : sought;
  return {
    id: `admit ${patient?.id ?? 'new'}`,
    letter: '',
    label: words.admitWhom(patient?.name),
    needs: ['staff'],
    fields: ({ staff, now }, { identity }) => [
      ...(patient ? [] : patientFields(identity === 'provisional', name)),
      {
        name: 'specialty',
        label: words.specialty,
        type: 'choice',
        required: true,
        value: manifests.length === 1 ? manifests[0].name : undefined,
        options: manifests.map(({ name, label }) => [name, label]),
      },
      { name: 'admit_date', label: words.admitted, type: 'moment', required: true, now: true, value: faceOf(now) },
      {
        name: 'attending_id',
        label: words.attending,
        type: 'choice',
        required: true,
        options: attendings(staff),
      },
      { name: 'chief_complaint', label: words.complaint, type: 'text' },
      {
        name: 'admission_type',
        label: words.type,
        type: 'choice',
        options: TYPES.map((type) => [type, words.types[/** @type {keyof typeof words.types} */ (type)]]),
      },
    ],
    prepare: (values, { staff }) => {
      const entries = Object.entries(values);
      const ofPatient = Object.fromEntries(entries.filter(([name]) => OF_PATIENT.includes(name)));
      const ofStay = Object.fromEntries(entries.filter(([name]) => !OF_PATIENT.includes(name)));
      const attending = staff.find(({ id }) => id === values.attending_id);
      const stay = {
        ...ofStay,
        attending_name: attending?.name,
        patient_id: patient?.id ?? patientId,
        admission_id: admissionId,
      };
      const admit = /** @type {const} */ ({ method: 'POST', path: 'admissions', body: stay });
      const move = /** @type {const} */ ({
        method: 'POST',
        path: `admissions/${admissionId}/location`,
        body: { to_location: location, to_bed: bed, effective_at: values.admit_date },
      });
      const moves = location ? [move] : [];
      if (patient) return { command: { ...admit, then: moves }, said: words.admitted, undo: () => [] };
      const record = { mrn: provisionalMrn, name: words.unknown, ...ofPatient, patient_id: patientId };
      return {
        command: { method: 'POST', path: 'patients', body: record, then: [admit, ...moves] },
        said: words.admitted,
        undo: () => [],
      };
    },
  };
}

/**
 * @param {boolean} provisional
 * @param {string | undefined} sought
 * @returns {Recording.Field[]}
 */
function patientFields(provisional, sought) {
  return [
    {
      name: 'identity',
      label: words.identity,
      type: 'choice',
      required: true,
      decides: true,
      value: 'confirmed',
      options: [
        ['confirmed', words.confirmed],
        ['provisional', words.provisional],
      ],
    },
    {
      name: 'name',
      label: words.name,
      type: 'text',
      value: provisional ? undefined : sought,
      required: !provisional,
      help: provisional ? words.unknownName : undefined,
    },
    {
      name: 'mrn',
      label: words.mrn,
      type: 'text',
      required: !provisional,
      help: provisional ? words.unknownMrn : undefined,
    },
    { name: 'date_of_birth', label: words.born, type: 'day', required: !provisional },
    {
      name: 'gender',
      label: words.gender,
      type: 'choice',
      options: GENDERS.map((each) => [each, words.genders[/** @type {keyof typeof words.genders} */ (each)]]),
    },
  ];
}

// Whoever admits may be the attending, with a name in the directory or without one.
/** @param {Api.User[]} staff */
function attendings(staff) {
  const me = session()?.user;
  const named = staff.filter(({ id, name }) => name && id !== me).map(({ id, name }) => [id, name ?? '']);
  return me ? [[me, words.me], ...named] : named;
}
