/** What is wrong with an expression while it is being written, and with which part of it. */
import { compileExpression } from '../../feel/compile.ts';
import type { FeelType } from '../../feel/types.ts';
import type { Problem } from '../../problem.ts';

export interface Fault {
  problem: Problem;
  /** The part of the text that it is about; all of it where nothing narrower is known. */
  from: number;
  to: number;
}

/** Facts of FEEL's problems that are words of the text, the narrowest first. */
const WORDS = ['name', 'function', 'literal', 'construct', 'right', 'operator'];

function partOf(text: string, { params = {} }: Problem): [number, number] {
  const { position } = params;
  if (typeof position === 'number') {
    const from = Math.min(position, Math.max(0, text.trimEnd().length - 1));
    return [from, text.trimEnd().length];
  }
  for (const word of WORDS.map((key) => params[key])) {
    if (typeof word !== 'string' || word === '') continue;
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const found = new RegExp(`(?<![\\w.])${escaped}(?!\\w)|(?<=\\.)${escaped}(?!\\w)`).exec(text);
    if (found) return [found.index, found.index + word.length];
  }
  return [0, text.length];
}

/** Undefined where nothing is wrong. */
export function faultIn(text: string, scope: FeelType): Fault | undefined {
  const compiled = compileExpression(text, scope);
  const problem = compiled.ok ? undefined : compiled.problems[0];
  if (!problem) return undefined;
  const [from, to] = partOf(text, problem);
  return { problem, from, to };
}
