/** A stage added after another keeps the row going; what a table asks for is named beside what it is given. */
import { expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { check } from '../../engine/ruleset/check.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import { valueAt } from '../../engine/ruleset/places.ts';
import { stageAfter } from '../../engine/studio/add-stage.ts';
import { applyAll } from '../../engine/studio/edit.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { panelAt } from '../../engine/studio/panel.ts';
import { filesOf, must, organizations } from '../support/rule-sets.ts';

test.each(organizations.slice(0, 12))('%s', (organization) => {
  const draft = draftOf(documentsOf(filesOf(organization)));
  const stages = draft.walk.elements.filter(({ kind }) => kind === 'stage');
  expect(stages.length).toBeGreaterThan(0);
  for (const { file, path } of stages) {
    const next = valueAt(draft.documents[file], `${path}/next`);
    const added = stageAfter(draft, file, path, '新環節')!;
    const { documents } = must(applyAll(draft.documents, added.edits));
    expect(valueAt(documents[file], `${path}/next`)).toBeUndefined();
    expect(valueAt(documents[file], added.path)).toMatchObject({
      title: '新環節',
      ...(next ? { next } : {}),
    });
  }
  const { file, path } = stages.at(-1)!;
  const { documents } = must(applyAll(draft.documents, stageAfter(draft, file, path, '新環節')!.edits));
  const files = Object.entries(documents).map(([name, value]) => [name, JSON.stringify(value)]);
  expect(check(must(readRuleSet(Object.fromEntries(files))))).toEqual([]);
});

test('inputs of a table that is called', () => {
  const draft = draftOf(documentsOf(filesOf('pcb-manufacturer')));
  const panel = panelAt(draft, 'deadlines.json', '/deadlines/0', 'zh-Hans')!;
  const said = JSON.stringify(panel);
  const names = draft.set.tables!.flatMap(({ inputs }) => inputs.map(({ id }) => id));
  expect(names).toContain('market');
  expect(said).toContain('"names":[{"value":"market"');
  expect(said).not.toContain('"title":"market"');
});
