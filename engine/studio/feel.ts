/** An expression while it is written: what is wrong with it, what it gives, and what it may name at its place. */
import { compileExpression } from '../feel/compile.ts';
import type { FeelType } from '../feel/types.ts';
import type { Problem } from '../problem.ts';
import { placedAt } from '../ruleset/placed.ts';
import { scopeOf } from '../ruleset/scope.ts';
import { type Language, localize } from '../text/language.ts';
import type { Place } from './edit.ts';
import { choicesAt, type Draft, type Name, unlessBroken } from './names.ts';

type Scope = FeelType & { kind: 'context' };

const NOTHING: Scope = { kind: 'context', fields: {} };

/** What an expression sees there; elsewhere than at an expression, what every one of the rule set sees. */
function scopeAt({ set, walk }: Draft, { file, path }: Place): Scope {
  const outer = unlessBroken(() => scopeOf(set), NOTHING);
  const pointer = walk.pointers.find((one) => one.file === file && one.path === path);
  const placed = pointer && placedAt(pointer);
  return placed ? unlessBroken(() => placed.scope(set, outer), outer) : outer;
}

/** Problems of FEEL at their positions in the text, without waiting for the check of the whole draft. */
export function feelProblems(draft: Draft, place: Place, text: string): Problem[] {
  const compiled = compileExpression(text, scopeAt(draft, place));
  return compiled.ok ? [] : compiled.problems;
}

/** Names to choose from: fields by their titles first, then what else there is, as it is written. */
export function feelNames(draft: Draft, place: Place, language: Language): Name[] {
  const titled = new Map(
    (choicesAt(draft, 'sectionOrField', place.file, language) ?? []).map(({ value, title }) => [
      value,
      title,
    ]),
  );
  const names = Object.entries(scopeAt(draft, place).fields).flatMap(([head, type]) =>
    type.kind === 'context' ? Object.keys(type.fields).map((name) => `${head}.${name}`) : [head],
  );
  const params = new Map(
    (draft.set.ruleset?.parameters ?? []).map(({ id, title }) => [`params.${id}`, localize(title, language)]),
  );
  const said = names.map((value) => ({ value, title: titled.get(value) ?? params.get(value) ?? '' }));
  return [...said.filter(({ title }) => title), ...said.filter(({ title }) => !title)];
}
