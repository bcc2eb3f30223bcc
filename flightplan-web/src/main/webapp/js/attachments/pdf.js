/**
 * PDF, drawn by pdf.js page by page; loaded when somebody looks at the first one. A module of its own, which imports the library
 * alone: what the console's other modules remember is in one file with them.
 */
import { getDocument, GlobalWorkerOptions } from '../../webjars/pdfjs-dist/4.10.38/build/pdf.min.mjs';

const WORKER = '../../webjars/pdfjs-dist/4.10.38/build/pdf.worker.min.mjs';
const LARGEST_SIDE = 4_000;

/**
 * @param {Blob} content
 * @param {AbortSignal} signal
 */
export async function pagesOf(content, signal) {
  GlobalWorkerOptions.workerSrc = new URL(WORKER, import.meta.url).href;
  // nothing of a document runs, and nothing else is fetched for it
  const loading = getDocument({
    data: await content.arrayBuffer(),
    isEvalSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableRange: true,
  });
  signal.addEventListener('abort', () => loading.destroy(), { once: true });
  const document = await loading.promise;
  return {
    count: document.numPages,
    /**
     * Draws a page as wide as it is shown; its text, for whom the picture tells nothing.
     *
     * @param {number} number from 1
     * @param {HTMLCanvasElement} canvas
     * @param {number} width in device pixels
     */
    async draw(number, canvas, width) {
      const page = await document.getPage(number);
      const { width: own, height } = page.getViewport({ scale: 1 });
      const scale = Math.min(width / own, LARGEST_SIDE / own, LARGEST_SIDE / height);
      const viewport = page.getViewport({ scale });
      Object.assign(canvas, { width: Math.ceil(viewport.width), height: Math.ceil(viewport.height) });
      const canvasContext = canvas.getContext('2d');
      if (canvasContext) await page.render({ canvasContext, viewport }).promise;
      const { items } = await page.getTextContent();
      return items.map(({ str = '' }) => str).join(' ');
    },
  };
}
