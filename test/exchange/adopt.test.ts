/** A rule set adopted by another office: under its departments, whole or in portions, tried out before it is used. */
import { describe, expect, test } from 'vitest';
import { type Adopted, type Answers, adopt } from '../../engine/exchange/adopt.ts';
import { documentsOfSet, filesOfDocuments } from '../../engine/exchange/documents.ts';
import { pack, unpack } from '../../engine/exchange/package.ts';
import { portionsOf, withNeeds } from '../../engine/exchange/portions.ts';
import { takenNames } from '../../engine/exchange/rename.ts';
import { tryOut } from '../../engine/exchange/trial.ts';
import { makeValidator } from '../../engine/form/validator-ajv.ts';
import { fingerprint } from '../../engine/ruleset/fingerprint.ts';
import type { Cast, RuleSet } from '../../engine/ruleset/types.ts';
import { calendarOf, filesOf, must, organizations, ruleSetOf } from '../support/rule-sets.ts';

const tools = { makeValidator, calendar: calendarOf };
const offered = (organization: string) => {
  const { set, manifest } = must(unpack(must(pack(filesOf(organization)))));
  return { set, fingerprint: manifest.fingerprint };
};

/** An office with departments and roles of the same titles, each under an id of its own. */
function neighbour(set: RuleSet): RuleSet {
  const other = <T extends { id: string }>(list: T[]) =>
    list.map((element) => ({ ...element, id: `our${element.id[0]!.toUpperCase()}${element.id.slice(1)}` }));
  const { departments, roles } = set.ruleset;
  return {
    ...set,
    ruleset: {
      ...set.ruleset,
      id: 'neighbour',
      version: '2.3.1',
      departments: other(departments),
      roles: other(roles),
    },
  };
}

const adopted = (organization: string, ours: RuleSet | undefined, answers: Answers): Adopted =>
  must(adopt(offered(organization), ours, answers));

const failing = (trial: ReturnType<typeof tryOut>) =>
  trial.scenarios.filter(({ differences }) => differences.length > 0);

describe.each(organizations)('%s', (organization) => {
  const theirs = ruleSetOf(organization);
  const made = adopted(organization, neighbour(theirs), {});
  const cast = made.documents['scenarios/cast.json'] as unknown as Cast;
  const trial = tryOut(made.documents, cast.params, tools);

  test('runs under the departments and roles of another office, its scenarios as expected', () => {
    expect(trial.problems).toEqual([]);
    expect(failing(trial)).toEqual([]);
    expect(trial.scenarios).toHaveLength(theirs.scenarios?.length ?? 0);
    const taken = takenNames(theirs);
    const free = [...theirs.ruleset.departments, ...theirs.ruleset.roles].filter(({ id }) => !taken.has(id));
    const left = JSON.stringify({ ...made.documents, 'source.json': null, 'ruleset.json': null });
    for (const { id } of free) expect(left).not.toMatch(new RegExp(`"${id}"(?!:)`));
  });

  test('remembers its origin, and packed and adopted again by its origin is what it was', () => {
    const again = must(unpack(must(pack(filesOfDocuments(made.documents)))));
    expect(again.set.ruleset.derivedFrom).toMatchObject({
      id: theirs.ruleset.id,
      fingerprint: fingerprint(theirs),
    });
    const back = must(adopt({ set: again.set, fingerprint: again.manifest.fingerprint }, theirs, {}));
    const { 'ruleset.json': _one, ...rest } = back.documents;
    const { 'ruleset.json': _other, ...before } = documentsOfSet({ ...theirs, demo: undefined });
    expect(rest).toEqual(before);
  });

  test('each portion brings what it needs: taken alone it names nothing that is not there', () => {
    const portions = portionsOf(theirs);
    for (const key of portions.keys()) {
      const taken = new Set(withNeeds(portions, [key]));
      for (const one of taken)
        for (const any of portions.get(one)!.needs) expect(any.some((need) => taken.has(need))).toBe(true);
    }
  });
});

const hospital = ruleSetOf('affiliated-hospital');

test('portions join what an office works by, with their scenarios', () => {
  const ours = ruleSetOf('market-regulator');
  const made = adopted('affiliated-hospital', ours, { parts: ['submission:internalReport'] });
  const trial = tryOut(made.documents, {}, tools, made.play);
  expect(trial.problems).toEqual([]);
  expect(made.parts).toContain('procedure:internal');
  expect(made.parts).toContain('form:internalFile');
  expect(made.parts).not.toContain('procedure:complaint');
  expect(trial.set!.ruleset.id).toBe(ours.ruleset.id);
  expect(trial.set!.procedures.map(({ id }) => id)).toContain('internal');
});

test('a portion that we have too and otherwise is a conflict, and whoever is chosen stands', () => {
  const other = structuredClone(hospital);
  other.procedures.find(({ id }) => id === 'internal')!.title = 'Ours';
  const answers = { parts: ['procedure:internal'] };
  const [conflict] = adopted('affiliated-hospital', other, answers).open;
  expect(conflict).toMatchObject({ elementId: 'procedures/internal.json', path: '/title', ours: 'Ours' });
  const settled = { [conflict!.id]: 'theirs' as const };
  const made = adopted('affiliated-hospital', other, { ...answers, settled });
  expect(made.open).toEqual([]);
  expect(made.documents['procedures/internal.json']).toMatchObject({
    title: hospital.procedures.find(({ id }) => id === 'internal')!.title,
  });
});

const wrong: [string, Answers, RuleSet | undefined, string, string][] = [
  ['no name of its own', {}, undefined, 'adopt.id', '/id'],
  [
    'an id that is none of theirs',
    { id: 'x', departments: { nobody: 'a' } },
    undefined,
    'adopt.unknown',
    '/departments/nobody',
  ],
  [
    'an id that is a choice too',
    { id: 'x', departments: { nursing: 'wards' } },
    undefined,
    'adopt.taken',
    '/departments/nursing',
  ],
  ['portions for nobody', { id: 'x', parts: ['form:file'] }, undefined, 'adopt.nothing', '/parts'],
  ['a portion that is not there', { parts: ['form:nothing'] }, hospital, 'adopt.noPart', '/parts/0'],
];

test.each(wrong)('refused: %s', (_, answers, ours, code, path) => {
  const made = adopt(offered('affiliated-hospital'), ours, answers);
  expect(made.ok ? [] : made.problems).toMatchObject([{ code, path }]);
});
