/**
 * What the tabs of a browser tell each other, by a channel that only pages of this very origin hear and nothing keeps: the
 * session, that somebody is there, and what the event stream told whoever reads it (live.js).
 */
import { adopt, session, touch } from './session.js';

const PATIENCE_MS = 250;

const channel = new BroadcastChannel('flightplan');

/**
 * @typedef {object} Listeners
 * @property {() => void} arrived a session came to a tab that had none
 * @property {() => void} ended somebody signed out in another tab
 * @property {(message: Console.LiveMessage) => void} live
 */

/** @param {Listeners} listeners */
export function hearTabs(listeners) {
  channel.addEventListener('message', ({ data }) => hear(data, listeners));
}

/**
 * Asks the other tabs for their session; comes back as soon as there is one, or when none has answered.
 *
 * @returns {Promise<void>}
 */
export function askForSession() {
  return new Promise((resolve) => {
    /** @param {MessageEvent<Console.Message>} event */
    const listener = ({ data }) => data.kind === 'session' && done();
    const done = () => {
      clearTimeout(timer);
      channel.removeEventListener('message', listener);
      resolve();
    };
    const timer = setTimeout(done, PATIENCE_MS);
    channel.addEventListener('message', listener);
    tell({ kind: 'session?' });
  });
}

/** Tells the other tabs this one's session, as it began or goes on. */
export function tellSession() {
  const mine = session();
  if (mine) tell({ kind: 'session', session: mine });
}

/** @param {string} id of the session that somebody has ended */
export const tellEnded = (id) => tell({ kind: 'ended', id });

/** @param {Console.LiveMessage} message */
export const tellLive = (message) => tell(message);

/** Somebody is there, in whichever tab. */
export function touchAll() {
  const mine = touch() && session();
  if (mine) tell({ kind: 'touched', id: mine.id });
}

/** @param {Console.Message} message */
const tell = (message) => channel.postMessage(message);

/**
 * @param {Console.Message} message
 * @param {Listeners} listeners
 */
function hear(message, { arrived, ended, live }) {
  const mine = session();
  switch (message.kind) {
    case 'session?':
      return tellSession();
    case 'session':
      return adopt(message.session) ? arrived() : undefined;
    case 'ended':
      return mine?.id === message.id ? ended() : undefined;
    case 'touched':
      return void (mine?.id === message.id && touch());
    default:
      return mine?.id === message.of ? live(message) : undefined;
  }
}
