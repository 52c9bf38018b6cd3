/** What an errand makes, part by part: each a file of its own, so that no more than one is in the memory. */

import { registersFor } from '../../engine/register/page.ts';
import type { Language } from '../../engine/text/language.ts';
import { localize } from '../../engine/text/language.ts';
import { volumesOf } from '../../reports/layout/volumes.ts';
import { printJob } from '../../reports/print.ts';
import { sheet } from '../../reports/sheet/sheet.ts';
import { words } from '../../reports/text.ts';
import type { Reads } from '../deps.ts';
import { withPictures } from '../pictures.ts';
import { hiddenOf } from '../routes/hidden.ts';
import { stamp } from '../routes/prints.ts';
import { loadComplaint, need, pageFor, type Reading, reachOf } from '../routes/reading.ts';
import { pageOf } from '../routes/registers.ts';
import { openIds } from '../store/readers.ts';
import { loadWorld } from '../world.ts';
import type { ErrandAsk } from './ask.ts';
import { papersOf } from './papers.ts';

export interface Errand {
  organization: string;
  person: string;
  language: Language;
  ask: ErrandAsk;
}

export interface Part {
  name: string;
  bytes: Uint8Array;
}

export interface Making {
  /** Of the file, or of the folder of files. */
  name: string;
  count: number;
  parts: AsyncGenerator<Part>;
}

/** As the person reads. */
export async function reader(
  deps: Reads,
  { organization, person, language }: Omit<Errand, 'ask'>,
): Promise<Reading> {
  const scope = deps.store.for(organization);
  const rules = await deps.rules.current(organization);
  const world = await loadWorld(deps, scope, rules, organization);
  return { organization, person, language, scope, rules, world };
}

/** Refusals: register.unknown, complaint.unknown, those of printing. */
export async function making(deps: Reads, errand: Errand): Promise<Making> {
  const reading = await reader(deps, errand);
  const { ask } = errand;
  if (ask.do === 'register') return registerIn(deps, reading, ask);
  return ask.do === 'papers' ? papersOf(deps, reading, ask) : everything(deps, reading);
}

async function registerIn(
  deps: Reads,
  reading: Reading,
  { register = '', asked = {} }: ErrandAsk,
): Promise<Making> {
  const page = await pageOf(deps, reading, register, asked);
  const options = await stamp(deps, reading);
  const volumes = volumesOf(page, words[reading.language]);
  async function* parts(): AsyncGenerator<Part> {
    for (const { page: part, volume } of volumes) {
      const job = { kind: 'register' as const, page: part, options: { ...options, volume } };
      const bytes = need(await printJob(await withPictures(reading.scope, job)));
      yield { name: `${[page.title, page.period, volume?.n].filter(Boolean).join(' ')}.pdf`, bytes };
    }
  }
  const name = [page.title, page.period].filter(Boolean).join(' ');
  return { name, count: volumes.length, parts: parts() };
}

/** Every register one may read as a spreadsheet, every complaint one may open as its page in JSON. */
async function everything(deps: Reads, reading: Reading): Promise<Making> {
  const { rules, person, language, world, scope } = reading;
  const registers = registersFor(rules, person, language, world);
  const open = [...(await openIds(scope, reachOf(reading)))].sort();
  const hidden = await hiddenOf(deps, reading, open);
  const complaints = open.filter((id) => !hidden.has(id));
  async function* parts(): AsyncGenerator<Part> {
    for (const { id, title } of registers) yield await spreadsheet(deps, reading, id, title);
    for (const id of complaints) yield await complaintIn(deps, reading, id);
  }
  const name = localize(world.directory.organization ?? rules.set.ruleset.title, language);
  return { name, count: Math.max(2, registers.length + complaints.length), parts: parts() };
}

async function spreadsheet(deps: Reads, reading: Reading, id: string, title: string): Promise<Part> {
  const page = await pageOf(deps, reading, id, {});
  const { chunks } = need(sheet(page, { ...(await stamp(deps, reading)), format: 'xlsx' }));
  const bytes: Uint8Array[] = [];
  for await (const chunk of chunks) bytes.push(chunk);
  return { name: `${title} ${id}.xlsx`, bytes: Buffer.concat(bytes) };
}

async function complaintIn(deps: Reads, reading: Reading, id: string): Promise<Part> {
  const page = await pageFor(reading, await loadComplaint(deps, reading, id));
  return { name: `complaints/${id}.json`, bytes: Buffer.from(JSON.stringify(page, null, 1)) };
}
