/** Format 1 is frozen: the meta-schemas may say more than they did, never less or otherwise. */
import { expect, test } from 'vitest';
import { languageFormat } from '../../engine/ruleset/load.ts';
import frozen from './frozen.json' with { type: 'json' };
import { type Words, wordsOfLanguage } from './words.ts';

/** What a rule set of the frozen language could no longer say. */
function lost(before: Words, now: Words | undefined): string[] {
  if (!now) return ['gone'];
  const tighter = Object.entries(now.bounds).filter(([key, bound]) => {
    const old = before.bounds[key];
    if (old === undefined) return true;
    return key.startsWith('min') ? bound > old : bound < old;
  });
  return [
    ...before.may.filter((word) => !now.may.includes(word)).map((word) => `${word} gone`),
    ...now.must.filter((word) => !before.must.includes(word)).map((word) => `${word} required`),
    ...tighter.map(([key, bound]) => `${key} now ${bound}`),
  ];
}

const known = frozen.words as unknown as Record<string, Words>;

test('the format is the frozen one', () => expect(languageFormat).toBe(frozen.format));

test('every word of the frozen language stands where it stood', () => {
  const now = wordsOfLanguage();
  const losses = Object.entries(known).flatMap(([place, before]) =>
    lost(before, now[place]).map((what) => `${place}: ${what}`),
  );
  expect(losses).toEqual([]);
});

test.each([
  [{ may: ['a'], must: [], bounds: {} }, ['b gone', 'c gone']],
  [{ may: ['a', 'b', 'c', 'd'], must: ['a', 'b'], bounds: { maxItems: 20 } }, ['b required']],
  [
    { may: ['a', 'b', 'c'], must: [], bounds: { maxItems: 5, minItems: 1 } },
    ['maxItems now 5', 'minItems now 1'],
  ],
])('what is lost is named: %j', (now, losses) => {
  expect(lost({ may: ['a', 'b', 'c'], must: ['a'], bounds: { maxItems: 10 } }, now)).toEqual(losses);
});
