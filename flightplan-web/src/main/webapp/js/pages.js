/** The pages that the bar leads to, in its order, and whom they are for. */
import { toLastBoard, toLastCensus, toLastList } from './router.js';
import { session } from './session.js';

const CLINICAL = ['Clinician', 'Viewer'];

/** `g` and `key` lead to a page from anywhere; it is as it was seen last. */
export const PAGES = /** @type {const} */ ([
  { name: 'board', key: 'b', to: toLastBoard, roles: CLINICAL },
  { name: 'stays', key: 's', to: toLastList, roles: CLINICAL },
  { name: 'census', key: 'c', to: toLastCensus, roles: CLINICAL },
]);

/** The pages of whoever is signed in. */
export const pagesOf = () => PAGES.filter(({ roles }) => roles.includes(session()?.role ?? ''));

/** Where one lands. */
export const landing = () => (pagesOf()[0]?.to ?? toLastList)();
