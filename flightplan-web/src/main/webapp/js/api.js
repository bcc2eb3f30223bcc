/**
 * The public HTTP API, and nothing else, is where the console gets its data. Every URL is relative to the page, so the
 * application may live at / or under a context path.
 */
import { ErrorInWords } from './errors.js';
import { session } from './session.js';
import { texts } from './texts.js';

const words = texts.page.failures;
const NOT_READY = 503;

/** Sent by the window when the server no longer takes the session's token. */
export const SESSION_ENDED = 'flightplan:session-ended';

const BASE = new URL('api/v1/', document.baseURI);

/** What the API answered, in words for a person; `status` 0 means that no answer came. */
export class ApiError extends ErrorInWords {
  /**
   * @param {number} status
   * @param {Api.Problem} problem
   */
  constructor(status, problem = {}) {
    super(sentence(status, problem));
    this.name = 'ApiError';
    this.status = status;
    this.errorCode = problem.error_code;
    /** What is wrong of which field. */
    this.fieldErrors = problem.field_errors ?? {};
    /** Identifies the request in the server's log. */
    this.reference = problem.instance?.replace(/^urn:uuid:/, '');
  }
}

/**
 * @template {string} Path
 * @param {Path} path
 * @param {Api.Parameters} parameters
 * @param {Api.Options} options
 * @returns {Promise<Api.Found<Path>>}
 */
export function get(path, parameters = {}, options = {}) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(name, String(value));
  }
  return /** @type {Promise<Api.Found<Path>>} */ (send(url, { method: 'GET' }, options));
}

/**
 * PHI (an MRN, a name) travels in a body like this one, never in a URL.
 *
 * @template {string} Path
 * @param {Path} path
 * @param {object} body
 * @param {Api.Options} options
 * @returns {Promise<Api.Posted<Path>>}
 */
export function post(path, body, options = {}) {
  const request = { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  return /** @type {Promise<Api.Posted<Path>>} */ (send(new URL(path, BASE), request, options));
}

/**
 * A command, by its method. The same `key` again repeats the first answer and records nothing; with another `version` of
 * what it changes than the server's it is refused.
 *
 * @param {string} method
 * @param {string} path
 * @param {object | null} body
 * @param {{ key: string, version?: number, signal?: AbortSignal }} options
 * @returns {Promise<Api.Recorded>}
 */
export function command(method, path, body, { key, version, signal }) {
  /** @type {Record<string, string>} */
  const headers = { 'Idempotency-Key': key };
  if (body) headers['Content-Type'] = 'application/json';
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  const request = { method, body: body ? JSON.stringify(body) : undefined, headers };
  return /** @type {Promise<Api.Recorded>} */ (send(new URL(path, BASE), request, { signal }));
}

/**
 * An answer that does not end, of server-sent events behind the one that came last.
 *
 * @param {string} path
 * @param {string | null} lastId
 * @param {AbortSignal} signal
 * @param {string} [token] the session's where none is given
 * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
 */
export async function stream(path, lastId, signal, token) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'text/event-stream, application/problem+json' };
  if (lastId) headers['Last-Event-ID'] = lastId;
  const response = await ask(new URL(path, BASE), { method: 'GET', headers }, { signal, token });
  return response.body ?? broken(null);
}

/**
 * What a file holds, or so many of its first bytes.
 *
 * @param {string} path
 * @param {{ signal: AbortSignal, first?: number, purpose?: string, type?: string }} options
 * @returns {Promise<Blob>}
 */
export async function getContent(path, { signal, first, purpose, type = '*/*' }) {
  /** @type {Record<string, string>} */
  const headers = { Accept: type };
  if (first) headers.Range = `bytes=0-${first - 1}`;
  const response = await ask(new URL(path, BASE), { method: 'GET', headers }, { signal, purpose });
  return response.blob().catch(broken);
}

/**
 * Sends a file; `progress(sent)` is told the bytes that have left. What fetch can't tell yet.
 *
 * @param {string} path
 * @param {Blob} file
 * @param {{ key: string, signal: AbortSignal, progress: (sent: number) => void }} options
 * @returns {Promise<Api.Recorded>}
 */
