/** Refuses what JSON allows and docket does not keep: broken characters, controls, keys that reach prototypes. */

import { at, type Problem, problem } from '../../engine/problem.ts';

const MOST_ITEMS = 500;
const MOST_CHARACTERS = 20_000;
const MOST_PROBLEMS = 20;

/** A lone half of a surrogate pair, or a control other than tab and line feed (also DEL). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
const UNKEEPABLE = /[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** The position counts characters (code points) from 1. */
export function textProblem(text: string, path: string): Problem | null {
  const found = UNKEEPABLE.exec(text);
  if (found) {
    const position = [...text.slice(0, found.index)].length + 1;
    return problem('text.illFormed', path, { position, character: codePoint(found[0]) });
  }
  const long = text.length > MOST_CHARACTERS && [...text].length > MOST_CHARACTERS;
  return long ? problem('text.tooLong', path, { most: MOST_CHARACTERS }) : null;
}

function keyProblem(key: string, path: string): Problem | null {
  if (FORBIDDEN_KEYS.has(key)) return problem('key.forbidden', path, { name: key });
  return textProblem(key, path);
}

function visit(value: unknown, path: string, found: Problem[], most: number): void {
  if (found.length >= MOST_PROBLEMS) return;
  if (typeof value === 'string') {
    const wrong = textProblem(value, path);
    if (wrong) found.push(wrong);
  } else if (Array.isArray(value)) {
    if (value.length > most) found.push(problem('list.tooLong', path, { most }));
    else for (const [index, item] of value.entries()) visit(item, at(path, index), found, most);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      const wrong = keyProblem(key, at(path, key));
      if (wrong) found.push(wrong);
      else visit(child, at(path, key), found, most);
    }
  }
}

/** The depth was bounded before parsing. Problems: text.illFormed, text.tooLong, list.tooLong, key.forbidden. */
export function unclean(value: unknown, most = MOST_ITEMS): Problem[] {
  const found: Problem[] = [];
  visit(value, '', found, most);
  return found;
}
