/** A long register in volumes: each with pages of its own, sums carried from one to the next. */
import { partsOf } from '../../engine/register/parts.ts';
import type { RegisterPage } from '../../engine/register/shapes.ts';
import type { PrintWords } from '../text.ts';
import { type Carry, carryOf, Running } from './carry.ts';

/** Rows of a volume; a longer register is no longer printed at once. */
export const VOLUME_ROWS = 5000;

/** Which of how many; sums so far and, but for the last, as it ends. */
export interface Volume {
  n: number;
  of: number;
  carry?: Carry;
  over?: string[];
}

type Group<R> = Omit<RegisterPage['groups'][number], 'rows'> & { rows: R[] };
type Say<R> = (row: R) => { cells: string[]; void?: true };

/** A register whose rows are anything that says its figures; they are read as their volume is printed. */
export type Bound<R> = Omit<RegisterPage, 'groups'> & { groups: Group<R>[] };

export interface VolumePage<R> {
  page: Bound<R>;
  volume?: Volume;
}

const countOf = <R>(groups: Group<R>[]): number => groups.reduce((sum, { rows }) => sum + rows.length, 0);

/** The rows said one after another, so that not all words are there at once. */
const saidOf = <R>({ rows }: Group<R>, say: Say<R>) => ({
  *[Symbol.iterator]() {
    for (const row of rows) yield { complaint: '', ...say(row) };
  },
});

/** The register itself where it is no longer than one volume; totals and statistics stand in the last. */
export function volumesOf<R>(
  page: Bound<R>,
  say: Say<R>,
  said: PrintWords,
  rows = VOLUME_ROWS,
): VolumePage<R>[] {
  if (page.count <= rows) return [{ page }];
  const paper = {
    ...page,
    groups: page.groups.map((group) => ({ ...group, rows: saidOf(group, say) })),
  };
  const carry = carryOf(paper, said.carriedOver, said.broughtForward);
  const running = carry && new Running(carry);
  const volumes = partsOf(page.groups, rows);
  return volumes.map((groups, at) => {
    const from = at > 0 ? running?.figures : undefined;
    let gone = 0;
    for (const group of groups)
      for (const row of saidOf(group, say)) {
        running?.add(row.cells.map((text) => ({ text })));
        gone += row.void ? 1 : 0;
      }
    const last = at === volumes.length - 1;
    const over = last ? undefined : running?.row('over', page.columns.length)?.map(({ text = '' }) => text);
    const part = { ...page, groups, count: countOf(groups), voided: gone };
    return {
      page: last ? part : { ...part, totals: null, summaries: [] },
      volume: { n: at + 1, of: volumes.length, over, ...(carry ? { carry: { ...carry, from } } : {}) },
    };
  });
}
