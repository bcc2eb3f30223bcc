/** The clock on the time axis: where it is read, from twelve hours apart down to seconds, also in nights when it changes. */
import { local, offsetAt } from '../zone.js';
import { whichOfTwo } from './moments.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
];
const ROOM = 42;
const ROOM_WITH_SECONDS = 58;

/**
 * The moments between two at which the clock's face is a whole multiple of what there is room for, with its words; none where
 * even twelve hours are too narrow. The hour that comes twice is read twice, with the name of its offset.
 *
 * @param {number} from
 * @param {number} to
 * @param {number} perMillisecond pixels
 * @returns {{ moment: number, words: string }[]}
 */
export function ticks(from, to, perMillisecond) {
  const step = STEPS.find((some) => some * perMillisecond >= (some < MINUTE ? ROOM_WITH_SECONDS : ROOM));
  if (!step) return [];
  const found = [];
  // a clock is set by half hours at least: between two of them it runs evenly
  const stride = Math.min(step, 30 * MINUTE);
  const offset = offsetAt(from);
  for (let moment = Math.ceil((from + offset) / stride) * stride - offset; moment <= to; moment += stride) {
    const face = local(moment);
    if (face.getTime() % step) continue;
    found.push({ moment, words: faceInWords(face, step, moment) });
  }
  return found;
}

/**
 * @param {Date} face
 * @param {number} step
 * @param {number} moment
 */
function faceInWords(face, step, moment) {
  const words = face.toISOString().slice(11, step < MINUTE ? 19 : 16);
  const which = step <= HOUR ? whichOfTwo(moment) : '';
  return which ? `${words} ${which}` : words;
}
