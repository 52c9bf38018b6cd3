/** Area rules: decisions per second at 10, 100 and 1000 rules, and how long a table takes to compile (performance.md 2). */
import { analyse } from '../../engine/table/analyse.ts';
import { compileTable } from '../../engine/table/compile.ts';
import { decide } from '../../engine/table/decide.ts';
import type { CompiledTable, Table } from '../../engine/table/types.ts';
import { compare, type Figure, type Settings, time, type Work } from './harness.ts';
import { type RuleData, ruleData, tableOf } from './rules-data.ts';
import { feelin, ifChain, splitByCategory, work, zen } from './rules-peers.ts';

const AREA = 'rules';

const compiled = (table: Table): CompiledTable => {
  const made = compileTable(table);
  if (!made.ok) throw new Error(JSON.stringify(made.problems.slice(0, 3)));
  return made.value;
};

const docket = (data: RuleData): Work => {
  const table = compiled(tableOf(data, 'FIRST'));
  return work(data.inputs, (asked) => {
    const decision = decide(table, asked);
    return decision.ok ? (decision.value.rows[0] ?? null) : null;
  });
};

async function decisions(size: number, settings: Settings): Promise<Figure[]> {
  const data = ruleData(size);
  const competitors = {
    docket: docket(data),
    'if-chain': ifChain(data),
    'split by category': splitByCategory(data),
    'zen-engine': await zen(data),
    // Thirty decisions a second at 1000 rules: nothing to be learnt from it.
    feelin: size <= 100 ? await feelin(data) : null,
  };
  return compare(AREA, `${size} rules`, competitors, settings);
}

/** Under UNIQUE, as that is where overlaps are faults; with the search for gaps and rows that never decide. */
const checked = (table: Table): void => {
  const { overlaps } = analyse(compiled(table));
  if (overlaps.length > 0) throw new Error('the rules overlap');
};

export async function rules(settings: Settings): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of [10, 100, 1000]) figures.push(...(await decisions(size, settings)));
  const table = tableOf(ruleData(1000), 'UNIQUE');
  figures.push(...(await time(AREA, 'compile 1000 rules', () => compiled(table), settings)));
  figures.push(...(await time(AREA, 'compile and analyse 1000 rules', () => checked(table), settings)));
  return figures;
}
