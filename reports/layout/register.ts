/** A register as a document: head, one ruled table whose header repeats, groups, totals, signature line. */
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { type Language, type PrintWords, words } from '../text.ts';
import { nameOf } from './brand.ts';
import { carryOf } from './carry.ts';
import { courseBlocks } from './course.ts';
import type { Block, PdfDocument } from './document.ts';
import { foot, formNumber } from './form.ts';
import { cellWidths, innerWidth, round } from './page.ts';
import { cell } from './paragraphs.ts';
import type { Volume } from './volumes.ts';

export interface RegisterOptions {
  language: Language;
  /** ISO 8601 with the organization's offset. */
  printedAt: string;
  /** Head hash of the event log (day-one decision 5: on every register). */
  head?: string;
  /** Of a register in several volumes. */
  volume?: Volume;
}

type Row = RegisterPage['groups'][number]['rows'][number];
type Group = Omit<RegisterPage['groups'][number], 'rows'> & { rows: Iterable<Row> };

/** A page, or one whose rows come from a cursor; they are read once for the paper, and first where totals are carried. */
export type RegisterPaper = Omit<RegisterPage, 'groups'> & { groups: Group[] };

const HEAD_GROUND = '#e6e6e6';
const GROUP_GROUND = '#f3f3f3';
/** A group's title is never the last line of a page: room for two more lines. */
const KEEP = 34;
/** Width of a label with a line for the pen. */
const SIGNED = 150;
/** Widths below the rows: of a figure, and of what it is of where there is room. */
const SUMMARY_COLUMN = 90;
const SUMMARY_LABEL = 220;
const SUMMARY_LEAST = 100;
const SUMMARY_GAP = 8;
/** Of the bar beside a count: least and most of its width, its height, and how far down its line it begins. */
const BAR = { least: 60, most: 160, height: 5.5, down: 3, color: '#5b7fa6' };

export function registerDocument(page: RegisterPaper, options: RegisterOptions): PdfDocument {
  const said = words[options.language];
  const { volume } = options;
  const nth = volume ? said.volume(volume.n, volume.of) : '';
  return {
    language: options.language,
    title: page.title,
    organization: page.organization,
    printedAt: options.printedAt,
    page: { size: page.paper.size, orientation: page.paper.orientation },
    fontSize: sizeOf(page),
    sets: [
      {
        first: { left: formNumber(page.paper.number, said), right: nth },
        later: {
          left: [page.title, page.period].filter((part) => part !== '').join(said.gap),
          right: [formNumber(page.paper.number, said), nth].filter((part) => part !== '').join(said.gap),
        },
        content: [
          ...head(page, said),
          table(page, said, volume),
          ...courseBlocks(page),
          ...page.summaries.flatMap((one) => summary(one, page)),
          ...end(page, said),
        ],
      },
    ],
    foot: foot(undefined, options, said),
  };
}

const SIZES = { A4: 8.5, A5: 7.5 } as const;
const SMALLEST = 6.5;
/** Least widths of a column's content, in ems: a date in one line, three characters of other texts. */
const DATE = 5.3;
const WORD = 3;
/** Of a letter or figure, and in how many rows the longest number is sought. */
const LETTER = 0.58;
const SAMPLE = 50;
const isDate = ({ type }: { type: string }): boolean => /^date/.test(type);

/** Smaller where a day would be broken: a register of many columns. */
function sizeOf(page: RegisterPaper): number {
  const widths = widthsOf(page);
  const days = widths.filter((_, at) => isDate(page.columns[at]!)).map((width) => width / DATE);
  const fit = Math.floor(10 * Math.min(SIZES[page.paper.size], ...days)) / 10;
  return Math.max(SMALLEST, fit);
}

const widthsOf = (page: RegisterPaper): number[] =>
  cellWidths(
    innerWidth(page.paper),
    page.columns.map(({ width }) => width),
    page.columns.map((column, at) => SIZES[page.paper.size] * (isDate(column) ? DATE : wordOf(page, at))),
  );

