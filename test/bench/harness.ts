/** Measures competitors side by side: the same results first, then short slices in turn, medians of per-round ratios. */
import { deepStrictEqual } from 'node:assert/strict';

export interface Work {
  /** What it finds, to be compared before anything is timed. */
  results: () => unknown;
  /** A batch of the work; its result is not looked at. */
  run: () => unknown;
  /** How many units (decisions, days, rows) one `run` is. */
  units: number;
}

export interface Settings {
  rounds: number;
  sliceMs: number;
}

export const FULL: Settings = { rounds: 15, sliceMs: 120 };
export const QUICK: Settings = { rounds: 3, sliceMs: 60 };

/** Median with the 10 % and 90 % points of the rounds. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

export interface Figure extends Spread {
  area: string;
  name: string;
  what: string;
}

export const spread = (values: number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), low: at(0.1), high: at(0.9) };
};

/** Units per second of one slice; a promise is awaited only where there is one. */
async function slice({ run, units }: Work, millis: number): Promise<number> {
  const started = performance.now();
  let runs = 0;
  let elapsed = 0;
  do {
    const pending = run();
    if (pending instanceof Promise) await pending;
    runs++;
    elapsed = performance.now() - started;
  } while (elapsed < millis);
  return (runs * units * 1000) / elapsed;
}

async function sameResults(name: string, works: [string, Work][]): Promise<void> {
  const [first, ...others] = works;
  const expected = await first?.[1].results();
  for (const [other, work] of others)
    deepStrictEqual(await work.results(), expected, `${name}: ${other} differs from ${first?.[0]}`);
}

/** Rates per round, competitor by competitor; one slice each goes by first to warm up. */
async function rounds(
  works: [string, Work][],
  { rounds, sliceMs }: Settings,
): Promise<Map<string, number[]>> {
  const rates = new Map(works.map(([who]) => [who, [] as number[]]));
  for (let round = -1; round < rounds; round++)
    for (const [who, work] of works) {
      const rate = await slice(work, sliceMs);
      if (round >= 0) rates.get(who)?.push(rate);
    }
  return rates;
}

/** Figures `<who> per second` for all, and `<first> / <who>` against each of the others; null competitors are missing peers. */
export async function compare(
  area: string,
  name: string,
  competitors: Record<string, Work | null>,
  settings: Settings,
): Promise<Figure[]> {
  const works = Object.entries(competitors).filter((entry): entry is [string, Work] => entry[1] !== null);
  await sameResults(name, works);
  const rates = await rounds(works, settings);
  const [first] = works;
  const own = rates.get(first?.[0] ?? '') ?? [];
  const figure = (what: string, values: number[]): Figure => ({ area, name, what, ...spread(values) });
  return works.flatMap(([who]) => {
    const theirs = rates.get(who) ?? [];
    const ratios = own.map((rate, i) => rate / (theirs[i] ?? Number.NaN));
    const ratio = who === first?.[0] ? [] : [figure(`${first?.[0]} / ${who}`, ratios)];
    return [figure(`${who} per second`, theirs), ...ratio];
  });
}

/**
 * Milliseconds of one run, once per round: by the clock, and of processor time, which stands for a quiet machine
 * (it also counts what the engine's helper threads do).
 */
export async function time(
  area: string,
  name: string,
  run: () => unknown,
  settings: Settings,
): Promise<Figure[]> {
  const clock: number[] = [];
  const processor: number[] = [];
  for (let round = -1; round < settings.rounds; round++) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(before);
    if (round < 0) continue;
    clock.push(performance.now() - started);
    processor.push((user + system) / 1000);
  }
  return [
    { area, name, what: 'ms', ...spread(clock) },
    { area, name, what: 'processor ms', ...spread(processor) },
  ];
}

/** A count that has no spread. */
export const counted = (area: string, name: string, what: string, n: number): Figure => ({
  area,
  name,
  what,
  median: n,
  low: n,
  high: n,
});
