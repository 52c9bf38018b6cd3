/** Texts with characters that nobody sees: direction marks and widthless ones may make a label say another thing. */
import { at, type Problem } from '../problem.ts';
import { fileKinds, fileOf } from '../ruleset/files.ts';
import type { RuleSet } from '../ruleset/types.ts';
import { notice } from './severity.ts';

const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const pointOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

function inside(node: unknown, file: string, path: string): Problem[] {
  if (typeof node === 'string') {
    const points = [...new Set(node.match(unseen) ?? [])].map(pointOf).join(' ');
    const text = node.slice(0, 40);
    return points ? [notice({ code: 'proof.hiddenText', file, path, params: { text, points } })] : [];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => inside(child, file, at(path, key)));
}

/** `proof.hiddenText` {text, points}, a notice. Scenarios and casts are of invented people and not looked at. */
export const hiddenTexts = (set: RuleSet): Problem[] =>
  fileKinds
    .filter(({ key }) => !['scenarios', 'cast', 'demo'].includes(key))
    .flatMap(({ key, many }) => {
      const value: unknown = set[key];
      if (!many) return inside(value, fileOf(key), '');
      return ((value ?? []) as { id: string }[]).flatMap((item) => inside(item, fileOf(key, item.id), ''));
    });
