/** What `/admin/database` answers, asked for as often as it is looked at. */
import { get } from '../api.js';

/**
 * @param {AbortSignal} signal
 * @returns {Promise<Installation.Report>}
 */
export const report = async (signal) =>
  /** @type {Installation.Report} */ (await get('admin/database', {}, { signal }));
