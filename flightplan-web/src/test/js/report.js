/**
 * A reporter of node's test runner: one line for all that passed, each failure in full, and in the file that REPORT names
 * the same as Surefire writes it, where the build's totals are counted.
 */
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';

export default async function* report(events) {
  const cases = [];
  for await (const { type, data } of events) {
    // node 18 reports each file as a test too: it counts if it failed by itself, before any of its tests
    const isFile = /\.test\.js$/.test(data.name ?? '');
    if (type === 'test:pass' && !isFile) cases.push({ name: data.name, skipped: data.skip !== undefined, ...of(data) });
    if (type === 'test:fail' && !(isFile && data.details.error?.failureType === 'subtestsFailed')) {
      const { error } = data.details;
      const failure = inspect(error?.cause ?? error);
      cases.push({ name: data.name, failure, ...of(data) });
      yield `FAILED: ${data.name}\n${failure}\n`;
    }
  }
  const count = (what) => cases.filter((test) => test[what]).length;
  const [failures, skipped] = [count('failure'), count('skipped')];
  if (process.env.REPORT) writeFileSync(process.env.REPORT, xml(cases, failures, skipped));
  yield `Tests run: ${cases.length}, Failures: ${failures}, Errors: 0, Skipped: ${skipped} -- in the console's modules\n`;
}

const of = ({ details }) => ({ seconds: ((details?.duration_ms ?? 0) / 1000).toFixed(3) });

function xml(cases, failures, skipped) {
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  const lines = cases.map(({ name, failure, seconds, ...test }) => {
    const body = failure ? `<failure>${escaped(failure)}</failure>` : test.skipped ? '<skipped/>' : '';
    return `  <testcase name="${escaped(name)}" classname="console" time="${seconds}">${body}</testcase>`;
  });
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="console" ${counts}>`;
  return `${[head, ...lines, '</testsuite>'].join('\n')}\n`;
}

// and without what XML 1.0 has no place for, as the colours of a terminal
const escaped = (text) =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
