/** A long register in volumes: each with pages of its own, sums carried from one to the next. */
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

export interface VolumePage {
  page: RegisterPage;
  volume?: Volume;
}

type Group = RegisterPage['groups'][number];

/** Groups cut after so many rows; a group that goes on keeps its title and figures. */
function cut(groups: Group[], rows: number): Group[][] {
  const volumes: Group[][] = [[]];
  let room = rows;
  for (const group of groups)
    for (let at = 0; at < group.rows.length; ) {
      if (room === 0) {
        volumes.push([]);
        room = rows;
      }
      const part = group.rows.slice(at, at + room);
      volumes.at(-1)!.push({ ...group, rows: part });
      at += part.length;
      room -= part.length;
    }
  return volumes;
}

const countOf = (groups: Group[]): number => groups.reduce((sum, { rows }) => sum + rows.length, 0);

/** The register itself where it is no longer than one volume; totals and statistics stand in the last. */
export function volumesOf(page: RegisterPage, said: PrintWords, rows = VOLUME_ROWS): VolumePage[] {
  if (page.count <= rows) return [{ page }];
  const carry = carryOf(page, said.carriedOver, said.broughtForward);
  const running = carry && new Running(carry);
  const volumes = cut(page.groups, rows);
  return volumes.map((groups, at) => {
    const from = at > 0 ? running?.figures : undefined;
    for (const { cells } of groups.flatMap((group) => group.rows))
      running?.add(cells.map((text) => ({ text })));
    const last = at === volumes.length - 1;
    const over = last ? undefined : running?.row('over', page.columns.length)?.map(({ text = '' }) => text);
    const part = { ...page, groups, count: countOf(groups) };
    return {
      page: last ? part : { ...part, totals: null, summaries: [] },
      volume: { n: at + 1, of: volumes.length, over, ...(carry ? { carry: { ...carry, from } } : {}) },
    };
  });
}
