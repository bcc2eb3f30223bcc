/** Where the hospital's administrator works: units and beds, specialties and their packs, the staff and care teams, displays at the wall, name and time zone. */
import { pageOfParts } from '../desk/parts.js';
import { toHospital } from '../router.js';
import { texts } from '../texts.js';
import { showDisplays } from './displays.js';
import { showSettings } from './settings.js';
import { showSpecialties } from './specialties.js';
import { showStaff } from './staff.js';
import { showUnits } from './units.js';

const words = texts.hospital;

const PARTS = /** @type {const} */ ([
  { name: '', label: words.parts.units, show: showUnits },
  { name: 'specialties', label: words.parts.specialties, show: showSpecialties },
  { name: 'staff', label: words.parts.staff, show: showStaff },
  { name: 'displays', label: words.parts.displays, show: showDisplays },
  { name: 'settings', label: words.parts.settings, show: showSettings },
]);

/**
 * @param {HTMLElement} root
 * @param {Pick<Console.Visit, 'id' | 'signal'>} visit `id` names the part
 */
export async function showHospital(root, { id, signal }) {
  const part = PARTS.find(({ name }) => name === id) ?? PARTS[0];
  const parts = PARTS.map(({ name, label }) => ({ name, label, href: toHospital(name) }));
  const place = pageOfParts(root, { title: words.title, parts, current: part.name });
  part.show(place, signal);
}
