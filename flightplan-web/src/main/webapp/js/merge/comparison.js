/** Two records of one patient, field by field: what is kept, what goes over, and what is not shown any more. */

/** @typedef {{ patient: Api.Patient, stays: (Api.Admission | Api.ClosedAdmission)[] }} Side */

/** What the record that is kept decides alone. */
const OWN = /** @type {const} */ (['name', 'mrn', 'date_of_birth', 'gender', 'identity', 'diagnosis']);

/**
 * Which of two is kept, before anybody has chosen: the one whose identity is confirmed, who is in hospital, who has the most
 * stays; else the first.
 *
 * @param {Side} first
 * @param {Side} second
 * @returns {[Side, Side]} the kept one first
 */
export function proposed(first, second) {
  const [a, b] = [first, second].map(worth);
  const better = b.findIndex((each, index) => each !== a[index]);
  return better >= 0 && b[better] > a[better] ? [second, first] : [first, second];
}

/** @param {Side} side */
const worth = ({ patient, stays }) => [
  Number(patient.identity !== 'provisional'),
  Number(isHere({ stays })),
  stays.length,
];

/** @param {Pick<Side, 'stays'>} side */
export const isHere = ({ stays }) => stays.some(({ status }) => status === 'active');

/**
 * @param {Side} kept
 * @param {Side} retired
 */
export function compared({ patient: kept }, { patient: retired }) {
  return OWN.map((name) => ({
    name,
    kept: kept[name],
    retired: retired[name],
    same: (kept[name] ?? '') === (retired[name] ?? ''),
  }));
}

/**
 * Why it can't be merged, or should be looked at twice.
 *
 * @param {Side} kept
 * @param {Side} retired
 * @returns {{ forbidden: boolean, unlike: boolean }}
 */
export function doubts(kept, retired) {
  const [a, b] = [kept, retired].map(({ patient }) => patient.date_of_birth);
  return { forbidden: isHere(kept) && isHere(retired), unlike: Boolean(a && b && a !== b) };
}
