/** G3: a letter sent eight times at once, and again later, is one complaint with one answer. */

import type { HttpOffice } from './support/http-office.ts';

export interface Sendings {
  letters: number;
  complaints: number;
  /** Letters whose answers were not all the same. */
  differing: number;
}

const TIMES = 8;
/** Letters under way at one time. */
const AT_ONCE = 10;

/** How many different answers came. */
async function send(office: HttpOffice, name: string): Promise<number> {
  const once = () => office.send(`sendings-${name}`, `sending ${name}`);
  const answers = await Promise.all(Array.from({ length: TIMES - 1 }, once));
  answers.push(await once());
  const bad = answers.find(({ status }) => status !== 201);
  if (bad) throw new Error(bad.body);
  return new Set(answers.map(({ body }) => body)).size;
}

const count = async ({ store }: HttpOffice): Promise<number> =>
  (await store.for('small-office').selectFrom('complaints').select('id').execute()).length;

export async function sendings(office: HttpOffice, letters: number): Promise<Sendings> {
  const before = await count(office);
  let differing = 0;
  for (let from = 0; from < letters; from += AT_ONCE) {
    const names = Array.from({ length: Math.min(AT_ONCE, letters - from) }, (_, at) => `${from + at}`);
    const different = await Promise.all(names.map((name) => send(office, name)));
    differing += different.filter((answers) => answers !== 1).length;
  }
  return { letters, complaints: (await count(office)) - before, differing };
}
