/** The head of a stay: the state of now in type that is read from two metres, the rest below it. */
import { postOperativeDay } from '../chart/course.js';
import { element, written, writtenShort } from '../dom.js';
import { placeBadge } from '../places.js';
import { riskBadge } from '../risk.js';
import { texts } from '../texts.js';
import { age, beginningOf, dayAndTime, dayInYear, dayMonthYear, duration, humanise } from '../words.js';

const words = texts.chart.head;

/**
 * @param {Console.StayRecord} record
 * @param {Chart.Course} course
 */
export function header({ admission, patient, plan, manifest }, course) {
  const current = course.steps[course.steps.length - 1];
  const day = postOperativeDay(course, course.end);
  return element(
    'header',
    { class: 'stay-head' },
    admission.emergency_access_until &&
      element(
        'p',
        { class: 'emergency', role: 'note' },
        words.emergency(dayAndTime(Date.parse(admission.emergency_access_until))),
      ),
    element(
      'div',
      { class: 'who' },
      element('h1', {}, writtenShort(nameOf(patient))),
      element('p', { class: 'who-facts' }, whoFacts(patient, course)),
      flags(admission),
    ),
    element(
      'dl',
      { class: 'state' },
      course.open && term('place', words.place, current ? placeBadge(manifest, current.location, current.bed) : '–'),
      term('risk', course.open ? words.risk : words.now, current ? riskBadge(current.level, current.risk) : '–'),
      day !== undefined && term('pod', course.open ? words.pod : words.dischargedOn, texts.chart.pod(day)),
      term('los', words.length, duration(course.end - course.start)),
    ),
    element(
      'dl',
      { class: 'facts' },
      term('complaint', words.complaint, isolated(admission.chief_complaint) ?? '–'),
      term('admitted', words.admitted, dayAndTime(course.start)),
      admission.discharge_date && term('discharged', words.discharged, dayAndTime(course.end)),
      term('attending', words.attending, isolated(admission.attending_name) ?? texts.chart.notNamed),
      plan && term('plan', words.plan, words.planStatus[/** @type {'draft'} */ (plan.status)] ?? humanise(plan.status)),
      plan?.target_discharge_date && term('target', words.target, dayInYear(beginningOf(plan.target_discharge_date))),
    ),
  );
}

/**
 * @param {Console.StayRecord['patient']} patient
 * @param {Chart.Course} course
 * @returns {Dom.Child[]}
 */
function whoFacts({ mrn, date_of_birth: born, gender }, course) {
  return [
    element('span', { class: 'mrn' }, 'MRN ', element('strong', {}, written(mrn ?? '–'))),
    born &&
      element(
        'span',
        {},
        element('strong', {}, age(born, course.end)),
        ' ',
        words.born(dayMonthYear(beginningOf(born))),
      ),
    gender &&
      gender !== 'unknown' &&
      element('span', {}, texts.admit.genders[/** @type {'other'} */ (gender)] ?? humanise(gender)),
  ];
}

/** @param {Console.StayRecord['patient']} patient */
const nameOf = ({ name, closed }) => name ?? (closed ? texts.closedPatient : texts.erasedPatient);

/** @param {string | undefined} text */
const isolated = (text) => text && writtenShort(text);

/**
 * @param {Api.Admission} admission
 * @returns {Dom.Child[]}
 */
function flags({ cross_check: crossCheck, review_date: review, status, patient }) {
  return [
    status === 'cancelled' && element('span', { class: 'flag cross-check' }, words.cancelled),
    patient?.identity === 'provisional' && element('span', { class: 'flag cross-check' }, texts.list.provisional),
    crossCheck && element('span', { class: 'flag cross-check', title: words.highRisk }, texts.list.crossCheck),
    review && element('span', { class: 'flag' }, texts.list.review(dayInYear(beginningOf(review)))),
  ];
}

/**
 * @param {string} name
 * @param {string} label
 * @param {Dom.Child} value
 */
function term(name, label, value) {
  return element('div', { class: `term term-${name}` }, element('dt', {}, label), element('dd', {}, value));
}
