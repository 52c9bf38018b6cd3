/** Hints in a draft's JSON: what may stand where one writes, also while commas and ends are missing. */
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../engine/exchange/documents.ts';
import { isObject, type Json } from '../../engine/exchange/parts.ts';
import { draftOf } from '../../engine/studio/names.ts';
import { childSpot, fileSpot, type Spot, settle } from '../../engine/studio/spot.ts';
import { textFaults } from '../../engine/studio/text/feel.ts';
import { textHints } from '../../engine/studio/text/hints.ts';
import { jsonOf, readWritten } from '../../engine/studio/text/read.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { filesOf } from '../support/rule-sets.ts';
import cases from './text-hints.cases.json' with { type: 'json' };

const office = draftOf(documentsOf(readFolder('test/server/office')));

interface Case {
  name: string;
  text: string;
  at: string;
  has: string[];
  hasNot: string[];
  take?: string;
  becomes?: string;
}

const asked = (one: Pick<Case, 'text' | 'at'>) => {
  const [file = '', path = ''] = one.at.split('#');
  const cursor = one.text.indexOf('|');
  const place = { draft: office, place: { file, path }, language: 'zh-Hans' as const };
  return textHints(one.text.replace('|', ''), cursor, place);
};

test.each(cases as Case[])('$name', (one) => {
  const hints = asked(one);
  const values = hints.map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining(one.has));
  for (const not of one.hasNot) expect(values).not.toContain(not);
  if (one.take) expect(hints.find(({ value }) => value === one.take)?.text).toBe(one.becomes);
});

test.each([
  ['{\n  "starts": { "when": "complaint.outcom = 1" }\n}', [[2, 'outcom']]],
  ['{ "starts": { "when": "complaint.status = \\"open\\" and knd" }, "title": "knd" }', [[1, 'knd']]],
  ['{ "starts": { "when": "count(" ', [[1, '(']]],
  ['{ "starts": { "when": "complaint.status = \\"open\\"" } }', []],
])('an expression that is wrong is marked in %s', (text, wrong) => {
  const place = { draft: office, place: { file: 'deadlines.json', path: '/deadlines/0' } };
  const faults = textFaults(text, place);
  expect(faults.map(({ line, from, to }) => [line, text.slice(from, to)])).toEqual(wrong);
});

test('what is offered says what it is', () => {
  const [first] = asked({ text: '{ "restDa|" }', at: 'deadlines.json#/deadlines/0' });
  expect(first).toMatchObject({ value: 'restDay', title: expect.stringMatching(/\p{Script=Han}/u) });
});

describe('every key of a rule set', () => {
  const documents = documentsOf(filesOf('infusion-products'));
  const draft = draftOf(documents);

  /** Places of objects whose keys the language knows, and of those the keys. */
  function known(value: Json, spot: Spot | undefined, path: string): [string, string[]][] {
    if (!spot || typeof value !== 'object' || value === null) return [];
    const { properties = {} } = settle(spot, value).schema;
    const own = isObject(value) ? Object.keys(value).filter((key) => Object.hasOwn(properties, key)) : [];
    const inside = Object.entries(value).flatMap(([key, child]) =>
      known(child, childSpot(spot, value, key), `${path}/${key}`),
    );
    return [...(own.length > 0 ? [[path, own] as [string, string[]]] : []), ...inside];
  }

  test.each(['procedures', 'deadlines', 'slips'])('is offered in %s while it is being written', (kind) => {
    const [file] = Object.keys(documents).filter((name) => name.startsWith(kind));
    const places = known(documents[file!]!, fileSpot(file!), '');
    expect(places.length).toBeGreaterThan(5);
    const missing = places.slice(0, 60).flatMap(([path, keys]) =>
      keys.flatMap((key) => {
        const text = `{ "${key.slice(0, -1)}" }`;
        const found = textHints(text, text.length - 3, {
          draft,
          place: { file: file!, path },
          language: 'en',
        });
        return found.some(({ value }) => value === key) ? [] : [`${path} ${key}`];
      }),
    );
    expect(missing).toEqual([]);
  });
});

test.each([
  ['{ "a": 1, "b": [1, { "c": null }] }', { a: 1, b: [1, { c: null }] }],
  ['{ "a" 1, "b": [1 { "c": "x', { a: null, 1: null, b: [1, { c: 'x' }] }],
  ['{ "a": , "b": ] }', { a: null, b: null }],
  ['', null],
])('reads %s as far as it goes', (text, value) => {
  expect(jsonOf(readWritten(text))).toEqual(value);
});
