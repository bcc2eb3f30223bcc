/** A patient of the board in words: what a tile says. Nothing here asks the server. */
import { levelOf, riskLabel } from '../risk.js';
import { texts } from '../texts.js';
import { beginningOf, calendarDays, dayAndTime, dayInYear, duration, humanise, place, time } from '../words.js';

const words = texts.board;
const HOUR = 3_600_000;

/**
 * @param {Api.Occupant} occupant
 * @param {Map<string, Api.Manifest>} manifests by their specialty
 * @param {number} now
 * @returns {Board.Person}
 */
export function personOf(occupant, manifests, now) {
  const { location = '', bed } = occupant;
  if (occupant.restricted) return closedPerson(occupant.access_handle, location, bed);
  const manifest = manifests.get(occupant.specialty ?? '');
  const { name, risk, risk_since: since, post_operative_day: pod, admit_date: admitted } = occupant;
  const { target_discharge_date: target, move_request: request, attending_name: attending } = occupant;
  const needed = request?.needed_by ? Date.parse(request.needed_by) : Infinity;
  const by = Number.isFinite(needed) ? whenIn(needed, now) : '';
  const to = request && place(request.to_location, request.to_bed);
  return {
    closed: false,
    id: occupant.admission_id,
    name: name ?? words.noName,
    at: place(location, bed),
    who: [
      ageInWords(occupant.age),
      words.sexes[/** @type {'female' | 'male'} */ (occupant.sex)] ?? '',
      pod === undefined ? '' : words.postOperative(pod),
      admitted ? stayInWords(now - Date.parse(admitted)) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    level: manifest && levelOf(manifest, risk, location),
    risk: manifest ? riskLabel(manifest, risk) : risk,
    riskFor: since ? stayInWords(now - Date.parse(since)) : '',
    riskSince: since ? words.since(dayAndTime(Date.parse(since), now)) : '',
    attending: attending ?? '',
    target: target ? dayInYear(beginningOf(target), now) : '',
    overdue: occupant.overdue === true,
    flags: (occupant.flags ?? []).map((code) => ({
      code,
      label: words.flags[code] ?? humanise(code),
      title: [words.flagsLong[code] ?? humanise(code), code === 'isolation' && occupant.isolation]
        .filter(Boolean)
        .map((each) => humanise(String(each)))
        .join(': '),
    })),
    request: to ? words.requests(to, by, needed < now) : '',
    requestLong: to ? [words.requestsLong(to, by), request.reason].filter(Boolean).join('. ') : '',
    therapies: (occupant.therapies ?? []).map(({ therapy }) => therapy),
    barriers: (occupant.barriers ?? []).map(({ text }) => text ?? ''),
  };
}

/**
 * Of a stay that is closed to the reader: that somebody is there.
 *
 * @param {string} handle
 * @param {string} location
 * @param {string | undefined} bed
 * @returns {Board.Person}
 */
function closedPerson(handle, location, bed) {
  return {
    ...{ closed: true, id: '', handle, name: words.closed, at: place(location, bed), who: '' },
    ...{ riskFor: '', riskSince: '', attending: '', target: '', overdue: false, flags: [] },
    ...{ request: '', requestLong: '', therapies: [], barriers: [] },
  };
}

/**
 * The time alone where it is today.
 *
 * @param {number} moment
 * @param {number} now
 */
export const whenIn = (moment, now) => (calendarDays(moment, now) === 0 ? time(moment) : dayAndTime(moment, now));

/** @param {Api.OpenOccupant['age']} age */
const ageInWords = (age) => (age ? `${age.value || '< 1'} ${words.ages[age.unit]}` : '');

/**
 * Days alone from the second on: on a tile an hour more or less is nothing.
 *
 * @param {number} milliseconds
 */
export function stayInWords(milliseconds) {
  const days = Math.floor(milliseconds / (24 * HOUR));
  return days >= 2
    ? `${days} ${texts.page.units.day}`
    : duration(Math.floor(Math.max(0, milliseconds) / HOUR) * HOUR || milliseconds);
}

/**
 * Whether a filter of the board lets a patient through.
 *
 * @param {Api.Occupant} occupant
 * @param {Pick<Board.Wanted, 'attending' | 'flag'>} wanted
 */
export function isWanted(occupant, { attending, flag }) {
  if (occupant.restricted) return !attending && !flag;
  if (attending && occupant.attending_id !== attending) return false;
  switch (flag) {
    case '':
    // of a bed
    case 'double':
      return true;
    case 'overdue':
      return occupant.overdue === true;
    case 'leaving':
      return (
        occupant.target_discharge_date !== undefined &&
        calendarDays(Date.now(), beginningOf(occupant.target_discharge_date)) <= 1
      );
    case 'move_requested':
      return occupant.move_request !== undefined;
    case 'barriers':
      return (occupant.barriers ?? []).length > 0;
    case 'therapies':
      return (occupant.therapies ?? []).length > 0;
    default:
      return (occupant.flags ?? []).some((code) => code === flag);
  }
}

/**
 * Whether words are those of a patient's name, each as its beginning, or of the bed.
 *
 * @param {string} sought
 * @param {string} bed
 * @param {Api.Occupant[]} occupants
 */
export function isSought(sought, bed, occupants) {
  const wanted = plain(sought).split(' ').filter(Boolean);
  if (!wanted.length) return true;
  if (plain(bed).includes(wanted.join(' '))) return true;
  return occupants.some((occupant) => {
    const parts = plain(occupant.restricted ? '' : (occupant.name ?? '')).split(' ');
    return wanted.every((word) => parts.some((part) => part.startsWith(word)));
  });
}

/** @param {string} text */
const plain = (text) =>
  text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
