/** The installation, for who runs it: a section of the address each. Nothing of a patient is asked for here. */
import { element, fill } from '../dom.js';
import { onKey } from '../keys.js';
import { go, noteInstallation, toInstallation } from '../router.js';
import { texts } from '../texts.js';
import { databasePart } from './database.js';
import { deedsBar } from './deeds.js';
import { keysPart } from './keys.js';
import { migrationsPart } from './migrations.js';
import { nodesPart } from './nodes.js';
import { projectionsPart } from './projections.js';
import { sealsPart } from './seals.js';
import { sessionsPart } from './sessions.js';
import { tenantsPart } from './tenants.js';

const words = texts.installation;

/** In the order of the navigation. */
const SECTIONS = /** @type {const} */ ({
  nodes: nodesPart,
  projections: projectionsPart,
  database: databasePart,
  sessions: sessionsPart,
  migrations: migrationsPart,
  tenants: tenantsPart,
  keys: keysPart,
  seals: sealsPart,
});

/** @typedef {keyof typeof SECTIONS} Section */

const NAMES = /** @type {Section[]} */ (Object.keys(SECTIONS));

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'id' | 'signal'>} visit `id` is the section
 */
export async function showInstallation(root, { id, signal }) {
  const shown = NAMES.find((each) => each === id) ?? NAMES[0];
  noteInstallation(shown);
  document.title = `${words.sections[shown]} · ${words.title} · FlightPlan`;
  fill(
    root,
    element(
      'div',
      { class: 'page installation' },
      element('h1', {}, words.title),
      navigation(shown),
      deedsBar(signal),
      SECTIONS[shown](signal),
    ),
  );
  NAMES.forEach((each, index) => onKey(String(index + 1), () => go(toInstallation(each)), signal));
}

/** @param {Section} shown */
function navigation(shown) {
  return element(
    'nav',
    { class: 'views sections', 'aria-label': words.label },
    NAMES.map((each, index) =>
      element(
        'a',
        {
          href: toInstallation(each),
          'aria-current': each === shown ? 'page' : undefined,
          'aria-keyshortcuts': String(index + 1),
        },
        element('span', {}, words.sections[each]),
      ),
    ),
  );
}
