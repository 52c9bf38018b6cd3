/** An issued slip as a document: head, its blocks, one page set for each sheet of each copy, reprints marked. */
import type { PaperCopy, SlipPaper } from '../../engine/print/shapes.ts';
import { type PrintWords, words } from '../text.ts';
import { nameOf } from './brand.ts';
import type { Block, Line, Page, PageSet, PdfDocument } from './document.ts';
import { formNumber } from './form.ts';
import { moment } from './moment.ts';
import { blocksOf } from './nodes.ts';
import { innerWidth } from './page.ts';

export interface SlipOptions {
  /** ISO 8601 with the organization's offset: when it was issued. */
  issuedAt: string;
  /** SHA-256 of the paper. */
  hash: string;
  /** Which recorded print this is; without it the print is a preview and says so on every page. */
  print?: { n: number; by: string; at: string };
  /** Ids of the copies wanted; all where absent. */
  copies?: string[];
  /** Why it stands no more, and since when. */
  voided?: { at: string; reason: string };
}

/** A copy and which of its sheets. */
interface Sheet {
  label: string;
  nodes: SlipPaper['sheets'][number]['nodes'];
}

function sheetsOf({ sheets }: SlipPaper, wanted: string[] | undefined, said: PrintWords): Sheet[] {
  return sheets.flatMap(({ copies, nodes }) => {
    if (copies.length === 0) return [{ label: '', nodes }];
    const out = copies.filter(({ id }) => !wanted || wanted.includes(id));
    return out.flatMap((copy) =>
      Array.from({ length: copy.count ?? 1 }, (_, at) => ({ label: labelOf(copy, at, said), nodes })),
    );
  });
}

function labelOf({ label, to, note, count = 1 }: PaperCopy, at: number, said: PrintWords): string {
  const nth = count > 1 ? ` ${at + 1}/${count}` : '';
  return [said.copy(label, to) + nth, note].filter(Boolean).join(said.gap);
}

function head(paper: SlipPaper, said: PrintWords): Block[] {
  return [
    nameOf(paper, paper.paper),
    {
      text: paper.title,
      alignment: 'center',
      bold: true,
      fontSize: 16,
      margin: [0, 0, 0, 2],
    },
    ...(paper.number
      ? [{ text: said.labelled(said.number, paper.number), alignment: 'right' as const, margin: BELOW }]
      : []),
  ];
}

const BELOW: Block['margin'] = [0, 0, 0, 4];

const reference = ({ of }: SlipPaper, said: PrintWords): string =>
  of ? said.labelled(of.label, of.text) : '';

const later = (paper: SlipPaper, said: PrintWords): string =>
  [paper.title, paper.number && said.labelled(said.number, paper.number), reference(paper, said)]
    .filter(Boolean)
    .join(said.gap);

function pageSet(
  paper: SlipPaper,
  page: Page,
  { label, nodes }: Sheet,
  { mark, watermark }: Marks,
  said: PrintWords,
): PageSet {
  const right = [label, mark].filter(Boolean).join(said.gap);
  const line = (left: string): Line => ({ left, right });
  return {
    page,
    first: line(
      [formNumber(paper.paper.number, said), reference(paper, said)].filter(Boolean).join(said.gap),
    ),
    later: line(later(paper, said)),
    content: [...head(paper, said), ...blocksOf(nodes, { page, width: innerWidth(page), said })],
    ...(watermark ? { watermark } : {}),
  };
}

interface Marks {
  /** At the head. */
  mark: string;
  /** Across the page; '' for none. */
  watermark: string;
}

function marksOf({ print, voided }: SlipOptions, said: PrintWords): Marks {
  const which = !print ? said.preview : print.n > 1 ? said.reprinted(print.n - 1) : '';
  const gone = voided ? said.void : '';
  return {
    mark: [gone, which].filter(Boolean).join(said.gap),
    watermark: gone || (print ? '' : said.preview),
  };
}

/** The first print is the original; each later one says which, by whom and when; a void slip why it is. */
function foot({ issuedAt, hash, print, voided }: SlipOptions, said: PrintWords): string[] {
  const stamp = `${said.labelled(said.issuedAt, moment(issuedAt))}    ${said.labelled(said.hash, hash)}`;
  const again = print && print.n > 1 ? [said.reprint(print.n - 1, print.by, moment(print.at))] : [];
  const gone = voided ? [said.labelled(`${said.void} ${moment(voided.at)}`, voided.reason)] : [];
  return [...gone, ...again, stamp];
}

export function slipDocument(paper: SlipPaper, options: SlipOptions): PdfDocument {
  const said = words[paper.language];
  const { size, orientation } = paper.paper;
  const page: Page = { size, orientation };
  const marks = marksOf(options, said);
  const sheets = sheetsOf(paper, options.copies, said);
  return {
    language: paper.language,
    title: paper.title,
    organization: paper.organization,
    printedAt: options.print?.at ?? options.issuedAt,
    page,
    fontSize: size === 'A4' ? 10 : 9,
    sets: sheets.map((sheet) => pageSet(paper, page, sheet, marks, said)),
    foot: foot(options, said),
  };
}

/** Many slips in one file: each keeps its own paper, foot and page numbers. */
export function slipsDocument(slips: { paper: SlipPaper; options: SlipOptions }[]): PdfDocument {
  const documents = slips.map(({ paper, options }) => slipDocument(paper, options));
  const [first] = documents;
  const sets = documents.flatMap(({ sets: own, foot: lines, fontSize }) =>
    own.map((set) => ({ ...set, foot: lines, fontSize })),
  );
  return { ...first!, sets };
}
