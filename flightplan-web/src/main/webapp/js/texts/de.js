/** Die Texte der Konsole auf Deutsch. */
import { admit } from './de-admit.js';
import { attachments } from './de-attachments.js';
import { board } from './de-board.js';
import { census } from './de-census.js';
import { chart } from './de-chart.js';
import { handover } from './de-handover.js';
import { huddle } from './de-huddle.js';
import { merge } from './de-merge.js';
import { page } from './de-page.js';
import { recording } from './de-recording.js';
import { wall } from './de-wall.js';

const count = (/** @type {number} */ number, /** @type {string} */ one, /** @type {string} */ many) =>
  `${number.toLocaleString('de-DE')} ${number === 1 ? one : many}`;

/** @type {typeof import('./en.js').en} */
export const de = {
  live: 'Aktuell',
  connecting: 'Verbindung wird aufgebaut …',
  notLiveSince: (when) => `Nicht aktuell seit ${when}: Änderungen anderer können fehlen`,
  tryAgain: 'Noch einmal versuchen',
  triedAgain: 'Es wird von selbst wieder versucht.',
  signInElsewhere:
    'Melden Sie sich in einem anderen Tab an: Was Sie geschrieben haben, bleibt hier, und dieser Tab macht von selbst weiter.',
  erased: 'Gelöscht',
  erasedPatient: 'Gelöschte Akte',
  closedPatient: 'Nicht in Ihrer Behandlung',
  discharged: 'Entlassen',

  list: {
    title: 'Aufenthalte',
    loading: 'Aufenthalte werden geladen …',
    caption: 'Aufenthalte; einige Spaltenköpfe sortieren die Liste',
    patient: 'Patient',
    find: 'Suchen',
    seek: 'Name, MRN, Geburtsdatum',
    admit: 'Aufnehmen',
    back: 'Zurück zur Liste',
    more: 'Mehr zeigen',
    notFound: 'Kein Aufenthalt gefunden',
    notFoundWhy: (asDate) =>
      asDate
        ? 'In dieser Klinik gibt es niemanden, der an diesem Tag geboren ist.'
        : 'In dieser Klinik hat niemand diese Patientennummer oder einen Namen mit diesen Wörtern: Jedes ist der Anfang eines ' +
          'Wortes des Namens, ab drei Buchstaben, oder ein ganzes Wort.',
    noneMatch: 'Keine passenden Aufenthalte',
    noneMatchWhy: 'Neue erscheinen hier von selbst. Andere Filter zeigen vielleicht mehr.',
    onlyNewest: 'Nur die neuesten Treffer: Geben Sie mehr vom Namen ein.',
    bornOn: (day) => `Geboren am ${day}`,
    instead: (day) => `Stattdessen geboren am ${day}`,
    ambiguous: (day) => `Das Datum lässt sich auf zwei Arten lesen; gesucht wurde ${day}.`,
    stays: (shown, total) =>
      total === undefined || total <= shown
        ? count(shown, 'Aufenthalt', 'Aufenthalte')
        : `${shown} von ${count(total, 'Aufenthalt', 'Aufenthalten')}`,
    asOf: (when) => `Stand ${when}`,
    order: 'Reihenfolge',
    status: 'Status',
    location: 'Station',
    risk: 'Risiko',
    specialty: 'Fachgebiet',
    flag: 'Kennzeichen',
    any: { location: 'Alle Stationen', risk: 'Jedes Risiko', specialty: 'Alle Fachgebiete', flag: 'Alle' },
    flags: {
      cross_check: 'CrossCheck',
      review_due: 'Überprüfung fällig',
      overdue: 'Entlasstag vorbei',
      move_requested: 'Wartet auf einen Platz',
    },
    statuses: { active: 'Aufgenommen', discharged: 'Entlassen', cancelled: 'Storniert', all: 'Alle Aufenthalte' },
    states: { active: 'Aufgenommen', discharged: 'Entlassen', cancelled: 'Storniert' },
    sorts: {
      '-risk': 'Höchstes Risiko zuerst',
      risk: 'Niedrigstes Risiko zuerst',
      location: 'Nach Station',
      '-location': 'Nach Station, rückwärts',
      '-length_of_stay': 'Längste Liegedauer zuerst',
      length_of_stay: 'Kürzeste Liegedauer zuerst',
      '-admit_date': 'Neueste Aufnahme zuerst',
      admit_date: 'Älteste Aufnahme zuerst',
      target: 'Nächste Entlassung zuerst',
      '-target': 'Späteste Entlassung zuerst',
    },
    columns: {
      name: 'Patient',
      mrn: 'MRN',
      age: 'Alter · geboren',
      risk: 'Risiko',
      place: 'Station · Bett',
      stay: 'Liegezeit',
      admitted: 'Aufnahme',
      target: 'Ziel',
      tasks: 'Offene Auf\u00adgaben',
      complaint: 'Aufnahmegrund',
      attending: 'Zuständig',
      status: 'Status',
    },
    born: (day) => `geboren ${day}`,
    crossCheck: 'CrossCheck',
    highRisk: 'Hohes Risiko',
    review: (day) => `Überprüfung ${day}`,
    overdue: 'überfällig',
    waitsFor: (place) => `wartet auf ${place}`,
    sameName: 'Gleicher Nachname auf dieser Station',
    provisional: 'Identität nicht gesichert',
  },

  stay: {
    loading: 'Der Aufenthalt wird geladen …',
    back: '← Alle Aufenthalte',
    postOperative: (day) => `POT ${day}`,
    noSuch: 'Dieser Teil konnte nicht geladen werden',
    parts: { course: 'Wo und wie krank', events: 'Was geschehen ist', plan: 'Der Plan' },
    noTrajectory: 'Noch keine Station dokumentiert',
    noTrajectoryWhy: 'Was geschehen ist, wird unten trotzdem gezeigt.',
  },

  pages: { label: 'Seiten', board: 'Belegung', stays: 'Aufenthalte', census: 'Statistik' },

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
