/** The console's texts in English. */
import { admit } from './en-admit.js';
import { attachments } from './en-attachments.js';
import { census } from './en-census.js';
import { chart } from './en-chart.js';
import { handover } from './en-handover.js';
import { huddle } from './en-huddle.js';
import { merge } from './en-merge.js';
import { page } from './en-page.js';
import { board } from './en-board.js';
import { recording } from './en-recording.js';
import { wall } from './en-wall.js';

const count = (/** @type {number} */ number, /** @type {string} */ one, /** @type {string} */ many) =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

export const en = {
  live: 'Live',
  connecting: 'Connecting …',
  notLiveSince: (/** @type {string} */ when) => `Not live since ${when}: changes by others may be missing`,
  tryAgain: 'Try again',
  triedAgain: 'It is tried again by itself.',
  signInElsewhere: 'Sign in in another tab: what you have written is kept here, and this tab goes on by itself.',
  erased: 'Erased',
  erasedPatient: 'Erased patient',
  closedPatient: 'Not in your care',
  discharged: 'Discharged',

  list: {
    title: 'Stays',
    loading: 'Loading stays …',
    caption: 'Stays; some column headings sort the list',
    patient: 'Patient',
    find: 'Find',
    seek: 'name, MRN or date of birth',
    admit: 'Admit',
    back: 'Back to the list',
    more: 'Show more',
    notFound: 'No stay found',
    notFoundWhy: (/** @type {boolean} */ asDate) =>
      asDate
        ? 'No patient of this hospital was born on this day.'
        : 'No patient of this hospital has this MRN, or a name with these words: each is the beginning of a word of the ' +
          'name, from three letters, or a whole word.',
    noneMatch: 'No stays match',
    noneMatchWhy: 'New ones appear here by themselves. Other filters may show more.',
    onlyNewest: 'Only the newest patients who match: type more of the name.',
    bornOn: (/** @type {string} */ day) => `Born on ${day}`,
    instead: (/** @type {string} */ day) => `Born on ${day} instead`,
    ambiguous: (/** @type {string} */ day) => `The date can be read in two ways; looked for ${day}.`,
    stays: (/** @type {number} */ shown, /** @type {number | undefined} */ total) =>
      total === undefined || total <= shown
        ? count(shown, 'stay', 'stays')
        : `${shown} of ${count(total, 'stay', 'stays')}`,
    asOf: (/** @type {string} */ when) => `as of ${when}`,
    order: 'Order',
    status: 'Status',
    location: 'Location',
    risk: 'Risk',
    specialty: 'Specialty',
    flag: 'Marked',
    any: { location: 'Any location', risk: 'Any risk', specialty: 'Any specialty', flag: 'All' },
    flags: {
      cross_check: 'CrossCheck',
      review_due: 'Review due',
      overdue: 'Target day over',
      move_requested: 'Waiting for a place',
    },
    statuses: { active: 'In hospital', discharged: 'Discharged', cancelled: 'Cancelled', all: 'All stays' },
    states: { active: 'In hospital', discharged: 'Discharged', cancelled: 'Cancelled' },
    sorts: {
      '-risk': 'Highest risk first',
      risk: 'Lowest risk first',
      location: 'By location',
      '-location': 'By location, backwards',
      '-length_of_stay': 'Longest stay first',
      length_of_stay: 'Shortest stay first',
      '-admit_date': 'Newest admission first',
      admit_date: 'Oldest admission first',
      target: 'Next target first',
      '-target': 'Last target first',
    },
    columns: {
      name: 'Patient',
      mrn: 'MRN',
      age: 'Age · born',
      risk: 'Risk',
      place: 'Location · bed',
      stay: 'Length of stay',
      admitted: 'Admitted',
      target: 'Target',
      tasks: 'Open tasks',
      complaint: 'Chief complaint',
      attending: 'Attending',
      status: 'Status',
    },
    born: (/** @type {string} */ day) => `born ${day}`,
    crossCheck: 'CrossCheck',
    highRisk: 'High risk',
    review: (/** @type {string} */ day) => `Review ${day}`,
    overdue: 'overdue',
    waitsFor: (/** @type {string} */ place) => `waits for ${place}`,
    sameName: 'Same surname in this unit',
    provisional: 'Identity not confirmed',
  },

  stay: {
    loading: 'Loading the stay …',
    back: '← All stays',
    postOperative: (/** @type {number} */ day) => `POD ${day}`,
    noSuch: 'This part could not be loaded',
    parts: { course: 'Where and how ill', events: 'What happened', plan: 'The plan' },
    noTrajectory: 'No location recorded yet',
    noTrajectoryWhy: 'What happened is shown below all the same.',
  },

  pages: { label: 'Pages', board: 'Board', stays: 'Stays', census: 'Census' },

  admit,
  attachments,
  census,
  chart,
  handover,
  huddle,
  merge,
  page,
  board,
  recording,
  wall,
};
