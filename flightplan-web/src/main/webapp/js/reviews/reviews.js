/** Where a privacy officer works: who opened a closed record, who looked at what, what a patient may ask, and whether the log is whole. */
import { pageOfParts } from '../desk/parts.js';
import { people } from '../desk/people.js';
import { toReviews } from '../router.js';
import { texts } from '../texts.js';
import { showAudit } from './audit.js';
import { showGlass } from './glass.js';
import { showLog } from './log.js';
import { showPatients } from './patients.js';

const words = texts.reviews;

const PARTS = /** @type {const} */ ([
  { name: '', label: words.parts.glass, show: showGlass },
  { name: 'audit', label: words.parts.audit, show: showAudit },
  { name: 'patients', label: words.parts.patients, show: showPatients },
  { name: 'log', label: words.parts.log, show: showLog },
]);

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'id' | 'query' | 'signal'>} visit `id` names the part
 */
export async function showReviews(root, { id, query, signal }) {
  const part = PARTS.find(({ name }) => name === id) ?? PARTS[0];
  const parts = PARTS.map(({ name, label }) => ({ name, label, href: toReviews(name) }));
  const place = pageOfParts(root, { title: words.title, parts, current: part.name });
  part.show(place, { query, signal, staff: await people(signal) });
}
