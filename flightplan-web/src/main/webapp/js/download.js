/**
 * Hands a file to the browser.
 *
 * @param {Blob} blob
 * @param {string} name which says nothing of whose it is
 */
export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
