/** The location's code and bed, written at the line: once for each run of steps in one place, where there is room. */
import { place } from '../words.js';
import { font, rect, text, textWidth } from './scene.js';
import { endOf } from './steps.js';

const HEIGHT = 17;

/** Labels with their boxes; each box is taken in `occupied`. */
export function placeLabels(scene, occupied) {
  const { palette, area } = scene;
  const bold = font(palette, 13, 700);
  const placed = [];
  for (const run of runs(scene).sort((a, b) => b.right - b.left - (a.right - a.left))) {
    if (run.right < area.x || run.left > area.right) continue;
    const left = Math.max(run.left, area.x);
    const right = Math.min(run.right, area.right);
    const found = options(run, left, right, bold).find(({ box }) => box.left >= area.x && box.right <= area.right && occupied.free(box));
    if (!found) continue;
    occupied.add({ ...found.box, isLabel: true });
    placed.push({ ...found, font: bold, colour: palette.location(run.location).colour });
  }
  return placed;
}

export function drawPlaceLabels(labels, palette) {
  return labels.flatMap(({ words, box, font: bold, colour }) => [
    rect(box.left + 3, box.bottom - 2.5, box.right - box.left - 6, 2, { fill: colour }),
    text(words, (box.left + box.right) / 2, box.top + HEIGHT / 2 - .5, { fill: palette.ink, font: bold, align: 'center' }),
  ]);
}

/** Below the line, above it, before it, after it; with the bed if that fits, else the location alone. */
function options({ left: start, right: end, y, location, bed }, left, right, bold) {
  const both = place(location, bed);
  return [...new Set([both, location])].flatMap((words) => {
    const width = textWidth(words, bold) + 6;
    const at = (x, top) => ({ words, box: { left: x, right: x + width, top, bottom: top + HEIGHT } });
    const middle = (left + right) / 2 - width / 2;
    const inside = right - left > width + 8;
    return [
      inside && at(left + 7, y + 8),
      inside && at(middle, y + 8),
      inside && at(right - width - 7, y + 8),
      inside && at(left + 7, y - 8 - HEIGHT),
      at(start - width - 6, y - HEIGHT / 2),
      at(end + 6, y - HEIGHT / 2),
      at(middle, y - 8 - HEIGHT),
      at(middle, y + 8),
    ].filter(Boolean);
  });
}

/** Neighbouring steps in one location and bed are one run; its label stands at the longest of them. */
function runs(scene) {
  const all = [];
  for (const step of scene.course.steps) {
    const part = { location: step.location, bed: step.bed, left: scene.px(step.from), right: endOf(step, scene), y: scene.y(step.level) };
    const last = all[all.length - 1];
    if (last && last.location === part.location && last.bed === part.bed) {
      if (part.right - part.left > last.right - last.left) Object.assign(last, part);
    } else all.push(part);
  }
  return all;
}
