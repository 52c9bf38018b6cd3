/** Rule sets that are broken open in the studio, show every place, and each of their problems leads to one. */
import { expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import type { Documents, Json } from '../../engine/exchange/parts.ts';
import { valueAt } from '../../engine/ruleset/places.ts';
import { chartOf } from '../../engine/studio/chart/chart.ts';
import { layOut } from '../../engine/studio/chart/layout.ts';
import { applyAll } from '../../engine/studio/edit.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { type Branch, outline, wayTo } from '../../engine/studio/outline.ts';
import { panelAt } from '../../engine/studio/panel.ts';
import cases from '../proof/broken.cases.json' with { type: 'json' };
import { sound } from '../proof/support.ts';
import { filesOf } from '../support/rule-sets.ts';

interface Case {
  why: string;
  in?: string;
  problems?: string[];
  some?: string[];
  changes: Record<string, Json>;
}

/** A place of broken files may be missing: what is there is changed, what is not is added. */
function broken(documents: Documents, changes: Case['changes']): Documents {
  return Object.entries(changes).reduce((known, [place, value]) => {
    const [file = '', path = ''] = place.split('#');
    const there = path !== '' || file in known;
    const edit = there ? { put: { file, path, value } } : { insert: { file, path, value } };
    const done = applyAll(known, [edit]);
    return done.ok ? done.value.documents : known;
  }, documents);
}

const every = (branches: Branch[]): Branch[] => branches.flatMap((one) => [one, ...every(one.children)]);

/** Where its problems are, as the cases have them: `code file#path facts`. */
const placesOf = ({ problems = [], some = [] }: Case) =>
  [...problems, ...some].map((line) => {
    const [file = '', path = ''] = line.split(' ')[1]!.split('#');
    return { file, path };
  });

const home = sound.ruleset.id;
const all = (cases as unknown as Case[]).filter((one) => placesOf(one).length > 0);

/** Not even of the right shape. */
const shapeless: Case['changes'][] = [
  { 'procedures/complaint.json': null },
  { 'procedures/complaint.json#/tracks': 'none' },
  { 'deadlines.json': [] },
  { 'ruleset.json#/departments': { id: 'x' } },
  { 'series.json#/series': 7 },
  { 'source.json#/clauses': [null, 'x'] },
];

test('there are sixty and more', () => expect(all.length + shapeless.length).toBeGreaterThanOrEqual(60));

test.each(shapeless)('without shape: %j', (changes) => {
  const draft = draftOf(broken(documentsOf(filesOf(home)), changes));
  const [[place]] = Object.entries(changes) as [[string, Json]];
  const [file = ''] = place.split('#');
  const way = wayTo(outline(draft.documents), { file, path: '' });
  expect(way.map((branch) => branch.file)).toEqual([file]);
  expect(panelAt(draft, file, '', 'zh-Hans')).toBeDefined();
});

test.each(all)('$why', (one) => {
  const documents = broken(documentsOf(filesOf(one.in ?? home)), one.changes);
  const draft = draftOf(documents);
  const shelves = outline(documents);
  const changed = new Set(Object.keys(one.changes).map((place) => place.split('#')[0]));
  for (const { file, path } of every(shelves.flatMap(({ files }) => files)).filter((branch) =>
    changed.has(branch.file),
  ))
    expect([file, path, panelAt(draft, file, path, 'zh-Hans') !== undefined]).toEqual([file, path, true]);
  for (const file of Object.keys(documents).filter((name) => name.startsWith('procedures/')))
    expect(layOut(chartOf(draft, file), 'en').boxes.length).toBeGreaterThan(0);
  for (const { file, path } of placesOf(one)) {
    const inner = wayTo(shelves, { file, path }).at(-1);
    expect([file, path, inner && panelAt(draft, inner.file, inner.path, 'en') !== undefined]).toEqual([
      file,
      path,
      true,
    ]);
    // What is missing is looked for at the place around it.
    const around = path.replace(/\/[^/]*$/, '');
    expect([file, path, valueAt(documents[file], path) ?? valueAt(documents[file], around)]).not.toContain(
      undefined,
    );
  }
});
