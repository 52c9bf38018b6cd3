/** What differs between two rule sets: one change each, told in three languages. */
import { expect, test } from 'vitest';
import { diff } from '../../engine/exchange/diff.ts';
import { sayChange } from '../../engine/exchange/tell.ts';
import { type MetaSchema, meta } from '../../engine/ruleset/meta.ts';
import { events } from '../../engine/studio/say.ts';
import { languages } from '../../engine/text/language.ts';
import keywords from '../../schemas/meta/keywords.json' with { type: 'json' };
import said from '../../schemas/meta/values.json' with { type: 'json' };
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

const walk = (schema: MetaSchema): MetaSchema[] => [
  schema,
  ...Object.values(schema).flatMap((part) =>
    typeof part === 'object' && part !== null ? walk(part as MetaSchema) : [],
  ),
];
const all = Object.entries(meta)
  .filter(([name]) => name !== 'calendar' && name !== 'package')
  .flatMap(([, schema]) => walk(schema));

const missing = (words: Record<string, unknown>, wanted: string[]) =>
  wanted.filter((word) => languages.some((language) => !(words[word] as Record<string, string>)?.[language]));

test('every value of the language is said in three languages', () => {
  const values = all.flatMap((schema) => [
    ...(Array.isArray(schema.enum) ? schema.enum : []),
    ...(typeof schema.const === 'string' ? [schema.const] : []),
  ]);
  expect(values.length).toBeGreaterThan(150);
  expect(missing(said.values, values)).toEqual([]);
});

test('every kind of element is said in three languages', () => {
  const elements = all.flatMap(({ element }) => (typeof element === 'string' ? [element] : []));
  expect(elements.length).toBeGreaterThan(30);
  expect(missing(said.elements, elements)).toEqual([]);
});

test('every event is said in three languages', () => {
  const [pattern] = all.flatMap((schema) =>
    schema.refersTo === 'event' && 'pattern' in schema ? [String(schema.pattern)] : [],
  );
  const named = (family: string) => (family === 'field.set' ? `${family}:a.b` : `${family}:a`);
  const examples = Object.keys(events).map((family) =>
    /^(submission|complaint)/.test(family) ? family : named(family),
  );
  expect(examples.filter((event) => !new RegExp(pattern!).test(event))).toEqual([]);
  expect(missing(said.events, Object.keys(events))).toEqual([]);
});
