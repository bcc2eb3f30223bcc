/** What is said in English at every desk: the privacy officer's, and the administrator's. */

export const desk = {
  loading: 'One moment …',
  you: 'you',
  unnamed: (/** @type {string} */ id) => `without a name (${id})`,
  print: 'Print',
  printed: (/** @type {string} */ who, /** @type {string} */ when, /** @type {string} */ zone) =>
    `Printed by ${who}, ${when} (${zone}).`,
};
