/** What the console says, in the language of the page. */
import { language } from './language.js';
import { de } from './texts/de.js';
import { en } from './texts/en.js';

export const texts = { en, de }[language];
