/** The chart as a file. Its name says when it was made, and nothing of whose it is. */
import { download } from '../download.js';
import { faceOf } from '../zone.js';
import { init } from './echarts.js';

/**
 * What is in sight as PNG, twice as fine as a screen, or as SVG, whose text can be found and scaled.
 *
 * @param {ECharts.Chart} chart
 * @param {object} option what the chart shows
 * @param {string} ground colour
 * @param {'png' | 'svg'} type
 * @returns {Promise<Blob>}
 */
export async function pictureOf(chart, option, ground, type) {
  if (type === 'svg') return svgOf(chart, option, ground);
  const canvas = chart.getRenderedCanvas({ pixelRatio: 2, backgroundColor: ground });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas gave no picture'))), 'image/png');
  });
}

/**
 * @param {ECharts.Chart} chart
 * @param {object} option
 * @param {string} backgroundColor
 */
function svgOf(chart, option, backgroundColor) {
  const size = { width: chart.getWidth(), height: chart.getHeight() };
  const drawn = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    drawn.setOption({ ...option, backgroundColor });
    return new Blob([drawn.renderToSVGString()], { type: 'image/svg+xml' });
  } finally {
    drawn.dispose();
  }
}

/**
 * Hands it to the browser.
 *
 * @param {Blob} blob
 * @param {'png' | 'svg'} type
 * @param {number} now
 */
export const save = (blob, type, now) => download(blob, `trajectory-${faceOf(now).replace(':', '')}.${type}`);
