/** Panels: every place of every rule set is shown whole, in words, and every word of the language can be added. */
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { check } from '../../engine/ruleset/check.ts';
import { checkShape } from '../../engine/ruleset/check-shape.ts';
import { readRuleSet } from '../../engine/ruleset/load.ts';
import { valueAt } from '../../engine/ruleset/places.ts';
import { emptyRuleSet } from '../../engine/studio/empty.ts';
import { type Draft, draftOf } from '../../engine/studio/names.ts';
import { type Branch, outline, wayTo } from '../../engine/studio/outline.ts';
import { type Node, panelAt } from '../../engine/studio/panel.ts';
import { languages } from '../../engine/text/language.ts';
import { filesOf, must, organizations } from '../support/rule-sets.ts';

const everyBranch = (branches: Branch[]): Branch[] =>
  branches.flatMap((one) => [one, ...everyBranch(one.children)]);
const branchesOf = (draft: Draft) => everyBranch(outline(draft.documents).flatMap(({ files }) => files));

const childrenOf = (node: Node): Node[] => ('children' in node ? node.children : []);
const nodesOf = (node: Node): Node[] => [node, ...childrenOf(node).flatMap(nodesOf)];

/** What a panel leaves to JSON: values that the meta-schemas leave open. */
const OPEN =
  /^\/(parameters\/\d+\/suggestion|params|given\/(params)|steps\/\d+\/(data|expect\/(registers|figures\/[^/]+\/\d+\/of|fields|kept|issued\/[^/]+\/values)))/;

const leavesOf = (value: unknown, path = ''): string[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, child]) => leavesOf(child, `${path}/${key.replaceAll('/', '~1')}`))
    : [path];

describe.each(organizations)('%s', (organization) => {
  const draft = draftOf(documentsOf(filesOf(organization)));
  const nodes = branchesOf(draft).flatMap(({ file, path }) =>
    nodesOf(panelAt(draft, file, path, 'en')!).map((node) => ({ ...node, file })),
  );

  test('every value stands in a panel', () => {
    for (const [file, document] of Object.entries(draft.documents)) {
      const places = new Set(nodes.filter((node) => node.file === file).map(({ path }) => path));
      const hidden = leavesOf(document).filter((leaf) => {
        for (let at = leaf; at !== ''; at = at.replace(/\/[^/]*$/, '')) if (places.has(at)) return false;
        return true;
      });
      expect([file, hidden]).toEqual([file, []]);
    }
  });

  test('nothing that the language knows is left to JSON', () => {
    const raw = nodes.filter((node) => node.is === 'json' && !OPEN.test(node.path));
    expect(raw.map(({ file, path }) => `${file}#${path}`)).toEqual([]);
  });

  test('names that stand somewhere are among those offered there', () => {
    const odd = nodes.filter((node) => {
      const options = node.is === 'field' ? node.schema.oneOf : undefined;
      return (
        options && node.value !== '' && options.filter((option) => option.const === node.value).length !== 1
      );
    });
    expect(odd.map(({ file, path, value }) => `${file}#${path} ${value}`)).toEqual([]);
  });
});

test.each(languages)('an empty rule set is without fault in %s', (language) => {
  const beginning = { id: 'new-office', title: 'New', language, calendar: 'cn', zone: 'Asia/Shanghai' };
  const documents = emptyRuleSet(beginning);
  const files = Object.fromEntries(
    Object.entries(documents).map(([file, value]) => [file, JSON.stringify(value)]),
  );
  expect(check(must(readRuleSet(files)))).toEqual([]);
});

test('a problem leads to the innermost element', () => {
  const draft = draftOf(documentsOf(filesOf('pcb-manufacturer')));
  const way = wayTo(outline(draft.documents), {
    file: 'deadlines.json',
    path: '/deadlines/1/within/workingDays',
  });
  expect(way.map(({ path }) => path)).toEqual(['', '/deadlines/1']);
});

const isBare = (value: unknown) => JSON.stringify(value) === '{}';

test('what is added is of the right shape but for texts and names still to be written', () => {
  const draft = draftOf(emptyRuleSet({ id: 'a', title: 'A', language: 'en', calendar: 'cn', zone: 'UTC' }));
  const open = /^shape\.(minLength|pattern|anyOf|minProperties)$/;
  const kinds = {
    'procedures/complaint.json': 'procedure',
    'ruleset.json': 'ruleset',
    'forms/sheet.json': 'form',
  } as const;
  for (const [file, kind] of Object.entries(kinds)) {
    const node = panelAt(draft, file, '', 'en') as Node & { is: 'group' };
    expect(node.more.length).toBeGreaterThan(2);
    for (const { key, blank } of node.more) {
      const document = { ...(draft.documents[file] as object), [key]: blank() };
      const wrong = checkShape(kind, document, file).filter(
        ({ code, params, path }) =>
          !open.test(code) && params?.value !== '' && !isBare(valueAt(document, path)),
      );
      expect([key, wrong]).toEqual([key, []]);
    }
  }
});
