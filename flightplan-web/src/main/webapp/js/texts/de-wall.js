/** Was auf Deutsch auf einer Anzeige an der Wand gesagt wird. */

/** @type {typeof import('./en-wall.js').wall} */
export const wall = {
  title: 'Wandanzeige',
  loading: 'Wird geladen …',
  withoutBed: 'Kein Bett',
  closed: 'Diese Station ist geschlossen, oder das Krankenhaus ist nicht aktiv. Hier wird nichts gezeigt.',
  revoked: 'Diese Anzeige wurde widerrufen.',
  stale: (since) => `Keine Verbindung seit ${since}: was hier steht, kann sich geändert haben`,
  claim: {
    title: 'Anzeige an der Wand',
    hint: 'Unter „Krankenhaus“ legt die Verwaltung eine Anzeige an und erhält einen Code. Er gilt einmal, 15 Minuten lang.',
    code: 'Code von der Verwaltung',
    claim: 'Belegung hier zeigen',
    unknown: 'Dieser Code gilt nicht mehr oder galt nie: Lassen Sie eine neue Anzeige anlegen.',
  },
};
