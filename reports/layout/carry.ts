/** Sums carried from page to page (過次頁, 承前頁), in the columns whose cells add up to the register's total. */
import { textsOf } from '../pdf/kept.ts';
import type { Block } from './document.ts';
import type { RegisterPaper } from './register.ts';

export interface Carry {
  /** Last line of a page, first line of the next. */
  over: string;
  brought: string;
  columns: { at: number; of: 'sum' | 'count'; say: 'amount' | 'number' }[];
  /** Figures of the volumes before. */
  from?: number[];
}

const NUMERIC = /^-?\d{1,3}(,?\d{3})*(\.\d{1,2})?$/;
const MOST_DIGITS = 15;

/** A cell's hundredths; undefined for a text that is no number. */
function hundredths(text: string): number | undefined {
  if (text === '') return 0;
  if (!NUMERIC.test(text) || text.length > MOST_DIGITS) return undefined;
  return Math.round(Number(text.replaceAll(',', '')) * 100);
}

/** Running figures of the columns; the cells of each row are added as it is set. */
export class Running {
  readonly #figures: number[];
  #begun: boolean;

  constructor(readonly carry: Carry) {
    this.#figures = carry.from ? [...carry.from] : carry.columns.map(() => 0);
    this.#begun = carry.from !== undefined;
  }

  get figures(): number[] {
    return [...this.#figures];
  }

  add(row: Block[]): void {
    this.#begun = true;
    for (const [index, { at, of }] of this.carry.columns.entries()) {
      const text = [...textsOf(row[at] ?? {})].join('').trim();
      this.#figures[index]! += of === 'count' ? Number(text !== '') : (hundredths(text) ?? Number.NaN);
    }
  }

  /** The row that says it, for as many columns; none before the first row of the register. */
  row(which: 'over' | 'brought', columns: number): Block[] | undefined {
    if (!this.#begun) return undefined;
    const row = Array.from({ length: columns }, (): Block => ({ text: '', bold: true }));
    const texts = this.texts();
    for (const [index, { at }] of this.carry.columns.entries())
      row[at] = { text: texts[index]!, bold: true, alignment: 'right' };
    row[0] = { text: [this.carry[which], row[0]?.text].filter(Boolean).join(' '), bold: true };
    return row;
  }

  texts(): string[] {
    return this.carry.columns.map(({ of, say }, index) => said(this.#figures[index]!, of, say));
  }
}

/** As the engine says an amount, whose module would load all of it here; `carryOf` holds the result against its total. */
function said(figure: number, of: 'sum' | 'count', say: 'amount' | 'number'): string {
  if (of === 'count' || say === 'number') return String(of === 'count' ? figure : figure / 100);
  const places = figure % 100 === 0 ? 0 : 2;
  return (figure / 100).toFixed(places).replace(/\B(?=(\d{3})+(\.|$))/g, ',');
}

/** What is carried; undefined where no column's cells give its total, so that a page never contradicts it. */
export function carryOf(page: RegisterPaper, over: string, brought: string): Carry | undefined {
  const columns = page.columns.flatMap((column, at) => candidates(page, at, column.type));
  return columns.length > 0 ? { over, brought, columns } : undefined;
}

function candidates(page: RegisterPaper, at: number, type: string): Carry['columns'] {
  const total = page.totals?.[at] ?? '';
  if (total === '') return [];
  const say = type === 'amount' ? 'amount' : 'number';
  for (const of of type === 'amount' || type === 'number'
    ? (['sum', 'count'] as const)
    : (['count'] as const)) {
    const running = new Running({ over: '', brought: '', columns: [{ at: 0, of, say }] });
    for (const { rows } of page.groups)
      for (const { cells } of rows) running.add([{ text: cells[at] ?? '' }]);
    if (running.texts()[0] === total) return [{ at, of, say }];
  }
  return [];
}
