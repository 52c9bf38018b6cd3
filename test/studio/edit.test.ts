/** Edits of a draft: taken back exactly, whatever they were; the files of a rule set come back to the byte. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentsOf, travels } from '../../engine/exchange/documents.ts';
import type { Documents, Json } from '../../engine/exchange/parts.ts';
import { kindOf } from '../../engine/ruleset/files.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import { keysOf, valueAt } from '../../engine/ruleset/places.ts';
import { between } from '../../engine/studio/between.ts';
import { apply, applyAll, type Edit, touches } from '../../engine/studio/edit.ts';
import { filesOf, must, organizations } from '../support/rule-sets.ts';
import cases from './edit.cases.json' with { type: 'json' };

const text = (documents: Documents) =>
  Object.fromEntries(
    Object.entries(documents).map(([file, value]) => [file, formatFile(value, kindOf(file)?.meta)]),
  );

test.each(organizations)('opening and saving %s changes no byte', (organization) => {
  const files = filesOf(organization);
  const kept = Object.fromEntries(Object.entries(files).filter(([file]) => travels(file)));
  expect(text(documentsOf(files))).toEqual(kept);
});

/** Every place of a document, as pointers. */
const placesIn = (value: Json, path = ''): string[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) =>
        placesIn(child, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      )
    : []),
];

const VALUES: Json[] = [null, true, 7, 'x', [], [1, { id: 'a' }], {}, { id: 'new', title: 'New' }];

/** An edit that is possible there, drawn by three numbers. */
function drawn(documents: Documents, [where, what, which]: [number, number, number]): Edit {
  const files = Object.keys(documents);
  const file = files[where % files.length]!;
  const places = placesIn(documents[file]!);
  const path = places[which % places.length]!;
  const value = VALUES[what % VALUES.length]!;
  const parent = valueAt(documents[file], path.replace(/\/[^/]*$/, '')) as object;
  const count = path === '' ? files.length : Object.keys(parent).length;
  const list = path !== '' && Array.isArray(parent);
  const fresh = list ? path : `${path === '' ? '' : path.replace(/\/[^/]*$/, '')}/fresh${what}`;
  const kinds: Edit[] = [
    { put: { file, path, value } },
    { move: { file, path, to: what % count } },
    { insert: path === '' ? { file: `new${what}.json`, path, value } : { file, path: fresh, value } },
    ...(files.length > 3 || path !== '' ? [{ remove: { file, path } }] : []),
  ];
  return kinds[(where + what + which) % kinds.length]!;
}

test('200 edits at random, taken back, leave the exact files', () => {
  const whole = documentsOf(filesOf(organizations[0]!));
  const draws = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 200, maxLength: 200 });
  fc.assert(
    fc.property(draws, (numbers) => {
      let documents = whole;
      const back: Edit[] = [];
      for (const each of numbers) {
        const done = apply(documents, drawn(documents, each));
        if (!done.ok) continue;
        documents = done.value.documents;
        back.unshift(done.value.inverse);
      }
      expect(back.length).toBeGreaterThan(100);
      expect(JSON.stringify(must(applyAll(documents, back)).documents)).toBe(JSON.stringify(whole));
    }),
    { numRuns: 10, seed: 7 },
  );
});

test('what lies between any two values makes one of the other', () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(json, json, (from, to) => {
      const place = { file: 'a.json', path: '' };
      const edits = between(place, from as Json, to as Json);
      const { documents } = must(applyAll({ 'a.json': from as Json }, edits));
      expect(JSON.stringify(documents['a.json'])).toBe(JSON.stringify(to));
    }),
    { numRuns: 500, seed: 3 },
  );
});

test.each(cases.between)('between: $name', ({ from, to, edits }) => {
  expect(between({ file: 'a.json', path: '' }, from as Json, to as Json)).toEqual(edits);
});

describe('an edit without a place is refused', () => {
  test.each(cases.refused)('$name', ({ edit }) => {
    const documents = { 'a.json': { list: [1, 2], one: { two: 3 } } };
    expect(apply(documents, edit as Edit)).toMatchObject({ ok: false, problems: [{ code: 'edit.noPlace' }] });
  });
});

test.each(cases.touches)('touches: $name', ({ one, other, touch }) => {
  expect([touches([one as Edit], [other as Edit]), touches([other as Edit], [one as Edit])]).toEqual([
    touch,
    touch,
  ]);
});

test('pointers and keys', () => expect(keysOf('/a~1b/c~0d')).toEqual(['a/b', 'c~d']));
