/** Charts of procedures: every stage stands once and every way leads to a stage or an end. */
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { chartOf } from '../../engine/studio/flow-chart.ts';
import { draftOf } from '../../engine/studio/names.ts';
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
