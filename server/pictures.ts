/** Pictures of an organization's papers: what may be one, and those that a print names. */

import { createHash } from 'node:crypto';
import type { Brand } from '../engine/print/shapes.ts';
import { fail, ok, problem, type Result } from '../engine/problem.ts';
import type { PrintJob } from '../reports/pdf/job.ts';
import type { Printer } from '../reports/pdf/pool.ts';
import { picturesOf } from './store/pictures.ts';
import type { Scope } from './store/scope.ts';

export const MOST_BYTES = 512 * 1024;
/** Pixels a side: a print unpacks the whole picture. */
const MOST_SIDE = 4000;

interface Sides {
  type: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
/** A frame of a JPEG: all markers C0 to CF but for tables (C4), extensions (C8) and arithmetic (CC). */
const FRAME = /^(c[0-35-79-bd-f])$/;

function jpegSides(bytes: Buffer): Sides | undefined {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    if (FRAME.test(bytes[at + 1]!.toString(16)))
      return { type: 'image/jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** By what is in it, never by its name. */
function sidesOf(bytes: Buffer): Sides | undefined {
  if (bytes.length > 24 && bytes.subarray(0, PNG.length).equals(PNG))
    return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 ? jpegSides(bytes) : undefined;
}

export interface Taken extends Sides {
  id: string;
  /** Base64. */
  bytes: string;
}

/** A page that bears nothing else. */
const probe = (id: string, { width, height }: Sides, url: string): PrintJob => ({
  kind: 'slips',
  slips: [
    {
      paper: {
        language: 'en',
        title: 'docket',
        organization: 'docket',
        brand: { letterhead: { id, width, height } },
        number: '',
        paper: { size: 'A5', orientation: 'portrait' },
        sheets: [{ copies: [], nodes: [] }],
      },
      options: { issuedAt: '2000-01-01T00:00:00Z', hash: '' },
    },
  ],
  pictures: { [id]: url },
});

/** Problems: picture.type, picture.sides {most}, picture.broken for one that cannot be printed. */
export async function takePicture(printer: Printer, bytes: Buffer): Promise<Result<Taken>> {
  const sides = sidesOf(bytes);
  if (!sides) return fail(problem('picture.type', ''));
  const { width, height } = sides;
  if (Math.min(width, height) < 1 || Math.max(width, height) > MOST_SIDE)
    return fail(problem('picture.sides', '', { most: MOST_SIDE }));
  const [id, text] = [createHash('sha256').update(bytes).digest('hex'), bytes.toString('base64')];
  const printed = await printer.printInWorker(probe(id, sides, `data:${sides.type};base64,${text}`));
  return printed.ok ? ok({ id, ...sides, bytes: text }) : fail(problem('picture.broken', ''));
}

function brandsOf(job: PrintJob): (Brand | undefined)[] {
  if (job.kind === 'form') return [job.form.brand];
  if (job.kind === 'forms') return job.forms.map(({ brand }) => brand);
  if (job.kind === 'slips') return job.slips.map(({ paper }) => paper.brand);
  return job.kind === 'register' ? [job.page.brand] : [];
}

/** The job with the pictures that its papers name. */
export async function withPictures(scope: Scope, job: PrintJob): Promise<PrintJob> {
  const named = brandsOf(job).flatMap((brand) => Object.values(brand ?? {}).map(({ id }) => id));
  return named.length === 0 ? job : { ...job, pictures: await picturesOf(scope, [...new Set(named)]) };
}
