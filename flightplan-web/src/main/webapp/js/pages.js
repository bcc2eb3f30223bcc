/** The pages that the bar leads to, in its order, and whom they are for. */
import {
  toHospital,
  toLastBoard,
  toLastCensus,
  toLastInstallation,
  toLastList,
  toReviews,
  toSignIn,
} from './router.js';
import { hasRole } from './session.js';

const CLINICAL = ['clinician', 'viewer'];
/** Who acts in a hospital, and follows what happens there. */
export const OF_HOSPITAL = [...CLINICAL, 'tenant-admin', 'privacy-officer'];
/** Views that are for others, by the names that a token gives to roles. */
const ROLES = /** @type {Partial<Record<Console.View, string[]>>} */ ({
  reviews: ['privacy-officer'],
  hospital: ['tenant-admin'],
  census: [...CLINICAL, 'tenant-admin'],
  installation: ['platform-admin'],
});

/** `g` and `key` lead to a page from anywhere; it is as it was seen last. */
export const PAGES = /** @type {const} */ ([
  { view: 'board', key: 'b', to: toLastBoard },
  { view: 'stays', key: 's', to: toLastList },
  { view: 'reviews', key: 'r', to: toReviews },
  { view: 'hospital', key: 'h', to: toHospital },
  { view: 'census', key: 'c', to: toLastCensus },
  { view: 'installation', key: 'i', to: toLastInstallation },
]);

/**
 * Whether a view is for whoever is signed in; signing in is for everybody.
 *
 * @param {Console.View} view
 */
export const mayOpen = (view) => view === 'sign-in' || hasRole(...(ROLES[view] ?? CLINICAL));

/** The pages of whoever is signed in. */
export const pagesOf = () => PAGES.filter(({ view }) => mayOpen(view));

/** Where one lands. */
export const landing = () => (pagesOf()[0]?.to ?? (() => toSignIn))();
