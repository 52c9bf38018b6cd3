/** Charts of procedures: every stage stands once, every way leads to a stage or an end, no line runs through a box, sixty stages are laid out at once. */
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { chartOf } from '../../engine/studio/chart/chart.ts';
import { type ChartLayout, layOut, wrapped } from '../../engine/studio/chart/layout.ts';
import { BOX } from '../../engine/studio/chart/ways.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { sayExpression } from '../../engine/studio/say-rules.ts';
import { filesOf, organizations } from '../support/rule-sets.ts';

describe.each(organizations)('%s', (organization) => {
  const draft = draftOf(documentsOf(filesOf(organization)));

  test('each stage once; ways lead to what there is; every goto is drawn', () => {
    for (const { id, tracks } of draft.set.procedures) {
      const chart = chartOf(draft, `procedures/${id}.json`);
      const stages = tracks.flatMap((track) => track.stages);
      const known = new Set(stages.map((stage) => stage.id));
      expect(chart.stages.map((stage) => stage.id)).toEqual(stages.map((stage) => stage.id));
      for (const { from, to } of chart.ways) {
        expect(known).toContain(from);
        expect(known.has(to) || to === 'end' || to.startsWith('close:'), `${id}: ${to}`).toBe(true);
      }
      for (const stage of stages)
        for (const [, to] of JSON.stringify(stage).matchAll(/"goto":"([A-Za-z0-9]+)"/g))
          expect(chart.ways).toContainEqual(expect.objectContaining({ from: stage.id, to }));
    }
  });
});

/** Stretches of lines inside a box that they do not begin or end at. */
function crossings({ boxes, lines }: ChartLayout): string[] {
  return lines.flatMap(({ points }) =>
    points.slice(1).flatMap((to, i) => {
      const from = points[i]!;
      const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
      const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      return boxes
        .filter(({ x, y }) => left < x + BOX.width && right > x && top < y + BOX.height && bottom > y)
        .map(({ id }) => id);
    }),
  );
}

describe('layout', () => {
  const laid = organizations.flatMap((organization) => {
    const draft = draftOf(documentsOf(filesOf(organization)));
    return draft.set.procedures.map(({ id }) => {
      const chart = chartOf(draft, `procedures/${id}.json`);
      return {
        name: `${organization} ${id}`,
        chart,
        layout: layOut(chart, 'zh-Hans', (when) => sayExpression(draft, when, 'zh-Hans')),
      };
    });
  });

  test('every box stands in its own place within the drawing, and no line runs through one', () => {
    for (const { name, layout, chart } of laid) {
      expect([name, new Set(layout.boxes.map(({ x, y }) => `${x} ${y}`)).size]).toEqual([
        name,
        layout.boxes.length,
      ]);
      expect(layout.boxes).toHaveLength(chart.stages.length + chart.outcomes.length);
      expect(
        layout.boxes.filter(
          ({ x, y }) => x < 0 || x + BOX.width > layout.width || y + BOX.height > layout.height,
        ),
      ).toEqual([]);
      expect([name, crossings(layout)]).toEqual([name, []]);
    }
  });

  test('what is drawn and what the list says are the same ways', () => {
    for (const { layout, chart } of laid) {
      const pairs = new Set(chart.ways.map(({ from, to, by }) => `${from} ${to} ${by}`));
      expect(layout.lines).toHaveLength(pairs.size);
      expect(layout.conditions.length).toBeLessThanOrEqual(chart.ways.filter(({ when }) => when).length);
    }
  });

  test('a procedure of sixty stages is laid out within a second', () => {
    const stages = Array.from({ length: 60 }, (_, i) => ({
      id: `stage${i}`,
      title: `Stage ${i}`,
      next: [
        { when: `intake.n > ${i}`, goto: `stage${(i * 7 + 13) % 60}` },
        { goto: `stage${(i + 1) % 60}` },
        { close: 'done' },
      ],
      tasks: [
        {
          id: `task${i}`,
          by: { role: 'clerk' },
          actions: [{ id: 'back', kind: 'return', title: 'Back', to: `stage${Math.max(0, i - 3)}` }],
        },
      ],
    }));
    const tracks = [0, 1, 2].map((n) => ({
      id: `track${n}`,
      title: `Track ${n}`,
      stages: stages.slice(n * 20, n * 20 + 20),
    }));
    const procedure = {
      id: 'large',
      title: 'Large',
      form: 'sheet',
      tracks,
      outcomes: [{ id: 'done', title: 'Done' }],
    };
    const begun = performance.now();
    const draft = draftOf({ 'procedures/large.json': procedure as never });
    const layout = layOut(chartOf(draft, 'procedures/large.json'), 'en');
    const took = performance.now() - begun;
    expect(layout.boxes).toHaveLength(61);
    expect(layout.lines.length).toBeGreaterThan(150);
    expect(crossings(layout)).toEqual([]);
    // The figure.
    expect(took).toBeLessThan(1000);
  });

  test('a title takes two lines at most', () => {
    expect(wrapped('投诉')).toEqual(['投诉']);
    expect(wrapped('一二三四五六七八九十甲乙丙')).toEqual(['一二三四五六七八九十甲乙', '丙']);
    expect(wrapped('很'.repeat(40)).map((line) => [...line].length)).toEqual([12, 12]);
    expect(wrapped('Pass to front-line sales of the branch')).toEqual([
      'Pass to front-line',
      'sales of the branch',
    ]);
  });
});
