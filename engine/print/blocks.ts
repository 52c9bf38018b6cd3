/** Blocks of a paper compiled once to one function, with what is wrong in them at its places. */
import { type Problem, problem } from '../problem.ts';
import type { PrintBlock } from '../ruleset/types.ts';
import { type Draw, entriesOf, expression, type Holding, into, type Place, withEntry } from './place.ts';
import type { Seen } from './template.ts';
import { vocabulary, type Word } from './vocabulary.ts';

const wordsIn = (block: PrintBlock): Word[] =>
  (Object.keys(block) as Word[]).filter((key) => Object.hasOwn(vocabulary, key));

/** `print.oneWord` for a block that says none or several. */
function blockOf(place: Place, block: PrintBlock): Draw {
  const [word, ...others] = wordsIn(block);
  if (!word || others.length > 0) {
    place.problems.push(problem('print.oneWord', place.path, { words: wordsIn(block) }));
    return () => [];
  }
  const list = block.each === undefined ? undefined : expression(into(place, 'each'), block.each);
  const inner = list ? withEntry(place, list.type) : place;
  const when = block.when === undefined ? undefined : expression(into(inner, 'when'), block.when);
  const make = vocabulary[word] as (argument: unknown, place: Place, block: PrintBlock) => Draw;
  const body = make(block[word], into(inner, word), block);
  return (seen) => {
    if (block.copies && !block.copies.includes(copyOf(seen))) return [];
    const all = list ? entriesOf(seen, list.json(seen)) : [seen];
    return all.filter((one) => !when || when.json(one) === true).flatMap(body);
  };
}

const copyOf = ({ facts }: Seen): string => (facts.copy as { id?: string } | undefined)?.id ?? '';

function draw(place: Place, blocks: PrintBlock[]): Draw {
  const draws = blocks.map((block, index) => blockOf(into(place, index), block));
  return (seen) => draws.flatMap((one) => one(seen));
}

/** The tree as one function, with what is wrong in it, at its places under `path`, and the paths it reads. */
export function compileBlocks(
  blocks: PrintBlock[],
  holding: Holding,
  path: string,
  need: Place['need'],
): { draw: Draw; problems: Problem[]; reads: string[][] } {
  const problems: Problem[] = [];
  const reads: string[][] = [];
  return { draw: draw({ path, holding, problems, reads, need, inner: draw }, blocks), problems, reads };
}
