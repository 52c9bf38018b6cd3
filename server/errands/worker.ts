/** The thread of one errand: reads by connections of its own, hands the file over piece by piece, and ends. */

import { parentPort, workerData } from 'node:worker_threads';
import { type Problem, problem } from '../../engine/problem.ts';
import { zip } from '../../reports/sheet/zip.ts';
import { loadCalendars } from '../calendars.ts';
import { handClock, systemMillis } from '../clock.ts';
import type { Reads } from '../deps.ts';
import { makeIds } from '../ids.ts';
import type { Lengths } from '../lengths.ts';
import { openStore, Refusal } from '../store/open.ts';
import { makeRuleBook } from '../store/rule-sets.ts';
import { type Errand, type Making, making, type Part } from './make.ts';

export interface Work {
  errand: Errand;
  place: { where: string; master?: string };
  now: string;
  lengths?: Lengths;
}

export type Told =
  | { chunk: Uint8Array }
  | { done: number; count: number }
  | { ended: { name: string } }
  | { failed: Problem[] };

const tell = (told: Told): void => parentPort!.postMessage(told);

async function reads({ place, now, lengths }: Work): Promise<Reads> {
  const opened = await openStore(place.where, place.master);
  if (!opened.ok) throw new Refusal(...opened.problems);
  const store = opened.value;
  const ids = makeIds(systemMillis);
  return {
    clock: handClock(now),
    ids,
    store,
    rules: makeRuleBook(store),
    calendars: loadCalendars(),
    lengths,
  };
}

async function* counted({ parts, count }: Making): AsyncGenerator<Part> {
  let done = 0;
  tell({ done, count });
  for await (const part of parts) {
    yield part;
    done += 1;
    tell({ done, count });
  }
}

async function* entries(parts: AsyncGenerator<Part>) {
  for await (const { name, chunks } of parts)
    yield { name: name.replace(/[\\:*?"<>|\p{Cc}]/gu, '_'), parts: chunks };
}

/** One part is the file itself; several go into one archive. */
async function* chunksOf(made: Making): AsyncGenerator<Uint8Array> {
  if (made.count > 1) yield* zip(entries(counted(made)));
  else for await (const { chunks } of counted(made)) yield* chunks;
}

async function make(work: Work): Promise<void> {
  const deps = await reads(work);
  const { store } = deps;
  // All of it as of one moment, however long it takes.
  const name = await store.snapshot(work.errand.organization, async (scope) => {
    const made = await making({ ...deps, store: { ...store, for: () => scope } }, work.errand);
    for await (const chunk of chunksOf(made)) tell({ chunk });
    return `${made.name}.${made.count === 1 ? made.ending : 'zip'}`;
  });
  await store.close();
  tell({ ended: { name } });
}

const saidOf = (error: unknown): Problem[] =>
  error instanceof Refusal ? error.problems : [problem('errand.failed', '', { message: String(error) })];

make(workerData as Work).catch((error) => tell({ failed: saidOf(error) }));
