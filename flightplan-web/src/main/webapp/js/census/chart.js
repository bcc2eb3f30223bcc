/** The census drawn: who was there and how many beds there were, who came and went, and how long those who left had stayed. */
import { init } from '../chart/echarts.js';
import { redrawWhenNeeded } from '../chart/redraw.js';
import { element } from '../dom.js';
import { texts } from '../texts.js';
import { beginningOf, dayInYear } from '../words.js';
import { dayInWords } from './tables.js';

const words = texts.census;
const DAY_HOURS = 24;
/** On A4, across; print.css makes it smaller where paper is. */
const PRINTED_WIDTH = 1040;
const ROWS = [
  { top: 16, height: 170 },
  { top: 216, height: 120 },
  { top: 366, height: 90 },
];
const HEIGHT = 490;
const LEGEND = /** @type {const} */ (['occupied', 'beds', 'in', 'out', 'p50', 'p90']);

/** @param {AbortSignal} signal */
export function censusChart(signal) {
  const canvas = element('div', { class: 'chart-canvas', 'aria-hidden': 'true' });
  const legend = element(
    'ul',
    { class: 'census-legend' },
    LEGEND.map((name) => element('li', {}, element('span', { class: `key key-${name}` }), words.legend[name])),
  );
  const node = element('div', { class: 'census-chart' }, legend, element('div', { class: 'chart-frame' }, canvas));
  /** @type {ECharts.Chart | null} */
  let chart = null;
  /** @type {Api.CensusDay[]} */
  let days = [];

  function draw() {
    if (!canvas.isConnected || !days.length) return;
    canvas.style.height = `${HEIGHT}px`;
    if (!chart) {
      const made = init(canvas, null, { renderer: 'canvas' });
      chart = made;
      signal.addEventListener('abort', () => made.dispose(), { once: true });
      redrawWhenNeeded(canvas, made, draw, signal);
    }
    const width = document.documentElement.classList.contains('printing') ? PRINTED_WIDTH : canvas.clientWidth;
    if (width !== chart.getWidth() || HEIGHT !== chart.getHeight()) chart.resize({ width, height: HEIGHT });
    chart.setOption(optionOf(days, coloursOf(node)), { notMerge: true });
  }

  return {
    node,
    /** @param {Api.CensusDay[]} next */
    show(next) {
      days = next;
      draw();
    },
  };
}

/** @param {Element} host */
function coloursOf(host) {
  const style = getComputedStyle(host);
  /** @param {string} name */
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ...{ ink: of('ink'), soft: of('ink-soft'), grid: of('grid'), surface: of('surface-raised'), face: of('face') },
    ...{ occupied: of('accent'), ground: of('accent-soft'), beds: of('ink-soft') },
    ...{ in: of('planned'), out: of('mark-course'), p50: of('therapy'), p90: of('mark') },
  };
}

/**
 * @param {Api.CensusDay[]} days
 * @param {ReturnType<typeof coloursOf>} colours
 */
function optionOf(days, colours) {
  const text = { color: colours.soft, fontFamily: colours.face };
  const names = days.map(({ date }) => date);
  /** @param {number | undefined} hours */
  const inDays = (hours) => (hours === undefined ? null : Math.round((hours / DAY_HOURS) * 10) / 10);
  /**
   * @param {keyof typeof words.legend} name
   * @param {number} row
   * @param {(number | null)[]} data
   * @param {object} more
   */
  const series = (name, row, data, more) => ({
    ...{ name: words.legend[name], xAxisIndex: row, yAxisIndex: row, data, animation: false },
    ...{ itemStyle: { color: colours[name] }, lineStyle: { color: colours[name], width: 2 } },
    ...more,
  });
  const step = { type: 'line', step: 'middle', showSymbol: false };
  return {
    animation: false,
    textStyle: text,
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    // as text on the canvas: styles in HTML would be refused
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: colours.surface,
      textStyle: { color: colours.ink, fontFamily: colours.face, fontSize: 13 },
    },
    grid: ROWS.map((row) => ({ left: 44, right: 14, ...row })),
    xAxis: ROWS.map((_, row) => ({
      ...{ type: 'category', gridIndex: row, data: names, axisTick: { show: false } },
      axisLine: { onZero: false, lineStyle: { color: colours.grid } },
      axisLabel: {
        ...{ ...text, show: row === ROWS.length - 1, hideOverlap: true },
        formatter: (/** @type {Api.Day} */ day) => dayInYear(beginningOf(day)),
      },
      axisPointer: { label: { formatter: (/** @type {{ value: Api.Day }} */ { value }) => dayInWords(value) } },
    })),
    yAxis: ROWS.map((_, row) => ({
      ...{ type: 'value', gridIndex: row, minInterval: 1, splitNumber: 3 },
      axisLabel: { ...text, formatter: (/** @type {number} */ value) => String(Math.abs(value)) },
      splitLine: { lineStyle: { color: colours.grid } },
    })),
    series: [
      series(
        'occupied',
        0,
        days.map(({ occupied }) => occupied),
        { ...step, areaStyle: { color: colours.ground, opacity: 1 } },
      ),
      series(
        'beds',
        0,
        days.map(({ beds }) => beds),
        { ...step, lineStyle: { color: colours.beds, width: 1.5, type: 'dashed' } },
      ),
      series(
        'in',
        1,
        days.map((day) => day.admissions + day.transfers_in),
        { type: 'bar', stack: 'flow' },
      ),
      series(
        'out',
        1,
        days.map((day) => -(day.transfers_out + day.discharges + day.deaths)),
        { type: 'bar', stack: 'flow' },
      ),
      series(
        'p50',
        2,
        days.map((day) => inDays(day.los_p50)),
        { type: 'scatter', symbol: 'circle', symbolSize: 6 },
      ),
      series(
        'p90',
        2,
        days.map((day) => inDays(day.los_p90)),
        { type: 'scatter', symbol: 'triangle', symbolSize: 7 },
      ),
    ],
  };
}
