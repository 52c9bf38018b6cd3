/** Screen, PDF, Excel and CSV of every register of a rule set's demo, read back by other readers: the same cells. */
import { describe, expect, test } from 'vitest';
import { registersFor } from '../../engine/register/page.ts';
import type { RegisterPage, RegisterQuery } from '../../engine/register/shapes.ts';
import type { Deps } from '../../server/deps.ts';
import { reader } from '../../server/errands/make.ts';
import { type Leaf, leafOf } from '../../server/leaf.ts';
import type { Reading } from '../../server/routes/reading.ts';
import { pageOf } from '../../server/routes/registers.ts';
import { everyone } from '../../server/store/people.ts';
import { some } from '../support/amount.ts';
import { organizations } from '../support/rule-sets.ts';
import { agree } from './support/four-ways.ts';
import { seeded } from './support/seeded.ts';

/** All of it, a period, one value, a word. */
function queriesOf({ periods, columns, groups }: RegisterPage): RegisterQuery[] {
  const [first] = groups.flatMap(({ rows }) => rows);
  const { id: by } = columns[0]!;
  return [
    { by },
    ...periods.slice(0, 1).map((period) => ({ period })),
    ...(first ? [{ filter: { [by]: first.cells[0]! } }, { search: first.cells.at(-1)!.slice(0, 2) }] : []),
  ];
}

/** Read by pieces it is what it is when it is read whole. */
async function alike(deps: Deps, reading: Reading, id: string, query: RegisterQuery): Promise<void> {
  const [pieces, whole] = [
    await leafOf(deps, reading, id, query, 0),
    await leafOf(deps, reading, id, query, Number.MAX_SAFE_INTEGER),
  ];
  const said = async ({ page, rows, trend }: Leaf) => {
    const groups = [];
    for (const group of page.groups) groups.push({ ...group, rows: await rows(group.rows) });
    return { ...page, groups, trend };
  };
  expect(await said(pieces), `${id} ${JSON.stringify(query)}`).toEqual(await said(whole));
}

/** As who may read most of them sees them. */
async function registersOf(deps: Deps, organization: string): Promise<RegisterPage[]> {
  const people = await everyone(deps.store.for(organization));
  const pages = new Map<string, RegisterPage>();
  for (const { person } of people) {
    const reading = await reader(deps, { organization, person: person.id, language: 'zh-Hans' });
    for (const { id } of registersFor(reading.rules, person.id, 'zh-Hans', reading.world)) {
      const page = await pageOf(deps, reading, id, {});
      for (const query of queriesOf(page)) await alike(deps, reading, id, query);
      if (page.count > (pages.get(id)?.count ?? -1)) pages.set(id, page);
    }
  }
  return [...pages.values()];
}

describe.each(some(organizations, 6))('%s', (organization) => {
  test('every register of its demo, four ways', { timeout: 300_000 }, async () => {
    await seeded(organization, async (deps) => {
      const pages = await registersOf(deps, organization);
      expect(pages.length).toBeGreaterThan(0);
      expect(pages.some(({ count }) => count > 0)).toBe(true);
      for (const page of pages) await agree(page);
    });
  });
});
