/** How much a test does: a sample in the suite, all of it when `npm run torture` runs the same file. */

const thorough = process.env.THOROUGH === 'true';

/** So many in the suite, so many in torture. */
export const amount = (quick: number, whole: number): number => (thorough ? whole : quick);

/** Every one in torture; in the suite `quick` of them, spread over the whole. */
export function some<T>(all: readonly T[], quick: number): readonly T[] {
  if (thorough || quick >= all.length) return all;
  return Array.from({ length: quick }, (_, at) => all[Math.floor((at * all.length) / quick)]!);
}

/** Draws of a property: few while the engine's code is altered on purpose, as every alteration is a run of the test. */
export const draws = (count: number): number =>
  process.env.ROOM === undefined ? count : Math.min(count, 25);
