/** The keys: each hospital's newest, by which master key it is wrapped, and how far a rotation is. No key is shown. */
import { get, post } from '../api.js';
import { element } from '../dom.js';
import { claims } from '../provider.js';
import { hasRole, session } from '../session.js';
import { texts } from '../texts.js';
import { dayInYear } from '../words.js';
import { ask } from './confirm.js';
import { perform } from './deeds.js';
import { count, since } from './figures.js';
import { byName, nameOf, namesOf } from './hospitals.js';
import { part } from './part.js';
import { button, mark, table } from './table.js';

const EVERY_MS = 10_000;
const words = texts.installation.keys;

/** @param {AbortSignal} signal */
export function keysPart(signal) {
  const read = async () => {
    const [found, names] = await Promise.all([get('admin/keys', {}, { signal }), namesOf(signal)]);
    return { keys: /** @type {Installation.Keys} */ (found), names };
  };
  const shown = part(
    {
      title: texts.installation.sections.keys,
      hint: words.hint,
      read,
      draw: ({ keys, names }) => [
        element('p', {}, words.master, ' ', element('code', {}, keys.master_key)),
        tenantKeys(keys, names, rotate),
        element('p', { class: 'help' }, own() ? words.mayRotate : words.whoRotates),
        element('p', { class: 'help' }, words.masterRotation),
      ],
      every: EVERY_MS,
    },
    signal,
  );
  const rotate = () => {
    const act = () => perform(words.rotate, () => post('admin/keys/rotation', {}), { after: shown.due });
    ask({ title: words.rotate, says: words.rotationDoes, yes: words.rotateYes, act }, signal);
  };
  return shown.node;
}

// the hospital that this token may rotate the keys of: a privacy officer's own
function own() {
  if (!hasRole('privacy-officer')) return undefined;
  return claims(session()?.token ?? '').tenant;
}

/**
 * @param {Installation.Keys} keys
 * @param {Map<Api.Id, string>} names
 * @param {() => void} rotate
 */
function tenantKeys({ items, master_key: master }, names, rotate) {
  const mine = own();
  return table(
    words.caption,
    [
      { label: words.hospital },
      { label: words.version, number: true },
      { label: words.made },
      { label: words.masterKey },
      { label: words.older },
      ...(mine ? [{ label: words.doing }] : []),
    ],
    byName(items, names).map((each) => [
      nameOf(names, each.tenant_id),
      count(each.version),
      words.madeOn(dayInYear(Date.parse(each.made_at)), since(each.made_at)),
      each.master_key === master ? words.newest : mark(words.formerMaster, true),
      each.older ? mark(words.underWay(count(each.older))) : words.none,
      each.tenant_id === mine && button(`rotate ${each.tenant_id}`, words.rotate, rotate),
    ]),
  );
}
