/** Continuous therapies: one row a therapy below the bands, a bar from start to stop, open at the end while it runs. */
import { duration } from '../words.js';
import { font, rect, text, textWidth } from './scene.js';

const THERAPY_ROW = 24;

function therapyRows(course) {
  return [...new Set(course.therapies.map(({ name }) => name))];
}

/** The room that the rows take below the bands. */
export function therapiesHeight({ course, shown }) {
  const rows = shown.has('therapy') ? therapyRows(course).length : 0;
  return rows ? rows * THERAPY_ROW + 8 : 0;
}

export function drawTherapies(scene) {
  const { course, area, palette, shown, px, inView, places } = scene;
  for (const { id } of course.therapies) places.delete(id);
  if (!shown.has('therapy')) return [];
  const rows = therapyRows(course);
  const top = (name) => area.bottom + 4 + rows.indexOf(name) * THERAPY_ROW;
  const names = rows.map((name) =>
    text(name, area.x - 14, top(name) + THERAPY_ROW / 2 - 2, {
      fill: palette.ink,
      font: font(palette, 13, 600),
      align: 'right',
      width: area.x - 20,
      overflow: 'truncate',
    }),
  );
  const bars = course.therapies
    .filter(({ from, to }) => inView(px(from), px(to)))
    .flatMap((therapy) => bar(therapy, top(therapy.name), scene));
  return [...names, ...bars];
}

function bar(therapy, top, { area, palette, px, course, places }) {
  const left = Math.max(px(therapy.from), area.x);
  const right = Math.min(Math.max(px(therapy.to), left + 3), area.right);
  const height = THERAPY_ROW - 7;
  const subject = `mark/${therapy.id}`;
  places.set(therapy.id, { x: (left + right) / 2, y: top + 1 + height / 2 });
  const words = `${duration(therapy.to - therapy.from)}${therapy.ongoing && course.open ? ' so far' : ''}`;
  const small = font(palette, 12, 600);
  const inside = textWidth(words, small) + 12 < right - left;
  return [
    rect(
      left,
      top + 1,
      right - left,
      height,
      { fill: palette.therapy },
      { subject, r: therapy.ongoing ? [3, 0, 0, 3] : 3 },
    ),
    inside && text(words, left + 7, top + 1.5 + height / 2, { fill: palette.therapyInk, font: small, subject }),
    !inside &&
      right + textWidth(words, small) + 12 < area.right &&
      text(words, right + 6, top + 1.5 + height / 2, { fill: palette.inkSoft, font: small, subject }),
  ].filter(Boolean);
}
