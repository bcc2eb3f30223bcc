/** A synthetic board, as the API answers it. */

export const NOW = Date.parse('2026-11-28T12:00:00Z');
export const DOCTOR = '0190a3c4-1111-7222-8333-444455556666';

/** Somebody in a bed, with what a test changes of them. */
export const occupant = (number, more = {}) => ({
  admission_id: `s${number}`,
  patient_id: `p${number}`,
  flightplan_id: `f${number}`,
  version: 7,
  location: 'CICU',
  bed: `CICU-${number}`,
  name: `Mock Patient${number}`,
  age: { value: 4, unit: 'months' },
  sex: 'female',
  specialty: 'cardiac',
  risk: 'Intubated',
  risk_since: '2026-11-28T09:30:00Z',
  admit_date: '2026-11-20T08:00:00Z',
  attending_id: DOCTOR,
  attending_name: 'Dr Exempla Fictiva',
  flags: [],
  therapies: [],
  barriers: [],
  ...more,
});

export const closed = { restricted: true, access_handle: 'handle', location: 'CICU', bed: 'CICU-9' };

export const bed = (name, state, occupants = [], more = {}) => ({ bed: name, state, occupants, ...more });

const numbers = { occupied: 1, open: 1, unavailable: 0, pending_in: 0, pending_out: 0, beds: 2 };

export const unit = (location, beds) => ({
  unit_id: `u-${location}`,
  location,
  name: `Unit ${location}`,
  numbers,
  beds,
});

const nothing = { admissions: [], moves: [], operations: [], discharges: [], tasks: [], milestones: [] };

export const board = (units, more = {}) => ({
  position: 1,
  units,
  without_bed: [],
  elsewhere: [],
  day: { date: '2026-11-28', since: '2026-11-27T23:00:00Z', ...nothing },
  ...more,
});
