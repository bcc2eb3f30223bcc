/** Server-sent events as the API sends them: an id, and data on one line; comments keep the connection. */

/**
 * A function that takes pieces of the text as they come, and calls `onEvent` for each event that is whole.
 *
 * @param {(event: { id: string | null, data: string | null }) => void} onEvent
 * @returns {(piece: string) => void}
 */
export function eventReader(onEvent) {
  let rest = '';
  /** @type {string | null} */
  let id = null;
  /** @type {string | null} */
  let data = null;
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.map((text) => text.replace(/\r$/, ''))) {
      if (line.startsWith('id:')) id = line.slice(3).trim();
      else if (line.startsWith('data:')) data = (data === null ? '' : `${data}\n`) + line.slice(5).replace(/^ /, '');
      else if (line === '' && (id !== null || data !== null)) {
        onEvent({ id, data });
        id = data = null;
      }
    }
  };
}