/** As wide as a date at most: a number is not broken for a column that its rule set made too narrow. */
function wordOf({ groups }: RegisterPaper, at: number): number {
  const rows = groups.flatMap((group) => (Array.isArray(group.rows) ? group.rows.slice(0, SAMPLE) : []));
  const runs = rows.slice(0, SAMPLE).flatMap(({ cells }) => (cells[at] ?? '').match(/[!-~]+/g) ?? []);
  return Math.min(DATE, Math.max(WORD, ...runs.map((run) => run.length * LETTER)));
}

function head(page: RegisterPaper, said: PrintWords): Block[] {
  const period =
    page.period && [said.labelled(said.period, page.period), page.closed].filter(Boolean).join(said.gap);
  const keeper = page.keeper && said.labelled(said.keeper, page.keeper);
  return [
    nameOf(page, page.paper),
    { text: page.title, alignment: 'center', bold: true, fontSize: 16, margin: [0, 0, 0, 2] },
    {
      columns: [
        { text: period || ' ', width: '*' },
        { text: keeper || ' ', width: '*', alignment: 'right' },
      ],
      margin: [0, 0, 0, 5],
    },
  ];
}

/** Tall rows break over pages: pdfmake loses the text of those it is told to keep whole (guarantees 80). */
function table(page: RegisterPaper, said: PrintWords, volume?: Volume): Block {
  const widths = widthsOf(page);
  const carry = volume ? volume.carry : carryOf(page, said.carriedOver, said.broughtForward);
  return {
    table: { widths, headerRows: 1, body: body(page, said, volume), ...(carry ? { carry } : {}) },
    layout: 'register',
  };
}

/** Made row by row while it is read, so that a long register needs little memory. */
const body = (page: RegisterPaper, said: PrintWords, volume?: Volume): Iterable<Block[]> => ({
  [Symbol.iterator]: () => bodyRows(page, said, volume),
});

function* bodyRows(page: RegisterPaper, said: PrintWords, volume?: Volume): Generator<Block[]> {
  yield page.columns.map(
    ({ title }): Block => ({
      text: title,
      bold: true,
      alignment: 'center',
      fillColor: HEAD_GROUND,
      where: title,
    }),
  );
  if (page.count === 0) yield wide({ text: said.noRecords, alignment: 'center' }, page.columns.length);
  for (const group of page.groups) {
    if (group.title !== '') yield groupTitle(group, page, said);
    for (const row of group.rows) yield dataRow(row, page);
  }
  if (volume?.over)
    yield volume.over.map(
      (text, at): Block => ({ text, bold: true, ...(at > 0 ? { alignment: 'right' } : {}) }),
    );
  if (page.count > 0) yield* totals(page, said);
}

const dataRow = ({ complaint, cells }: Row, page: RegisterPaper): Block[] =>
  page.columns.map(
    (column, at): Block => ({
      ...cell(cells[at] ?? '', `${complaint} · ${column.title}`),
      ...(column.align === 'left' ? {} : { alignment: column.align }),
    }),
  );

/** The title, and in the last third of the columns how many and what share. */
function groupTitle(group: Group, page: RegisterPaper, said: PrintWords): Block[] {
  const facts = [said.labelled(said.count, String(group.count))];
  if (group.share) facts.push(said.labelled(said.share, group.share));
  const last = Math.floor(page.columns.length / 3);
  // The line of a group that others stand within is followed by theirs.
  const keep = Array.isArray(group.rows) && group.rows.length === 0 ? 2 * KEEP : KEEP;
  const text = [group.title, ...(last === 0 ? facts : [])].join(said.gap);
  const title: Block = { text, bold: true, where: group.title, fillColor: GROUP_GROUND, keep };
  const rest: Block = { text: facts.join(said.gap), alignment: 'right', fillColor: GROUP_GROUND };
  return [...wide(title, page.columns.length - last), ...wide(rest, last)];
}

