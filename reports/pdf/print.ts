/** Sets a document with pdfmake, which nothing else here calls: the same document gives the same bytes. */
import pdfmake from 'pdfmake';
import type { CustomTableLayout } from 'pdfmake/interfaces.d.ts';
import { fail, ok, problem, type Result } from '../../engine/problem.ts';
import type { PageSet, PdfDocument } from '../layout/document.ts';
import { margins } from '../layout/page.ts';
import { turnBefore, whole } from './breaks.ts';
import { cleaned } from './clean.ts';
import { FAMILIES, FAMILY, font, token, WEIGHTS } from './fonts.ts';
import { type Info, infoOf } from './info.ts';
import { charactersOf, lost, type SetPage } from './kept.ts';
import { dressed } from './rare.ts';
import { rules } from './rules.ts';
import { type Running, runningOf } from './running.ts';

/** The part of pdfmake 0.3 that is used; its types lack the virtual file system and the stream. */
interface Pdfmake {
  virtualfs: { writeFileSync(name: string, content: Buffer): void };
  setFonts(fonts: Record<string, Record<string, string>>): void;
  setUrlAccessPolicy(allowed: (url: string) => boolean): void;
  setLocalAccessPolicy(allowed: (path: string) => boolean): void;
  setTableLayouts(layouts: Record<string, CustomTableLayout>): void;
  createPdf(definition: object): {
    getStream(): Promise<{ _pdfMakePages: SetPage[] }>;
    getBuffer(): Promise<Buffer>;
  };
}

let ready: Pdfmake | undefined;

const fileOf = (family: (typeof FAMILIES)[number], weight: (typeof WEIGHTS)[number]) => `${family}-${weight}`;

const FONTS = Object.fromEntries(
  FAMILIES.map((family) => [
    family,
    Object.fromEntries(WEIGHTS.map((weight) => [weight, fileOf(family, weight)])),
  ]),
);

/** Fonts already parsed, every address and path refused (guarantees, day-one decision 2). */
function setter(): Pdfmake {
  if (ready) return ready;
  const made = pdfmake as unknown as Pdfmake;
  made.setUrlAccessPolicy(() => false);
  made.setLocalAccessPolicy(() => false);
  for (const weight of WEIGHTS) font(FAMILY, weight);
  for (const family of FAMILIES)
    for (const weight of WEIGHTS) made.virtualfs.writeFileSync(fileOf(family, weight), token(family, weight));
  ready = made;
  return made;
}

/**
 * PDF bytes; or `print.missingGlyph` {character, code, where} for each character the fonts lack,
 * `print.time` for a `printedAt` that is no ISO time, `print.textLost` where pdfmake left text out.
 */
export async function print(document: PdfDocument): Promise<Result<Uint8Array>> {
  const info = infoOf(document);
  if (!info) return fail(problem('print.time', '/printedAt', { text: document.printedAt }));
  const { document: clean, problems } = cleaned(document);
  if (problems.length > 0) return fail(...problems);
  const wanted = charactersOf(clean);
  const made = setter();
  made.setFonts(FONTS);
  made.setTableLayouts(rules());
  const pdf = made.createPdf(definition(clean, info));
  const absent = lost(wanted, (await pdf.getStream())._pdfMakePages);
  if (absent !== '') return fail(problem('print.textLost', '', { characters: absent.slice(0, 100) }));
  return ok(new Uint8Array(await pdf.getBuffer()));
}

/** What pdfmake is given; it writes into this. */
export function definition(document: PdfDocument, info: Info): object {
  const running = runningOf(document);
  return {
    info,
    version: '1.7',
    language: document.language,
    displayTitle: true,
    defaultStyle: { font: FAMILY, fontSize: document.fontSize },
    pageBreakBefore: turnBefore(document.sets.map(({ content }) => content)),
    images: document.images ?? {},
    content: document.sets.map((set, index) => section(document, set, running[index]!)),
  };
}

function section(document: PdfDocument, set: PageSet, { header, footer }: Running): object {
  const page = set.page ?? document.page;
  const { left, top, right, bottom } = margins(page);
  const fontSize = set.fontSize ?? document.fontSize;
  return {
    section: { stack: set.content.map((block) => dressed(whole(block, fontSize))), fontSize },
    pageSize: page.size,
    pageOrientation: page.orientation,
    pageMargins: [left, top, right, bottom],
    header: (page: number) => dressed(header(page)),
    footer: (page: number) => dressed(footer(page)),
    watermark: set.watermark ? { text: set.watermark, opacity: 0.12, bold: true } : null,
  };
}
