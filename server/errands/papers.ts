/** Forms and slips of many complaints, in files of a hundred complaints each. */

import type { ComplaintPage } from '../../engine/complaint/page-shapes.ts';
import { problem } from '../../engine/problem.ts';
import type { PdfDocument } from '../../reports/layout/document.ts';
import { documentOf, type PrintJob } from '../../reports/pdf/job.ts';
import { print } from '../../reports/pdf/print.ts';
import type { Reads } from '../deps.ts';
import { withPictures } from '../pictures.ts';
import { pageFor } from '../routes/page-for.ts';
import { stamp } from '../routes/prints.ts';
import { loadComplaint, need, type Reading } from '../routes/reading.ts';
import { sheetOf } from '../routes/slips.ts';
import { Refusal } from '../store/refusal.ts';
import type { ErrandAsk } from './ask.ts';
import type { Making, Part } from './make.ts';

/** Complaints in a file. */
const AT_ONCE = 100;

export const formsIn = ({ forms }: ComplaintPage, { forms: wanted = [] }: ErrandAsk) =>
  forms.filter(({ id, unprintable }) => wanted.includes(id) && !unprintable);

export const slipsIn = ({ slips }: ComplaintPage, { slips: wanted = [] }: ErrandAsk) =>
  slips.filter(({ slip, unprintable }) => wanted.includes(slip) && !unprintable);

/** The last print of each slip: it was recorded before the file is made. */
function slipSheets(reading: Reading, page: ComplaintPage, ask: ErrandAsk) {
  const printed = slipsIn(page, ask).filter(({ prints }) => prints.length > 0);
  return printed.map((slip) => sheetOf(reading, slip, slip.prints.length));
}

async function fileOf(
  deps: Reads,
  reading: Reading,
  ask: ErrandAsk,
  ids: string[],
): Promise<Uint8Array | null> {
  const pages: ComplaintPage[] = [];
  for (const id of ids) pages.push(await pageFor(reading, await loadComplaint(deps, reading, id)));
  const forms = pages.flatMap((page) => formsIn(page, ask));
  const slips = pages.flatMap((page) => slipSheets(reading, page, ask));
  const options = { ...(await stamp(deps, reading)), copies: ask.copies === true };
  const jobs: PrintJob[] = [
    ...(forms.length > 0 ? [{ kind: 'forms' as const, forms, options }] : []),
    ...(slips.length > 0 ? [{ kind: 'slips' as const, slips }] : []),
  ];
  const whole = await Promise.all(jobs.map((job) => withPictures(reading.scope, job)));
  return whole.length > 0 ? need(await print(joined(whole.map(documentOf)))) : null;
}

/** One file: each part keeps its own paper, foot and size of letters. */
function joined(documents: PdfDocument[]): PdfDocument {
  const sets = documents.flatMap(({ sets, page, foot, fontSize }) =>
    sets.map((set) => ({ page, foot, fontSize, ...set })),
  );
  return { ...documents[0]!, sets, images: Object.assign({}, ...documents.map(({ images }) => images)) };
}

export async function papersOf(deps: Reads, reading: Reading, ask: ErrandAsk): Promise<Making> {
  const { complaints = [] } = ask;
  const count = Math.ceil(complaints.length / AT_ONCE);
  async function* parts(): AsyncGenerator<Part> {
    let made = 0;
    for (let at = 0; at < count; at += 1) {
      const bytes = await fileOf(deps, reading, ask, complaints.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
      if (bytes) yield { name: `docket ${String(at + 1).padStart(3, '0')}.pdf`, chunks: [bytes] };
      made += bytes ? 1 : 0;
    }
    if (made === 0) throw new Refusal(problem('errand.nothing', ''));
  }
  return { name: 'docket', ending: 'pdf', count, parts: parts() };
}
