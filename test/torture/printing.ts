/** A long register prints again and again while complaints are filed five a second: how long a filing takes. */

import { sql } from 'kysely';
import type { HttpOffice } from './support/http-office.ts';
import { pause } from './support/processes.ts';

/** Milliseconds. */
interface Taken {
  p50: number;
  p99: number;
}

export interface Printing {
  rows: number;
  filed: number;
  /** Registers printed meanwhile. */
  printed: number;
  idle: Taken;
  printing: Taken;
}

const A_SECOND = 5;

/** One complaint's row as many: the register, whom it is open to, and that it is there. */
async function fill({ store, send, call }: HttpOffice, rows: number): Promise<void> {
  await send('printing-first', '外箱破损，三片板角受潮；客户要求三个工作日内提出临时对策。');
  const [first] = ((await call('complaints')) as { rows: { id: string }[] }).rows;
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows})`;
  const copies = async (table: string, column: string, others: string) => {
    const to = sql.raw(`${column}, ${others}`);
    await sql`insert into ${sql.raw(table)} (${to}) ${numbers}
      select ${sql.raw(column)} || '-' || i, ${sql.raw(others)} from ${sql.raw(table)}, n
      where ${sql.raw(column)} = ${first!.id}`.execute(store.db);
  };
  await copies(
    'complaints',
    'id',
    'organization, procedure, ruleset, status, version, opened_at, changed_at, summary, "key"',
  );
  await copies('readers', 'complaint', 'organization, "key"');
  await copies('register_rows', 'complaint', 'organization, register, "key", cells');
}

const takenOf = (times: number[]): Taken => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return { p50: at(0.5), p99: at(0.99) };
};

/** Each at its time, whether or not the one before was answered. */
async function filing(office: HttpOffice, name: string, count: number): Promise<number[]> {
  const filed = Array.from({ length: count }, async (_, at) => {
    await pause((at * 1000) / A_SECOND);
    const begun = performance.now();
    const { status, body } = await office.send(`${name}-${at}`, `${name} ${at}`);
    if (status !== 201) throw new Error(body);
    return performance.now() - begun;
  });
  return Promise.all(filed);
}

type View = { id: string; state: string; done: number; count: number; problems: string[] };

/** Asks for an errand and waits for its file. */
async function errand({ call }: HttpOffice, ask: object): Promise<View> {
  const { id } = (await call('errands', ask)) as View;
  for (;;) {
    await pause(200);
    const view = ((await call('errands')) as View[]).find((one) => one.id === id)!;
    if (view.problems.length > 0) throw new Error(view.problems.join());
    if (view.state === 'done') return view;
  }
}

/** One register after another until nothing is filed any more; how many there were. */
async function prints(office: HttpOffice, going: () => boolean): Promise<number> {
  let printed = 0;
  for (; going(); printed += 1) await errand(office, { do: 'register', register: 'book' });
  return printed;
}

export async function printing(office: HttpOffice, rows: number, letters: number): Promise<Printing> {
  await fill(office, rows);
  await filing(office, 'warm', 10);
  const idle = takenOf(await filing(office, 'idle', letters));
  let going = true;
  const under = filing(office, 'under', letters).finally(() => (going = false));
  const [printed, times] = await Promise.all([prints(office, () => going), under]);
  return { rows, filed: letters, printed, idle, printing: takenOf(times) };
}

export interface Forms {
  forms: number;
  files: number;
  seconds: number;
}

/** Forms of so many complaints as an errand. */
export async function forms(office: HttpOffice, count: number): Promise<Forms> {
  const complaints: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { body } = await office.send(`forms-${at}`, `第${at}件：外箱破损，三片板角受潮。`);
    complaints.push(JSON.parse(body).complaints[0].id);
  }
  const found = (await office.call(`errands/papers?ids=${complaints[0]}`)) as { forms: { id: string }[] };
  const begun = performance.now();
  const { done } = await errand(office, { do: 'papers', complaints, forms: found.forms.map(({ id }) => id) });
  return { forms: count, files: done, seconds: Math.round((performance.now() - begun) / 1000) };
}
