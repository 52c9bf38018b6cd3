/** G2: what was acknowledged over HTTP is there after any kill -9, once; what was not answered is sent again. */

import { fromText } from '../../server/store/json.ts';
import type { Summaries } from '../../server/store/projections.ts';
import { verify } from '../../server/store/verify.ts';
import type { HttpOffice } from './support/http-office.ts';
import { must } from './support/must.ts';
import { pause } from './support/processes.ts';
import { random } from './support/random.ts';

export interface Filing {
  acknowledged: number;
  kills: number;
  /** Acknowledged and not there. */
  lost: number;
  /** Sent once, there more than once. */
  doubled: number;
}

const CLERKS = 8;

async function clerk(office: HttpOffice, name: number, going: () => boolean, receipts: Map<string, string>) {
  for (let turn = 0; going(); turn += 1) {
    const about = `letter ${name}-${turn}`;
    const { status, body } = await office.send(`filing-${name}-${turn}`, about);
    if (status !== 201) throw new Error(body);
    receipts.set(about, JSON.parse(body).complaints[0].id);
  }
}

/** Kills while filing goes on, each at its share of the letters. */
async function killer(
  office: HttpOffice,
  kills: number,
  letters: number,
  filed: () => number,
): Promise<void> {
  const chance = random(kills);
  for (let killed = 0; killed < kills; killed += 1) {
    while (filed() < ((killed + 1) * letters) / (kills + 1)) await pause(5);
    await pause(chance.below(50));
    await office.restart();
  }
  while (filed() < letters) await pause(5);
}

export async function filing(office: HttpOffice, letters: number, kills: number): Promise<Filing> {
  const receipts = new Map<string, string>();
  let going = true;
  const clerks = Array.from({ length: CLERKS }, (_, name) => clerk(office, name, () => going, receipts));
  await Promise.race([killer(office, kills, letters, () => receipts.size), ...clerks]);
  going = false;
  await Promise.all(clerks);
  must(await verify(office.store.for('small-office')));
  return { acknowledged: receipts.size, kills, ...(await held(office, receipts)) };
}

/** Complaints by what they are about; every letter was about something of its own. */
async function held(
  { store }: HttpOffice,
  receipts: Map<string, string>,
): Promise<{ lost: number; doubled: number }> {
  const rows = await store.for('small-office').selectFrom('complaints').select(['id', 'summary']).execute();
  const ids = new Set(rows.map(({ id }) => id));
  const subjects = rows
    .map(({ summary }) => fromText<Summaries>(summary).en.subject)
    .filter((subject) => /^letter \d+-\d+$/.test(subject));
  const lost = [...receipts.values()].filter((id) => !ids.has(id)).length;
  return { lost, doubled: subjects.length - new Set(subjects).size };
}
