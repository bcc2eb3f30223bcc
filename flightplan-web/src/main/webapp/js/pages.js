/** The pages that the bar leads to, in its order, and whom they are for. */
import { CLINICAL, hasOneOf, OF_INSTALLATION } from './roles.js';
import { toLastBoard, toLastInstallation, toLastList } from './router.js';

/** `g` and `key` lead to a page from anywhere; it is as it was seen last. */
export const PAGES = /** @type {const} */ ([
  { name: 'board', key: 'b', to: toLastBoard, roles: CLINICAL },
  { name: 'stays', key: 's', to: toLastList, roles: CLINICAL },
  { name: 'installation', key: 'i', to: toLastInstallation, roles: OF_INSTALLATION },
]);

/** The pages of whoever is signed in. */
export const pagesOf = () => PAGES.filter(({ roles }) => hasOneOf(roles));

/**
 * Whether whoever is signed in has anything to do in a view; what is no page of its own belongs to the clinical ones.
 *
 * @param {Console.View} view
 */
export const mayShow = (view) => {
  const page = PAGES.find(({ name }) => name === view);
  return view === 'sign-in' || !pagesOf().length || hasOneOf(page?.roles ?? CLINICAL);
};

/** Where one lands. */
export const landing = () => (pagesOf()[0]?.to ?? toLastList)();
