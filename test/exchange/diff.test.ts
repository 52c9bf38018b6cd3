/** What differs between two rule sets: one change each, told in three languages. */
import { expect, test } from 'vitest';
import { diff } from '../../engine/exchange/diff.ts';
import { sayChange } from '../../engine/exchange/tell.ts';
import { type MetaSchema, meta } from '../../engine/ruleset/meta.ts';
import { languages } from '../../engine/text/language.ts';
import keywords from '../../schemas/meta/keywords.json' with { type: 'json' };
import { organizations } from '../support/rule-sets.ts';
import cases from './diff.cases.json' with { type: 'json' };
import { documentsFor, edit, read } from './support.ts';

test.each(cases)('$title', ({ organization, at, value, move, change, says }) => {
  const before = documentsFor(organization);
  const old = read(before, at);
  const taken = edit(before, at, value ?? undefined);
  const after = move ? edit(taken, move, [...(read(taken, move) as unknown[]), old]) : taken;
  const changes = diff(before, after);
  expect(changes.map((one) => one.change)).toEqual([change]);
  expect(languages.map((language) => sayChange(changes[0]!, language))).toEqual(says);
  const back: Record<string, string> = { added: 'removed', removed: 'added' };
  expect(diff(after, before).map((one) => one.change)).toEqual([back[change] ?? change]);
});

test.each(organizations)('%s does not differ from itself', (organization) => {
  expect(diff(documentsFor(organization), documentsFor(organization))).toEqual([]);
});

function properties(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = Object.keys((schema as MetaSchema).properties ?? {});
  return [...own, ...Object.values(schema).flatMap(properties)];
}

test('every word of the language is said in three languages', () => {
  const words = new Set(
    Object.values(meta)
      .flatMap(properties)
      .filter((word) => !/^\d$/.test(word)),
  );
  const said = keywords as Record<string, Record<string, string>>;
  expect([...words].filter((word) => languages.some((language) => !said[word]?.[language]))).toEqual([]);
});
