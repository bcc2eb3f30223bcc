/** What a hospital has chosen of the packs: a specialty by its name, or one version of it, `name@1.0.0`. */

/** @param {string} choice */
export const nameOf = (choice) => choice.split('@')[0];

/**
 * Whether a specialty is used, and which version is kept; empty for the newest.
 *
 * @param {string[]} choices
 * @param {string} name
 */
export function choiceOf(choices, name) {
  const choice = choices.find((each) => nameOf(each) === name);
  return { used: choice !== undefined, kept: choice?.split('@')[1] ?? '' };
}

/**
 * The choices with another one of a specialty; without any, where it is null.
 *
 * @param {string[]} choices
 * @param {string} name
 * @param {string | null} choice
 */
export function choicesWith(choices, name, choice) {
  const known = choices.some((each) => nameOf(each) === name);
  const others = choices.flatMap((each) => (nameOf(each) === name ? (choice ?? []) : each));
  return known || choice === null ? others : [...others, choice];
}
