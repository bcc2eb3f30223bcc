import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { chooseLanguage, language, languageOf } = await import('../../main/webapp/js/language.js');

test('the first language of the browser that the console speaks is spoken, else English', () => {
  assert.equal(languageOf(undefined, ['fr-FR', 'de-AT', 'en-US']), 'de');
  assert.equal(languageOf(undefined, ['fr-FR']), 'en');
  assert.equal(language, 'en');
});

test('what a user has chosen holds for that user, and until then what was chosen last', () => {
  chooseLanguage('nurse', 'de');
  assert.equal(languageOf('nurse', ['en-GB']), 'de');
  chooseLanguage('doctor', 'en');
  assert.equal(languageOf('nurse', ['en-GB']), 'de');
  assert.equal(languageOf('somebody else', ['de-DE']), 'en');
  localStorage.setItem('flightplan.language', '{"": "xx"}');
  assert.equal(languageOf('nurse', ['de-DE']), 'de');
  localStorage.setItem('flightplan.language', 'broken');
  assert.equal(languageOf('nurse', ['en-GB']), 'en');
});
