/** Characters that the first font lacks are set in another, pairs of units stay whole: a text becomes runs. */
import type { Block } from '../layout/document.ts';
import { FAMILY, type Family, familyOf } from './fonts.ts';

interface Run {
  text: string;
  font: Family;
  noWrap: boolean;
}

/** A character with what refines it. */
const CLUSTER = /.[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]*/gsu;

/** What takes more than one unit of UTF-16 is alone, for pdfmake would wrap a long word within it. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const [cluster] of text.matchAll(CLUSTER)) {
    const last = runs.at(-1);
    const [font, noWrap] = [familyOf(cluster.codePointAt(0)!) ?? FAMILY, cluster.length > 1];
    if (last?.font === font && !last.noWrap && !noWrap) last.text += cluster;
    else runs.push({ text: cluster, font, noWrap });
  }
  return runs;
}

/** Writes into the block, which is the printer's own: pdfmake knows a text of runs, docket's documents do not. */
export function dressed(block: Block): Block {
  const runs = block.text === undefined ? [] : runsOf(block.text);
  if (runs.some(({ font, noWrap }) => noWrap || font !== FAMILY)) Object.assign(block, { text: runs });
  for (const inner of [...(block.stack ?? []), ...(block.columns ?? []), ...tableOf(block)]) dressed(inner);
  return block;
}

const tableOf = ({ table }: Block): Block[] => (table ? [...table.body].flat() : []);