export function putContent(path, file, { key, signal, progress }) {
  const token = session()?.token;
  const request = new XMLHttpRequest();
  request.open('PUT', new URL(path, BASE));
  request.setRequestHeader('Accept', 'application/json, application/problem+json');
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader('Idempotency-Key', key);
  if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
  const stop = () => request.abort();
  signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded }) => progress(loaded));
    request.addEventListener('load', () => {
      const { status } = request;
      if (status >= 200 && status < 300) resolve(jsonOf(request.responseText));
      else reject(refusal(status, jsonOf(request.responseText), token));
    });
    request.addEventListener('error', () => reject(new ApiError(0)));
    request.addEventListener('abort', () => reject(new DOMException('It was stopped', 'AbortError')));
    request.send(file);
  }).finally(() => signal.removeEventListener('abort', stop));
}

/** @param {string} text */
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/**
 * All pages of a list, in the list's own order.
 *
 * @template {string} Path
 * @param {Path} path
 * @param {Api.Parameters} parameters
 * @param {Api.Options} options
 * @returns {Promise<Api.ItemOf<Path>[]>}
 */
export async function all(path, parameters = {}, options = {}) {
  /** @type {Api.ItemOf<Path>[]} */
  const items = [];
  /** @type {string | undefined} */
  let cursor;
  do {
    const found = await get(path, { limit: 200, ...parameters, cursor }, options);
    const page = /** @type {Api.Page<Api.ItemOf<Path>>} */ (found);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return items;
}

/**
 * @param {URL} url
 * @param {{ method: string, body?: string, headers?: Record<string, string> }} request
 * @param {Api.Options} options
 * @returns {Promise<unknown>}
 */
async function send(url, request, options) {
  const headers = { Accept: 'application/json, application/problem+json', ...request.headers };
  const response = await ask(url, { ...request, headers }, options);
  return response.json().catch(broken);
}

/**
 * @param {URL} url
 * @param {{ method: string, body?: string, headers: Record<string, string> }} request
 * @param {Api.Options} options
 * @returns {Promise<Response>}
 */
async function ask(url, { headers, ...request }, { signal, purpose, token = session()?.token }) {
  if (token) headers.Authorization = `Bearer ${token}`;
  if (purpose) headers['X-Purpose-Of-Use'] = purpose;
  const response = await fetch(url, { ...request, headers, signal, cache: 'no-store', credentials: 'omit' }).catch(
    broken,
  );
  if (response.ok) return response;
  // a problem whose body is not ours, as a proxy's may be, is told by its status
  throw refusal(response.status, await response.json().catch(() => ({})), token);
}

/**
 * @param {number} status
 * @param {Api.Problem} problem
 * @param {string | null | undefined} token that it was asked with
 */
function refusal(status, problem, token) {
  if (status === 401 && token === session()?.token) window.dispatchEvent(new Event(SESSION_ENDED));
  return new ApiError(isOurs(status, problem) ? status : NOT_READY, problem);
}

/**
 * Each problem of the API has a code. Without one nothing is "not there": a server that starts says so of every address before
 * it has the application.
 *
 * @param {number} status
 * @param {Api.Problem} problem
 */
const isOurs = (status, { error_code: code }) => code !== undefined || ![404, 500].includes(status);

/**
 * No answer came, or not all of it.
 *
 * @param {unknown} failure
 * @returns {never}
 */
function broken(failure) {
  if (failure instanceof Error && failure.name === 'AbortError') throw failure;
  throw new ApiError(0);
}

/** @type {Record<number, string>} */
const SENTENCES = {
  0: words.silent,
  401: words.sessionEnded,
  403: words.forbidden,
  404: words.noSuch,
  429: words.tooMany,
  503: words.notReady,
};

/**
 * @param {number} status
 * @param {Api.Problem} problem
 */
function sentence(status, problem) {
  const fields = Object.entries(problem.field_errors ?? {}).map(([field, errors]) => `${field}: ${errors.join(', ')}`);
  const general =
    (problem.error_code === 'no_access' ? words.noAccess : undefined) ??
    // what the database says of what it refuses is for who can mend it, and nobody else is told it
    (problem.error_code === 'database_refused' ? problem.detail : undefined) ??
    SENTENCES[status] ??
    problem.detail ??
    problem.title ??
    words.other(status);
  return [general, ...fields].join(' ');
}
