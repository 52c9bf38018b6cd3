/** Help with expressions: every expression of every rule set is without fault at its place, and names are offered where they can be read. */
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { BUILTINS } from '../../engine/feel/builtins.ts';
import { meta } from '../../engine/ruleset/meta.ts';
import { reserved } from '../../engine/ruleset/scope.ts';
import { faultIn } from '../../engine/studio/feel/fault.ts';
import { feelHints } from '../../engine/studio/feel/hints.ts';
import { scopeAt } from '../../engine/studio/feel/scope.ts';
import { draftOf } from '../../engine/studio/names.ts';
import feel from '../../schemas/meta/feel.json' with { type: 'json' };
import help from '../../schemas/meta/help.json' with { type: 'json' };
import { filesOf, organizations } from '../support/rule-sets.ts';
import cases from './feel.cases.json' with { type: 'json' };

const draftFor = (organization: string) => draftOf(documentsOf(filesOf(organization)));

test.each(organizations)('no expression of %s is called wrong where it stands', (organization) => {
  const draft = draftFor(organization);
  const expressions = draft.walk.pointers.filter(({ kind }) => /expression$/i.test(kind));
  expect(expressions.length).toBeGreaterThan(0);
  for (const pointer of expressions)
    expect([
      pointer.file,
      pointer.path,
      faultIn(pointer.text, scopeAt(draft, pointer, pointer.kind)),
    ]).toEqual([pointer.file, pointer.path, undefined]);
});

describe('hints', () => {
  const draft = draftFor('infusion-products');
  const place = { file: 'procedures/none.json', path: '/when' };
  const [section] = draft.set.forms[0]!.sections;
  const field = Object.keys(section!.schema.properties)[0]!;
  /** The cases are written for any rule set: `intake.kind` is its first section's first field. */
  const meant = (text: string) =>
    text
      .replaceAll('intake', section!.id)
      .replace(/\bkind\b/, field)
      .replace(/\bkin\b/, field.slice(0, -1));

  test.each(cases.hints)('$name', ({ text, kind, has = [], some, none, titled }) => {
    const written = meant(text);
    const cursor = written.indexOf('|');
    const scope = scopeAt(draft, place, kind);
    const plain = written.replace('|', '');
    const hints = feelHints(plain, cursor, { draft, scope, language: 'en' });
    const values = hints.map(({ value }) => value);
    if (none) expect(values).toEqual([]);
    if (some) expect(values.length).toBeGreaterThan(0);
    expect(values).toEqual(expect.arrayContaining(has.map(meant)));
    if (titled) expect(hints.some(({ title }) => title !== '')).toBe(true);
    for (const hint of hints) expect(hint.text.slice(0, hint.cursor).endsWith(hint.value)).toBe(true);
  });

  test.each(cases.faults)('fault: $name', ({ text, code, part }) => {
    const written = meant(text);
    const fault = faultIn(written, scopeAt(draft, place, 'expression'));
    expect(fault?.problem.code).toBe(code);
    if (fault) expect(written.slice(fault.from, fault.to)).toBe(part);
  });
});

test('every function and every reserved name is said in three languages', () => {
  const texts = { ...feel.functions, ...feel.names } as Record<string, Record<string, string>>;
  const unsaid = [...BUILTINS.keys(), ...reserved].filter((name) =>
    ['zh-Hans', 'zh-Hant', 'en'].some((language) => !texts[name]?.[language]),
  );
  expect(unsaid).toEqual([]);
});

/** Files that no panel shows, and what a file says of itself. */
const notShown = /^(calendar|package|print|rule-set)$/;

test('what the meta-schemas say is said in Chinese too', () => {
  const described = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const { description } = value as { description?: unknown };
    const own = typeof description === 'string' ? [description] : [];
    return [...own, ...Object.values(value).flatMap(described)];
  };
  const texts = help as Record<string, Record<string, string>>;
  const all = Object.entries(meta).flatMap(([name, schema]) =>
    notShown.test(name)
      ? Object.values(schema.$defs ?? {}).flatMap(name === 'print' ? described : () => [])
      : described(schema),
  );
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter((text) => !texts[text]?.['zh-Hans'] || !texts[text]?.['zh-Hant'])).toEqual([]);
});
