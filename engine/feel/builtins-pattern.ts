/** The built-ins for patterns (DMN 1.3 §10.3.4.3), apart from the others: a page fetches its engine only where one is called. */
import { RE2JS, RE2JSException } from 're2js';
import { type Builtins, define } from './builtin.ts';
import { type Code, checkedText, MAX_TEXT } from './code.ts';
import { halt } from './halt.ts';
import { BOOLEAN, listOf, STRING } from './types.ts';
import type { Value } from './values.ts';

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

/** No replacement may make more than this of a text before it is measured. */
const MOST = 100 * MAX_TEXT;

const replaced = (text: string, pattern: string, replacement: string, flags: string | null): string => {
  if ((text.length + 1) * replacement.length > MOST) halt('feel.budget', { characters: MAX_TEXT });
  const matcher = compilePattern(pattern, flags ?? '').matcher(text);
  try {
    return checkedText(matcher.replaceAll(replacement, true));
  } catch (error) {
    if (error instanceof RE2JSException) return halt('feel.pattern', { pattern: replacement });
    throw error;
  }
};

/** The delimiter is a pattern too; empty parts at the end stay. */
const divided = (text: string, delimiter: string): Value => compilePattern(delimiter, '').split(text, -1);

const checked = (flagsAt: number) => ({
  check: (args: Code[]): void => {
    const pattern = args[1]?.constant?.value;
    const flags = args[flagsAt]?.constant?.value ?? '';
    if (typeof pattern === 'string' && typeof flags === 'string') compilePattern(pattern, flags);
  },
});

export const PATTERN_BUILTINS: Builtins = {
  matches: [define('input: string, pattern: string, flags?: string', BOOLEAN, matches, checked(2))],
  replace: [
    define(
      'input: string, pattern: string, replacement: string, flags?: string',
      STRING,
      replaced,
      checked(3),
    ),
  ],
  split: [define('string: string, delimiter: string', listOf(STRING), divided, checked(2))],
};
