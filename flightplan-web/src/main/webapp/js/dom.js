/**
 * Builds elements. Text always becomes a text node, never markup, so that nothing a patient's record says can
 * run as code; styles are never attributes, which the Content-Security-Policy would refuse.
 */

const SVG = 'http://www.w3.org/2000/svg';
const LONG = 60;

/**
 * An HTML element. Attributes named `on…` are listeners; `false`, `null` and `undefined` leave an attribute out.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Dom.Attributes} attributes
 * @param {Dom.Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  return assemble(document.createElement(tag), attributes, children);
}

/**
 * An SVG element, with the same rules.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Dom.Attributes} attributes
 * @param {Dom.Child[]} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  return assemble(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * What somebody wrote, in whatever script: it turns nothing round it, and nothing of itself.
 *
 * @param {string} text
 * @param {Dom.Attributes} attributes
 */
export function written(text, attributes = {}) {
  return element('bdi', attributes, withoutTurns(text));
}

/**
 * The same, cut to two lines until somebody points at it or comes to it by the keyboard.
 *
 * @param {string} text
 */
export function writtenShort(text) {
  return written(text, { class: 'short', tabindex: text.length > LONG ? 0 : undefined });
}

/**
 * A text without the characters that turn the direction of what follows.
 *
 * @param {string} text
 */
export function withoutTurns(text) {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/**
 * Replaces everything inside a node.
 *
 * @template {Element} Filled
 * @param {Filled} node
 * @param {Dom.Child[]} children
 * @returns {Filled}
 */
export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

/**
 * @template {Element} Made
 * @param {Made} node
 * @param {Dom.Attributes} attributes
 * @param {Dom.Child[]} children
 * @returns {Made}
 */
function assemble(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...present(children));
  return node;
}

/**
 * @param {Dom.Child[]} children
 * @returns {(Node | string)[]}
 */
function present(children) {
  const flat = /** @type {unknown[]} */ (children)
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false);
  return /** @type {(Node | string)[]} */ (flat);
}
