/** What the console says. One language at a time: another is a module with the same names beside `texts/en.js`. */
export { en as texts } from './texts/en.js';
