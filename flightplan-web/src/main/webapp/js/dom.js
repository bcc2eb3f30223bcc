/**
 * Builds elements. Text always becomes a text node, never markup, so that nothing a patient's record says can
 * run as code; styles are never attributes, which the Content-Security-Policy would refuse.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** An HTML element. Attributes named `on…` are listeners; `false`, `null` and `undefined` leave an attribute out. */
export function element(tag, attributes = {}, ...children) {
  return assemble(document.createElement(tag), attributes, children);
}

/** An SVG element, with the same rules. */
export function svg(tag, attributes = {}, ...children) {
  return assemble(document.createElementNS(SVG, tag), attributes, children);
}

/** Replaces everything inside a node. */
export function fill(node, ...children) {
  node.replaceChildren(...present(children));
  return node;
}

function assemble(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...present(children));
  return node;
}

function present(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}
