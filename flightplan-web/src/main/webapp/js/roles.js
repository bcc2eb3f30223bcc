/** What whoever is signed in may do, by the token: the server goes by the same. */
import { claims } from './provider.js';
import { session } from './session.js';

const PLATFORM = 'platform-admin';

/**
 * By the names that tokens give them. Who acts in no hospital has none of a hospital's, whatever the token says.
 *
 * @returns {string[]}
 */
export function roles() {
  const token = session()?.token;
  if (!token) return [];
  try {
    const { groups = [], tenant } = claims(token);
    return tenant ? groups : groups.filter((each) => each === PLATFORM);
  } catch {
    return [];
  }
}

/** @param {readonly string[]} wanted whether one of them is there */
export const hasOneOf = (wanted) => roles().some((each) => wanted.includes(each));

/** Those that see patients. */
export const CLINICAL = ['clinician', 'viewer'];
/** Those that may ask how their hospital is called, and what time it is there. */
export const OF_HOSPITAL = [...CLINICAL, 'tenant-admin', 'privacy-officer', 'auditor'];
/** Those that run the installation. */
export const OF_INSTALLATION = [PLATFORM];
