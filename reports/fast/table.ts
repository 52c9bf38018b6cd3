/** The ruled table of a register: head on each page, rows that continue, sums carried over. */
import { Running } from '../layout/carry.ts';
import type { Block } from '../layout/document.ts';
import { type Margins, PADDING, RULE } from '../layout/page.ts';
import { linesIn } from './blocks.ts';
import { Unfit } from './face.ts';
import type { Line, Paper, Style } from './paper.ts';

/** As `register` in pdf/rules.ts. */
const [ABOVE, BELOW] = [2, 2.5];
/** A row up to this share of a page is not cut. */
const WHOLE = 1 / 6;
/** A row that is cut leaves so many lines on its first page; so many lines of a number stand again on the next. */
const FEW = 3;

type Table = NonNullable<Block['table']>;
/** Lines of a row's cells, and the left edges of their rules and the last one's. */
type Strip = { cells: Line[][]; edges: number[]; ground?: string };

/** Sets all rows from `y` down and gives where the last ends. */
export function setTable(paper: Paper, table: Table, style: Style, margins: Margins, y: number): number {
  const setter = new Setter(paper, table, style, margins);
  const rows = table.body[Symbol.iterator]();
  setter.begin(rows.next().value ?? [], y);
  for (let next = rows.next(); !next.done; next = rows.next()) setter.row(next.value);
  return setter.end();
}

class Setter {
  readonly #edges: number[];
  readonly #running: Running | undefined;
  readonly #line: number;
  readonly #bottom: number;
  #head: Block[] = [];
  #y = 0;
  /** Where the page's first row is, below the head. */
  #first = 0;
  /** Top and edges of the rows whose upright rules are not drawn yet. */
  #open = { top: 0, edges: [] as number[] };

  constructor(
    readonly paper: Paper,
    readonly table: Table,
    readonly style: Style,
    readonly margins: Margins,
  ) {
    this.#edges = [margins.left];
    for (const width of table.widths) this.#edges.push(this.#edges.at(-1)! + width + 2 * PADDING + RULE);
    this.#running = table.carry && new Running(table.carry);
    this.#line = paper.heightOf(style);
    const carried = table.carry ? ABOVE + this.#line + BELOW + RULE : 0;
    this.#bottom = paper.height - margins.bottom - BELOW - RULE - carried;
  }

  begin(head: Block[], y: number): void {
    [this.#head, this.#y] = [head, y];
    this.#open = { top: y, edges: [] };
    this.#across();
    this.#draw(this.#stripOf(head));
    this.#carried('brought');
    this.#first = this.#y;
  }

  end(): number {
    this.#upright([]);
    return this.#y;
  }

  #carried(which: 'over' | 'brought'): void {
    const row = this.#running?.row(which, this.table.widths.length);
    if (row) this.#draw(this.#stripOf(row));
  }

  #turn(): void {
    if (this.#y === this.#first) throw new Unfit();
    this.#carried('over');
    this.#upright([]);
    this.paper.end();
    this.begin(this.#head, this.margins.top);
  }

  /** A cell over several columns is followed by those that it covers. */
  #stripOf(row: Block[]): Strip {
    const strip: Strip = { cells: [], edges: [this.#edges[0]!], ground: row[0]?.fillColor };
    for (let at = 0; at < row.length; at += row[at]!.colSpan ?? 1) {
      const [from, to] = [this.#edges[at]!, this.#edges[at + (row[at]!.colSpan ?? 1)]!];
      strip.edges.push(to);
      strip.cells.push(linesIn(this.paper, row[at]!, to - from - RULE - 2 * PADDING, this.style));
    }
    return strip;
  }

  #heightOf = ({ cells }: Strip): number => Math.max(...cells.map(({ length }) => length)) * this.#line;

  /** Height for text that is left on the page; sums of parts of points may be a hair too large. */
  get #room(): number {
    return this.#bottom - this.#y - ABOVE + 0.001;
  }

  row(row: Block[]): void {
    let rest = this.#stripOf(row);
    const [number = []] = rest.cells;
    const height = this.#heightOf(rest) + (row[0]?.keep ?? 0);
    const low = height <= WHOLE * this.paper.height || this.#room < (FEW + 1) * this.#line;
    if (height > this.#room && low) this.#turn();
    if (!row[0]?.colSpan) this.#running?.add(row);
    while (this.#heightOf(rest) > this.#room) rest = this.#part(rest, number.length > FEW ? [] : number);
    this.#draw(rest);
  }

  /** Draws what fits, and gives the rest with the number column again. */
  #part({ cells, ...strip }: Strip, number: Line[]): Strip {
    const fit = Math.floor(this.#room / this.#line);
    if (fit <= FEW) throw new Unfit();
    this.#draw({ ...strip, cells: cells.map((cell) => cell.slice(0, fit)) });
    this.#turn();
    const [first = [], ...others] = cells.map((cell) => cell.slice(fit));
    return { ...strip, cells: [first.length > 0 ? first : number, ...others] };
  }

  #draw(strip: Strip): void {
    const { cells, edges, ground } = strip;
    const [left, right, full] = [edges[0]!, edges.at(-1)!, ABOVE + this.#heightOf(strip) + BELOW];
    if (edges.join() !== this.#open.edges.join()) this.#upright(edges);
    if (ground) this.paper.fill(left, this.#y, right - left, full, ground);
    for (const [at, cell] of cells.entries()) {
      const [x, end] = [edges[at]! + RULE + PADDING, edges[at + 1]! - PADDING];
      this.paper.lines(cell, { x, y: this.#y + ABOVE, width: end - x, draw: true });
    }
    this.#y += full;
    this.#across();
  }

  #across(): void {
    const [left, right] = [this.#edges[0]!, this.#edges.at(-1)! + RULE];
    this.paper.fill(left, this.#y, right - left, RULE);
    this.#y += RULE;
  }

  /** Upright rules: one for all rows of the same edges that follow each other; now those of `edges` begin. */
  #upright(edges: number[]): void {
    for (const x of this.#open.edges) this.paper.fill(x, this.#open.top, RULE, this.#y - this.#open.top);
    this.#open = { top: this.#y, edges };
  }
}
