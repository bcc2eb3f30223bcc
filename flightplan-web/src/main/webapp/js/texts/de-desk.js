/** Was auf Deutsch beim Datenschutz und in der Verwaltung gesagt wird. */

/** @type {typeof import('./en-desk.js').desk} */
export const desk = {
  loading: 'Einen Moment …',
  you: 'Sie',
  unnamed: (id) => `ohne Namen (${id})`,
  print: 'Drucken',
  printed: (who, when, zone) => `Gedruckt von ${who}, ${when} (${zone}).`,
};