/** One cell over so many columns; pdfmake wants the covered cells listed. */
const wide = (block: Block, colSpan: number): Block[] =>
  Array.from({ length: colSpan }, (_, at) => (at === 0 ? { ...block, colSpan } : {}));

/** The first cell says what the row is, and the total where it has one. */
export const totalOf = (text: string, said: PrintWords): string =>
  [said.total, text].filter(Boolean).join(' ');

function totals(page: RegisterPaper, said: PrintWords): Block[][] {
  if (page.totals === null) return [];
  const texts = page.totals.map((text, at) => (at === 0 ? totalOf(text, said) : text));
  return [
    page.columns.map(
      (column, at): Block => ({
        ...cell(texts[at] ?? '', `${said.total} · ${column.title}`),
        bold: true,
        alignment: at === 0 ? 'left' : column.align,
      }),
    ),
  ];
}

/** How long the bar of each row is, the most being all of `width`; as on the screen. */
const partsOf = (rows: string[][]): number[] => {
  const counts = rows.map(([, count]) => Number(count));
  const most = Math.max(1, ...counts);
  return counts.map((count) => count / most);
};

const bar = (part: number, width: number): Block => ({
  canvas: [{ type: 'rect', x: 0, y: BAR.down, w: round(part * width), h: BAR.height, color: BAR.color }],
  width,
});

/** Lines in columns that stand close, so that a figure is read beside what it is of; counts have their bars. */
function summary(
  { title, columns, rows, by }: RegisterPage['summaries'][number],
  { paper }: RegisterPaper,
): Block[] {
  const rest = innerWidth(paper) - SUMMARY_LEAST - (by ? BAR.least + SUMMARY_GAP : 0);
  const figure = round(Math.min(SUMMARY_COLUMN, rest / (columns.length - 1) - SUMMARY_GAP));
  const left = innerWidth(paper) - (columns.length - 1) * (figure + SUMMARY_GAP);
  const label = Math.min(left - (by ? BAR.least + SUMMARY_GAP : 0), SUMMARY_LABEL);
  const parts = by ? partsOf(rows) : [];
  const wide = round(Math.min(left - label - SUMMARY_GAP, BAR.most));
  const lineOf = (texts: string[], bold: boolean, part?: number): Block => ({
    columns: [
      ...columns.map(
        ({ align }, at): Block => ({
          ...cell(texts[at] ?? '', title),
          bold,
          width: at === 0 ? label : figure,
          ...(align === 'left' ? {} : { alignment: align }),
        }),
      ),
      ...(part ? [bar(part, wide)] : []),
    ],
    columnGap: SUMMARY_GAP,
    margin: [0, 1, 0, 1],
  });
  return [
    { text: title, bold: true, margin: [0, 10, 0, 2], keep: 2 * KEEP },
    lineOf(
      columns.map((column) => column.title),
      true,
    ),
    ...rows.map((row, at) => lineOf(row, false, parts[at])),
  ];
}

/** How many lines stand, and beside them those that are void. */
export const countOf = (
  { count, voided = 0 }: Pick<RegisterPaper, 'count' | 'voided'>,
  said: PrintWords,
): string => String(count - voided) + (voided > 0 ? said.besideVoid(voided) : '');

/** A book is signed; a list that nobody keeps is not. */
function end(page: RegisterPaper, said: PrintWords): Block[] {
  const line = (label: string): Block => ({ text: said.labelled(label, '_'.repeat(18)), width: SIGNED });
  const signed = page.keeper ? [line(said.signedBy), line(said.time)] : [];
  return [
    {
      columns: [{ text: said.labelled(said.count, countOf(page, said)), width: '*' }, ...signed],
      columnGap: 18,
      margin: [0, 12, 0, 0],
    },
  ];
}
