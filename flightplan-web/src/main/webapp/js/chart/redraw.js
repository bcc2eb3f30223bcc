/**
 * When the chart must be drawn anew by itself: another size, another colour scheme, paper.
 *
 * @param {HTMLElement} canvas
 * @param {ECharts.Chart} chart
 * @param {() => void} draw
 * @param {AbortSignal} signal
 */
export function redrawWhenNeeded(canvas, chart, draw, signal) {
  // The observer reports once on being set up: then nothing has changed.
  const size = new ResizeObserver(() => {
    if (canvas.clientWidth !== chart.getWidth() || canvas.clientHeight !== chart.getHeight()) draw();
  });
  size.observe(canvas);
  signal.addEventListener('abort', () => size.disconnect(), { once: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw, { signal });
  // Paper has its own size and is light; the class changes both.
  /** @param {boolean} on */
  const printing = (on) => {
    document.documentElement.classList.toggle('printing', on);
    draw();
  };
  window.addEventListener('beforeprint', () => printing(true), { signal });
  window.addEventListener('afterprint', () => printing(false), { signal });
}
