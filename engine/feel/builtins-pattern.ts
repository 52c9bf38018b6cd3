/** The built-in for patterns (DMN 1.3 §10.3.4.3), apart from the others: a page fetches its engine only where it is called. */
import { RE2JS, RE2JSException } from 're2js';
import { type Builtins, define } from './builtin.ts';
import type { Code } from './code.ts';
import { halt } from './halt.ts';
import { BOOLEAN } from './types.ts';

const FLAGS: Record<string, number> = {
  i: RE2JS.CASE_INSENSITIVE,
  s: RE2JS.DOTALL,
  m: RE2JS.MULTILINE,
};

const flagBits = (flags: string): number =>
  [...flags].reduce((bits, flag) => bits | (FLAGS[flag] ?? halt('feel.pattern', { pattern: flags })), 0);

/** Linear in the text whatever the pattern (guarantees 13, 44); look-around is refused, with `feel.pattern`. */
const compilePattern = (pattern: string, flags: string): RE2JS => {
  const known = patterns.get(`${flags}/${pattern}`);
  if (known) return known;
  const made = makePattern(pattern, flagBits(flags));
  if (patterns.size >= 200) patterns.clear();
  patterns.set(`${flags}/${pattern}`, made);
  return made;
};

const patterns = new Map<string, RE2JS>();

const makePattern = (pattern: string, bits: number): RE2JS => {
  try {
    return RE2JS.compile(pattern, bits);
  } catch (error) {
    if (error instanceof RE2JSException) return halt('feel.pattern', { pattern });
    throw error;
  }
};

const matches = (text: string, pattern: string, flags: string | null): boolean =>
  compilePattern(pattern, flags ?? '')
    .matcher(text)
    .find();

const checkPattern = ([, pattern, flags]: Code[]): void => {
  const value = pattern?.constant?.value;
  const bits = flags?.constant?.value ?? '';
  if (typeof value === 'string' && typeof bits === 'string') compilePattern(value, bits);
};

export const PATTERN_BUILTINS: Builtins = {
  matches: [
    define('input: string, pattern: string, flags?: string', BOOLEAN, matches, { check: checkPattern }),
  ],
};
