/** G1: register numbers are unique and without gaps, per book and year, under concurrency, refusal and kill -9. */

import { openStore, type Store } from '../../server/store/open.ts';
import { verify } from '../../server/store/verify.ts';
import { must } from './support/must.ts';
import { pause, type Started, start } from './support/processes.ts';
import { random } from './support/random.ts';

export interface NumberingSize {
  processes: number;
  numbers: number;
  kills: number;
}

export interface Numbering {
  given: number;
  acknowledged: number;
  kills: number;
  gaps: number;
  doubles: number;
  /** Acknowledged and not there. */
  lost: number;
  p50: number;
  p99: number;
}

interface Told {
  key: string;
  n: number;
  took: number;
}

/** Writers until enough numbers are told; one of them is killed again and again, and another comes in its place. */
async function drive(where: string, { processes, numbers, kills }: NumberingSize): Promise<[Told[], number]> {
  const told: Told[] = [];
  const chance = random(processes + numbers);
  let names = 0;
  const writer = (): Started =>
    start('numberer.ts', [where, `p${names++}`], (message) => told.push(message as Told));
  const writers = Array.from({ length: processes }, writer);
  let killed = 0;
  while (told.length < numbers || killed < kills) {
    await pause(50 + chance.below(200));
    if (killed === kills || told.length < (killed * numbers) / (kills + 1)) continue;
    const at = chance.below(processes);
    await writers[at]!.kill();
    writers[at] = writer();
    killed += 1;
  }
  await Promise.all(writers.map((one) => one.kill()));
  return [told, killed];
}

async function count(
  store: Store,
  told: Told[],
): Promise<Pick<Numbering, 'given' | 'gaps' | 'doubles' | 'lost'>> {
  const rows = await store.for('a').selectFrom('numbers').select(['key', 'n']).execute();
  const there = new Set(rows.map(({ key, n }) => `${key} ${n}`));
  const counters = await store.for('a').selectFrom('counters').select(['key', 'n']).execute();
  const counted = counters.reduce((sum, { n }) => sum + n, 0);
  const lost = told.filter(({ key, n }) => !there.has(`${key} ${n}`)).length;
  const twice = told.length - new Set(told.map(({ key, n }) => `${key} ${n}`)).size;
  return { given: rows.length, gaps: counted - there.size, doubles: rows.length - there.size + twice, lost };
}

const percentile = (sorted: number[], share: number): number =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;

export async function numbering(where: string, size: NumberingSize): Promise<Numbering> {
  const store = must(await openStore(where));
  const [told, kills] = await drive(where, size);
  const counted = await count(store, told);
  must(await verify(store.for('a')));
  await store.close();
  const times = told.map(({ took }) => took).toSorted((a, b) => a - b);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  return { ...counted, acknowledged: told.length, kills, p50, p99 };
}
