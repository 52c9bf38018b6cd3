/** Screen, PDF, Excel and CSV of every register of a rule set's demo, read back by other readers: the same cells. */
import { describe, expect, test } from 'vitest';
import { registersFor } from '../../engine/register/page.ts';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import type { Deps } from '../../server/deps.ts';
import { reader } from '../../server/errands/make.ts';
import { pageOf } from '../../server/routes/registers.ts';
import { everyone } from '../../server/store/people.ts';
import { some } from '../support/amount.ts';
import { organizations } from '../support/rule-sets.ts';
import { agree } from './support/four-ways.ts';
import { seeded } from './support/seeded.ts';

/** As who may read most of them sees them. */
async function registersOf(deps: Deps, organization: string): Promise<RegisterPage[]> {
  const people = await everyone(deps.store.for(organization));
  const pages = new Map<string, RegisterPage>();
  for (const { person } of people) {
    const reading = await reader(deps, { organization, person: person.id, language: 'zh-Hans' });
    for (const { id } of registersFor(reading.rules, person.id, 'zh-Hans', reading.world)) {
      const page = await pageOf(deps, reading, id, {});
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
