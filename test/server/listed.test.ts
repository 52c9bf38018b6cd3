/** What an organization lists reaches its forms, its people and its papers; what is not listed is refused. */

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { validatorSchemas } from '../../engine/form/view.ts';
import { ok } from '../../engine/problem.ts';
import { readFolder } from '../../server/cli/folder.ts';
import { organizationsOf } from '../../server/schedule/tick.ts';
import { saveParam } from '../../server/store/people.ts';
import { publish } from '../../server/store/rule-sets.ts';
import { must, openOffice } from './office.ts';

const OFFICE = fileURLToPath(new URL('../language/office', import.meta.url));

test('the rules of an organization are those of its version with what it lists by now', async () => {
  const { deps, close } = await openOffice();
  must(await publish(deps.store, 'lister', readFolder(OFFICE), deps.clock.now()));
  const list = (topics: string[]) =>
    deps.store.write('lister', async (scope) => {
      const value = topics.map((id) => ({ id, title: id.toUpperCase() }));
      await saveParam(scope, 'openTopics', value);
      await saveParam(scope, 'openWards', [{ id: 'east', title: 'East' }]);
      return ok(null);
    });
  await list(['noise']);
  const before = await deps.rules.current('lister');
  await list(['noise', 'food']);
  const after = await deps.rules.current('lister');
  expect(before.choices.get('topics')!.options.map(({ id }) => id)).toEqual(['noise']);
  expect(after.choices.get('topics')!.options.map(({ id }) => id)).toEqual(['noise', 'food']);
  expect(after.departments.get('east')!.title).toBe('East');
  expect(after.hash).toBe(before.hash);
  const refused = (rules: typeof before) =>
    rules.sections
      .get('ward')!
      .validate({ ward: 'east', topic: 'food' })
      .map(({ code }) => code);
  expect(refused(before)).toEqual(['field.notInList']);
  expect(refused(after)).toEqual([]);
  const { key } = after.sections.get('ward')!;
  expect(validatorSchemas(before).has(key)).toBe(false);
  expect(validatorSchemas(await deps.rules.byHash('lister', after.hash)).has(key)).toBe(true);
  await close();
});

test('rules and the values given with them come into force together or not at all', async () => {
  const { deps, close } = await openOffice();
  const given = (value: unknown) =>
    publish(deps.store, 'lister', readFolder(OFFICE), deps.clock.now(), false, {
      params: { openTopics: value },
    });
  // No value that JSON knows: the last thing to be written fails.
  await expect(given(1n)).rejects.toThrow();
  expect(await deps.store.for('lister').selectFrom('rule_sets').select('hash').execute()).toEqual([]);
  expect(await organizationsOf(deps)).not.toContain('lister');
  must(await given([{ id: 'noise', title: 'Noise' }]));
  const { choices } = await deps.rules.current('lister');
  expect(choices.get('topics')!.options.map(({ id }) => id)).toEqual(['noise']);
  await close();
});
