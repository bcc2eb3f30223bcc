/** The stay of an address of the console, as a colleague passes it on; or its id alone. */

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** @param {string} text what holds no id is given back as it is, for the API to refuse */
export const stayIn = (text) => (ID.exec(text)?.[0] ?? encodeURIComponent(text.trim())).toLowerCase();
