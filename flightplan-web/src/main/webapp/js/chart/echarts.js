/** The chart library, from its WebJar; the one place that knows its version. The servlet container serves it. */
export { init } from '../../webjars/echarts/5.3.1/dist/echarts.esm.min.js';
