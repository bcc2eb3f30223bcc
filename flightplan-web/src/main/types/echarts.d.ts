/** Of ECharts 5, what the console uses. */
declare namespace ECharts {
  interface Chart {
    setOption(option: object, settings?: { notMerge?: boolean }): void;
    getOption(): { dataZoom?: { startValue: number; endValue: number }[] } | undefined;
    dispatchAction(action: { type: 'dataZoom'; startValue: number; endValue: number }): void;
    convertFromPixel(finder: { xAxisIndex: number }, px: number): number;
    on(event: 'datazoom', listener: () => void): void;
    /** The canvas's own events; `target` is what was drawn there, if anything. */
    getZr(): { on(event: 'click', listener: (event: { target?: Element }) => void): void };
    getRenderedCanvas(options: { pixelRatio: number; backgroundColor: string }): HTMLCanvasElement;
    /** Of a chart without a page. */
    renderToSVGString(): string;
    getWidth(): number;
    getHeight(): number;
    resize(size: { width: number; height: number }): void;
    dispose(): void;
  }

  interface Element {
    name?: string;
    parent?: Element;
  }

  /** Of a custom series' `renderItem`. */
  interface RenderParams {
    coordSys: { x: number; y: number; width: number; height: number };
  }

  interface RenderApi {
    /** From values on the axes to pixels. */
    coord(values: [number, number]): [number, number];
  }
}

declare module '*/echarts.esm.min.js' {
  export function init(
    host: HTMLElement | null,
    theme: null,
    options: { renderer: 'canvas' } | { renderer: 'svg'; ssr: true; width: number; height: number },
  ): ECharts.Chart;
}
