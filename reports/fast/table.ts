/** The ruled table of a register: head on each page, rows that continue, sums carried over. */
import { Running } from '../layout/carry.ts';
import type { Block } from '../layout/document.ts';
import { type Margins, PADDING, RULE } from '../layout/page.ts';
import { linesIn, setBlock } from './blocks.ts';
import { Unfit } from './face.ts';
import type { Line, Paper, Style } from './paper.ts';

/** As `register` in pdf/rules.ts. */
const ABOVE = 2;
const BELOW = 2.5;
/** A row up to this share of a page is not cut. */
const WHOLE = 1 / 6;
/** A row that is cut leaves so many lines on its first page; so many lines of a number stand again on the next. */
const FEW = 3;

export class TableSetter {
  /** Left edges of the columns' rules, and the last one's. */
  readonly #edges: number[];
  readonly #running: Running | undefined;
  readonly #line: number;
  readonly #bottom: number;
  #y = 0;
  /** Where the page's first row is, below the head. */
  #first = 0;
  /** Top of the rows whose upright rules are not drawn yet. */
  #open: number | undefined;

  constructor(
    readonly paper: Paper,
    readonly table: NonNullable<Block['table']>,
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

  /** Sets all rows from `y` down and gives where the last ends. */
  set(y: number): number {
    this.#head(y);
    for (const row of this.table.body.slice(1)) {
      if (row[0]?.colSpan) this.#wide(row[0]);
      else this.#row(row);
    }
    this.#upright();
    return this.#y;
  }

  #head(y: number): void {
    this.#y = y;
    this.#across();
    this.#cells(this.#linesOf(this.table.body[0]!), this.table.body[0]![0]?.fillColor);
    this.#carried('brought');
    this.#first = this.#y;
  }

  #carried(which: 'over' | 'brought'): void {
    const row = this.#running?.row(which, this.table.widths.length);
    if (row) this.#cells(this.#linesOf(row));
  }

  #turn(): void {
    if (this.#y === this.#first) throw new Unfit('a page too low');
    this.#carried('over');
    this.#upright();
    this.paper.end();
    this.#head(this.margins.top);
  }

  #linesOf = (row: Block[]): Line[][] =>
    row.map((cell, at) => linesIn(this.paper, cell, this.table.widths[at]!, this.style));

  #heightOf = (lines: Line[][]): number => Math.max(...lines.map((cell) => cell.length)) * this.#line;

  /** Height for text that is left on the page; sums of parts of points may be a hair too large. */
  get #room(): number {
    return this.#bottom - this.#y - ABOVE + 0.001;
  }

  #row(row: Block[]): void {
    let rest = this.#linesOf(row);
    const [number = []] = rest;
    const height = this.#heightOf(rest);
    const low = height <= WHOLE * this.paper.height || this.#room < (FEW + 1) * this.#line;
    if (height > this.#room && low) this.#turn();
    this.#running?.add(row);
    while (this.#heightOf(rest) > this.#room) rest = this.#part(rest, number.length > FEW ? [] : number);
    this.#cells(rest);
  }

  /** Draws what fits, and gives the rest with the number column again. */
  #part(lines: Line[][], number: Line[]): Line[][] {
    const fit = Math.floor(this.#room / this.#line);
    if (fit <= FEW) throw new Unfit('a page too low');
    this.#cells(lines.map((cell) => cell.slice(0, fit)));
    this.#turn();
    const [first = [], ...others] = lines.map((cell) => cell.slice(fit));
    return [first.length > 0 ? first : number, ...others];
  }

  /** A row over all columns: a group's title, or that there is nothing. */
  #wide(cell: Block): void {
    const [left, right] = [this.#edges[0]!, this.#edges.at(-1)!];
    const box = { x: left + RULE + PADDING, width: right - left - RULE - 2 * PADDING };
    const set = (draw: boolean) =>
      setBlock(this.paper, cell, { ...box, y: this.#y + ABOVE, draw }, this.style);
    if (set(false) + (cell.keep ?? 0) > this.#room) this.#turn();
    this.#upright();
    const top = this.#y;
    this.#finish(set(false), cell.fillColor, () => set(true));
    this.#upright([left, right], top);
  }

  #cells(lines: Line[][], ground?: string): void {
    this.#open ??= this.#y;
    this.#finish(this.#heightOf(lines), ground, () => {
      const box = { y: this.#y + ABOVE, draw: true };
      for (const [at, cell] of lines.entries())
        this.paper.lines(cell, {
          ...box,
          x: this.#edges[at]! + RULE + PADDING,
          width: this.table.widths[at]!,
        });
    });
  }

  #finish(height: number, ground: string | undefined, draw: () => void): void {
    const [x, full] = [this.#edges[0]!, ABOVE + height + BELOW];
    if (ground) this.paper.fill(x, this.#y, this.#edges.at(-1)! - x, full, ground);
    draw();
    this.#y += full;
    this.#across();
  }

  #across(): void {
    this.paper.fill(this.#edges[0]!, this.#y, this.#edges.at(-1)! + RULE - this.#edges[0]!, RULE);
    this.#y += RULE;
  }

  /** Upright rules: one for all rows that follow each other. */
  #upright(edges = this.#edges, top = this.#open): void {
    if (top === undefined) return;
    for (const x of edges) this.paper.fill(x, top, RULE, this.#y - top);
    this.#open = undefined;
  }
}
