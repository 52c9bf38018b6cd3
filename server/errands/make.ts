/** What an errand makes, part by part: each a file of its own, so that no more than one is in the memory. */

import { registersFor } from '../../engine/register/page.ts';
import type { RegisterPage, RegisterRow } from '../../engine/register/shapes.ts';
import type { Language } from '../../engine/text/language.ts';
import { localize } from '../../engine/text/language.ts';
import { volumesOf } from '../../reports/layout/volumes.ts';
import { printJob } from '../../reports/print.ts';
import { rowProblems, type SheetFormat, sheet } from '../../reports/sheet/sheet.ts';
import { words } from '../../reports/text.ts';
import type { Reads } from '../deps.ts';
import type { Leaf } from '../leaf.ts';
import { LENGTHS } from '../lengths.ts';
import { withPictures } from '../pictures.ts';
import { hiddenOf } from '../routes/hidden.ts';
import { pageFor } from '../routes/page-for.ts';
import { stamp } from '../routes/prints.ts';
import { loadComplaint, need, type Reading, reachOf } from '../routes/reading.ts';
import { leafFor } from '../routes/registers.ts';
import { openIds } from '../store/readers.ts';
import { Refusal } from '../store/refusal.ts';
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
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

export interface Making {
  /** Of the file, or of the folder of files. */
  name: string;
  /** Of the file where there is one part. */
  ending: 'pdf' | 'xlsx' | 'csv';
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
  { register = '', asked = {}, format = 'pdf' }: ErrandAsk,
): Promise<Making> {
  const leaf = await leafFor(deps, reading, register, asked);
  const { title, period } = leaf.page;
  const name = [title, period].filter(Boolean).join(' ');
  if (format === 'pdf') return volumesIn(deps, reading, leaf, name);
  async function* parts(): AsyncGenerator<Part> {
    yield { name: `${name}.${format}`, chunks: await sheetOf(deps, reading, leaf, format as SheetFormat) };
  }
  return { name, ending: format, count: 1, parts: parts() };
}

/** The rows of a volume are read as it is printed. */
async function volumesIn(deps: Reads, reading: Reading, leaf: Leaf, name: string): Promise<Making> {
  const options = await stamp(deps, reading);
  const { volume: rows } = deps.lengths ?? LENGTHS;
  const volumes = volumesOf(leaf.page, leaf.say, words[reading.language], rows);
  async function* parts(): AsyncGenerator<Part> {
    for (const { page: part, volume } of volumes) {
      const groups: RegisterPage['groups'] = [];
      for (const group of part.groups) groups.push({ ...group, rows: await leaf.rows(group.rows) });
      const job = {
        kind: 'register' as const,
        page: { ...part, groups },
        options: { ...options, volume },
      };
      const bytes = need(await printJob(await withPictures(reading.scope, job)));
      yield { name: `${[name, volume?.n].filter(Boolean).join(' ')}.pdf`, chunks: [bytes] };
    }
  }
  return { name, ending: 'pdf', count: volumes.length, parts: parts() };
}

/** So many rows are there at once. */
const AT_ONCE = 1000;

/** Rows are read as the sheet is made; a cell that none can hold ends it. */
async function sheetOf(deps: Reads, reading: Reading, { page, rows }: Leaf, format: SheetFormat) {
  async function* read(wanted: RegisterRow[]) {
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const said = await rows(wanted.slice(at, at + AT_ONCE));
      const [wrong] = rowProblems(page, said);
      if (wrong) throw new Refusal(wrong);
      yield* said;
    }
  }
  const groups = page.groups.map((group) => ({ ...group, rows: read(group.rows) }));
  return need(sheet({ ...page, groups }, { ...(await stamp(deps, reading)), format })).chunks;
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
  return { name, ending: 'pdf', count: Math.max(2, registers.length + complaints.length), parts: parts() };
}

async function spreadsheet(deps: Reads, reading: Reading, id: string, title: string): Promise<Part> {
  const leaf = await leafFor(deps, reading, id, {});
  return { name: `${title} ${id}.xlsx`, chunks: await sheetOf(deps, reading, leaf, 'xlsx') };
}

async function complaintIn(deps: Reads, reading: Reading, id: string): Promise<Part> {
  const page = await pageFor(reading, await loadComplaint(deps, reading, id));
  return { name: `complaints/${id}.json`, chunks: [Buffer.from(JSON.stringify(page, null, 1))] };
}
