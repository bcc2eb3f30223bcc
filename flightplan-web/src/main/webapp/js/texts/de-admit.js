/** Was auf Deutsch gesagt wird, wo jemand aufgenommen wird. */

/** @type {typeof import('./en-admit.js').admit} */
export const admit = {
  title: 'Aufnehmen',
  into: (place) => `In ${place}.`,
  searchFirst:
    'Sehen Sie zuerst nach, ob die Person bekannt ist: Eine zweite Akte derselben Person verbirgt die Hälfte dessen, was man weiß.',
  looking: 'Es wird gesucht …',
  found: 'Gefundene Patienten',
  results: (count, more) =>
    `${count === 1 ? '1 Patient' : `${count} Patienten`} gefunden${more ? ', und weitere: Geben Sie mehr vom Namen ein' : ''}`,
  admit: 'Aufnehmen',
  closedWhy: 'Wieder aufnehmen kann nur, wer zum Behandlungsteam gehört hat.',
  noneOfThese: 'Niemand davon?',
  newPatient: 'Neuen Patienten aufnehmen',
  admitWhom: (name) => (name ? `${name} aufnehmen` : 'Neuen Patienten aufnehmen'),
  identity: 'Identität',
  confirmed: 'Gesichert',
  provisional: 'Noch nicht gesichert',
  name: 'Name',
  unknown: 'Unbekannt',
  unknownName: 'Leer: „Unbekannt“.',
  mrn: 'Patientennummer (MRN)',
  unknownMrn: 'Leer: eine vorläufige Nummer, bis die richtige bekannt ist.',
  born: 'Geburtsdatum',
  gender: 'Geschlecht',
  genders: { female: 'Weiblich', male: 'Männlich', other: 'Divers', unknown: 'Unbekannt' },
  specialty: 'Fachgebiet',
  admitted: 'Aufgenommen',
  attending: 'Zuständig',
  me: 'Ich',
  complaint: 'Aufnahmegrund',
  type: 'Art der Aufnahme',
  types: { emergency: 'Notfall', urgent: 'Dringend', elective: 'Geplant', transfer: 'Verlegung' },
};
