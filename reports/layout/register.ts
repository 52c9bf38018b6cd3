/** A register as a document: head, one ruled table whose header repeats, groups, totals, signature line. */
import type { RegisterPage } from '../../engine/register/shapes.ts';
import { type Language, type PrintWords, words } from '../text.ts';
import { carryOf } from './carry.ts';
import type { Block, PdfDocument } from './document.ts';
import { foot, formNumber } from './form.ts';
import { cellWidths, innerWidth } from './page.ts';
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

type Group = RegisterPage['groups'][number];

const HEAD_GROUND = '#e6e6e6';
const GROUP_GROUND = '#f3f3f3';
/** A group's title is never the last line of a page: room for two more lines. */
const KEEP = 34;
/** Widths below the rows, of what is counted and of a figure: figures stand beside their names. */
const SUMMARY_NAME = 200;
const SUMMARY_COLUMN = 90;
/** Least widths of a column's content, in ems: a date in one line, three characters of other texts. */
const DATE = 5.3;
const WORD = 3;

const fontSizeOf = ({ paper }: RegisterPage): number => (paper.size === 'A4' ? 8.5 : 7.5);

export function registerDocument(page: RegisterPage, options: RegisterOptions): PdfDocument {
  const said = words[options.language];
  const { volume } = options;
  const nth = volume ? said.volume(volume.n, volume.of) : '';
  return {
    language: options.language,
    title: page.title,
    organization: page.organization,
    printedAt: options.printedAt,
    page: { size: page.paper.size, orientation: page.paper.orientation },
    fontSize: fontSizeOf(page),
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
          ...page.summaries.flatMap(summary),
          ...end(page, said),
        ],
      },
    ],
    foot: foot(undefined, options, said),
  };
}

function head(page: RegisterPage, said: PrintWords): Block[] {
  const period =
    page.period && [said.labelled(said.period, page.period), page.closed].filter(Boolean).join(said.gap);
  const keeper = page.keeper && said.labelled(said.keeper, page.keeper);
  return [
    { text: page.organization, alignment: 'center', fontSize: 11 },
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

/** Data rows may break over pages: pdfmake loses the text of rows it is told to keep whole (guarantees 80). */
function table(page: RegisterPage, said: PrintWords, volume?: Volume): Block {
  const widths = cellWidths(
    innerWidth(page.paper),
    page.columns.map(({ width }) => width),
    page.columns.map(({ type }) => fontSizeOf(page) * (/^date/.test(type) ? DATE : WORD)),
  );
  const carry = volume ? volume.carry : carryOf(page, said.carriedOver, said.broughtForward);
  return {
    table: { widths, headerRows: 1, body: body(page, said, volume), ...(carry ? { carry } : {}) },
    layout: 'register',
  };
}

function body(page: RegisterPage, said: PrintWords, volume?: Volume): Block[][] {
  const header = page.columns.map(
    ({ title }): Block => ({
      text: title,
      bold: true,
      alignment: 'center',
      fillColor: HEAD_GROUND,
      where: title,
    }),
  );
  if (page.count === 0)
    return [header, wide({ text: said.noRecords, alignment: 'center', margin: [0, 8, 0, 8] }, page)];
  const over = volume?.over?.map(
    (text, at): Block => ({ text, bold: true, ...(at > 0 ? { alignment: 'right' } : {}) }),
  );
  const rows = page.groups.flatMap((group) => groupRows(group, page, said));
  return [header, ...rows, ...(over ? [over] : []), ...totals(page, said)];
}

function groupRows(group: Group, page: RegisterPage, said: PrintWords): Block[][] {
  const rows = group.rows.map(({ complaint, cells }) =>
    page.columns.map(
      (column, at): Block => ({
        ...cell(cells[at] ?? '', `${complaint} · ${column.title}`),
        ...(column.align === 'left' ? {} : { alignment: column.align }),
      }),
    ),
  );
  return group.title === '' ? rows : [groupTitle(group, page, said), ...rows];
}

function groupTitle(group: Group, page: RegisterPage, said: PrintWords): Block[] {
  const facts = [said.labelled(said.count, String(group.count))];
  if (group.share) facts.push(said.labelled(said.share, group.share));
  const columns: Block[] = [
    { text: group.title, bold: true, width: '*', where: group.title },
    { text: facts.join(said.gap), alignment: 'right', width: 180 },
  ];
  return wide({ columns, fillColor: GROUP_GROUND, keep: KEEP }, page);
}

/** One cell over all columns; pdfmake wants the covered cells listed. */
function wide(block: Block, page: RegisterPage): Block[] {
  return page.columns.map((_, at) => (at === 0 ? { ...block, colSpan: page.columns.length } : {}));
}

function totals(page: RegisterPage, said: PrintWords): Block[][] {
  if (page.totals === null) return [];
  const texts = page.totals.map((text, at) => (at === 0 ? `${said.total} ${text}`.trim() : text));
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

/** Lines in columns. */
function summary({ title, columns, rows }: RegisterPage['summaries'][number]): Block[] {
  const lineOf = (texts: string[], bold: boolean): Block => ({
    columns: columns.map(
      ({ align }, at): Block => ({
        ...cell(texts[at] ?? '', title),
        bold,
        width: at === 0 ? SUMMARY_NAME : SUMMARY_COLUMN,
        ...(align === 'left' ? {} : { alignment: align }),
      }),
    ),
    columnGap: 8,
    margin: [0, 1, 0, 1],
  });
  return [
    { text: title, bold: true, margin: [0, 10, 0, 2] },
    lineOf(
      columns.map((column) => column.title),
      true,
    ),
    ...rows.map((row) => lineOf(row, false)),
  ];
}

function end(page: RegisterPage, said: PrintWords): Block[] {
  const line = (label: string): Block => ({ text: said.labelled(label, '_'.repeat(18)), width: 'auto' });
  return [
    {
      columns: [
        { text: said.labelled(said.count, String(page.count)), width: '*' },
        line(said.signedBy),
        line(said.time),
      ],
      columnGap: 18,
      margin: [0, 12, 0, 0],
    },
  ];
}
