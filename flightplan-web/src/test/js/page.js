/**
 * What the modules ask of a page, where there is none: import it before them. Its text is as wide as it has letters, its
 * server answers what a test lays ready, and its clock stands in Vienna, where summer begins and ends.
 */
process.env.TZ = 'Europe/Vienna';

export const LETTER = 7;

const stored = new Map();
const styles = new Map();

/** The requests that were sent: {url, method, body, headers}. */
export const requests = [];

/** Custom properties of the page, "--name" → value. */
export const properties = styles;

let answers = () => ({});

globalThis.window = new EventTarget();
// one that keeps nobody waiting
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name) {
    super(name);
    this.unref();
  }
};
globalThis.document = {
  baseURI: 'https://hospital.example/flightplan/',
  body: {},
  addEventListener: () => {},
  visibilityState: 'visible',
  createElement: () => ({ getContext: () => ({ measureText: (words) => ({ width: words.length * LETTER }) }) }),
};
globalThis.getComputedStyle = () => ({ getPropertyValue: (name) => styles.get(name) ?? '' });
globalThis.sessionStorage = {
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, value) => stored.set(key, String(value)),
  removeItem: (key) => stored.delete(key),
};
globalThis.navigator ??= { language: 'en-GB' };
// a browser's, whatever Node.js has by itself
Object.defineProperty(globalThis, 'localStorage', { value: sessionStorage, configurable: true });
globalThis.location = { hash: '', search: '', assign: (url) => (location.href = String(url)) };
globalThis.history = { replaceState: (state, title, url) => (location.shown = url) };
globalThis.fetch = async (url, { method = 'GET', body, headers = {}, signal } = {}) => {
  signal?.throwIfAborted();
  const request = { url: new URL(url), method, headers, body: typeof body === 'string' ? JSON.parse(body) : body };
  requests.push(request);
  const answer = await answers(request);
  return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
};

// what tells the progress of what is sent: all at once
globalThis.XMLHttpRequest = class extends EventTarget {
  upload = new EventTarget();
  headers = {};
  open(method, url) {
    Object.assign(this, { method, url });
  }
  setRequestHeader(name, value) {
    this.headers[name] = value;
  }
  send(body) {
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded: 1 }));
    this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded: body.size }));
    fetch(this.url, { method: this.method, headers: this.headers, body })
      .then(async (response) => {
        Object.assign(this, { status: response.status, responseText: await response.text() });
        this.dispatchEvent(new Event('load'));
      })
      .catch(() => this.dispatchEvent(new Event('error')));
  }
  abort() {
    this.dispatchEvent(new Event('abort'));
  }
};

/** `answer(request)` gives what the server says: a body, or a whole response. */
export function serve(answer) {
  requests.length = 0;
  answers = answer;
}

/** A problem, as the API says it. */
export function problem(status, body = {}) {
  return new Response(JSON.stringify(body), { status });
}
