/** What may be written next in an expression: names that can be read here, their values, functions. */
import said from '../../../schemas/meta/feel.json' with { type: 'json' };
import { BUILTINS } from '../../feel/builtins.ts';
import { partNames } from '../../feel/properties.ts';
import type { FeelType } from '../../feel/types.ts';
import { nearest } from '../../nearest.ts';
import type { Text } from '../../ruleset/types.ts';
import { type Language, localize } from '../../text/language.ts';
import type { Draft, Name } from '../names.ts';
import { nameTitle, valuesOf } from './names.ts';

export interface FeelHint extends Name {
  /** The expression with it, and where one goes on writing. */
  text: string;
  cursor: number;
}

interface Asked {
  draft: Draft;
  scope: FeelType;
  language: Language;
}

const MOST = 8;

/** A path that is being written, without lists' brackets: `intake.ki`. */
const PATH = /(?:[A-Za-z_]\w*(?:\[[^\]]*\])?\.)*[A-Za-z_]?\w*$/;
/** A text that is being written beside what it is compared with: `intake.kind = "el`. */
const VALUE = /([A-Za-z_][\w.]*)\s*(?:!=|=|in\s*\()\s*(?:"[^"]*",\s*)*"([^"]*)$/;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const functions = said.functions as Record<string, Text>;

const membersOf = (type: FeelType): Record<string, FeelType> => {
  if (type.kind === 'list') return membersOf(type.of);
  return type.kind === 'context'
    ? type.fields
    : Object.fromEntries(partNames(type.kind).map((name) => [name, { kind: 'any' }]));
};

/** The type that the finished steps of a path lead to; undefined where they lead nowhere. */
export function typeAt(scope: FeelType, steps: string[]): FeelType | undefined {
  let type: FeelType | undefined = scope;
  for (const step of steps) {
    const members: Record<string, FeelType> = type ? membersOf(type) : {};
    type = Object.hasOwn(members, step) ? members[step] : undefined;
  }
  return type;
}

const bare = (step: string): string => step.replace(/\[.*$/, '');

function calls(word: string, language: Language): Name[] {
  return [...BUILTINS].flatMap(([name, [signature]]) => {
    if (word.length === 0 || !name.startsWith(word)) return [];
    const parameters = signature!.parameters.map((one) => one.name).join(', ');
    return [{ value: `${name}(`, title: `${localize(functions[name], language)} (${parameters})` }];
  });
}

/** The nearest spelling too, as somebody may have mistyped it. */
function fitting(names: Name[], word: string): Name[] {
  const sought = folded(word);
  const near = nearest(
    word,
    names.map(({ value }) => value),
  );
  const found = names.filter(
    ({ value, title }) => folded(value).includes(sought) || folded(title).includes(sought) || value === near,
  );
  const begins = ({ value }: Name) => Number(!folded(value).startsWith(sought));
  return found.toSorted((a, b) => begins(a) - begins(b));
}

interface Written {
  word: string;
  names: Name[];
}

function written(before: string, { draft, scope, language }: Asked): Written {
  const value = VALUE.exec(before);
  if (value) return { word: value[2]!, names: valuesOf(draft, value[1]!.split('.'), language) };
  const steps = PATH.exec(before)![0].split('.');
  const word = steps.pop() ?? '';
  const path = steps.map(bare);
  const type = typeAt(scope, path);
  const names = Object.keys(type ? membersOf(type) : {}).map((name) => ({
    value: name,
    title: nameTitle(draft, [...path, name], language),
  }));
  return { word, names: path.length > 0 ? names : [...names, ...calls(word, language)] };
}

/** At most eight; of nothing written yet the first names there are. */
export function feelHints(text: string, cursor: number, asked: Asked): FeelHint[] {
  const before = text.slice(0, cursor);
  const { word, names } = written(before, asked);
  const head = before.slice(0, before.length - word.length);
  return fitting(names, word)
    .filter(({ value }) => value !== word)
    .slice(0, MOST)
    .map((name) => ({
      ...name,
      text: head + name.value + text.slice(cursor),
      cursor: head.length + name.value.length,
    }));
}
