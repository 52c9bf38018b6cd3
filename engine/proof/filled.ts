/** Expressions and copies that read a section which nobody on any way there has filled. */
import type { Problem } from '../problem.ts';
import { expressionAt } from '../ruleset/placed.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Pointer } from '../ruleset/walk.ts';
import { filledAt } from './before.ts';
import type { Flow } from './flow.ts';
import { spotsOf } from './spots.ts';

/** What is just being filled: a form's conditions, and what is confirmed with it, see it as it will be. */
function ownSection({ file, path, inside }: Pointer): unknown {
  if (file.startsWith('forms/')) return inside.find(({ kind }) => kind === 'section')?.id;
  return path.includes('/confirm/') && inside.find(({ kind }) => kind === 'task')?.value.section;
}

/** Sections that the place reads, each with the field. */
function readsOf(rules: Rules, pointer: Pointer): { section: string; field: string }[] {
  if (pointer.kind === 'section' && /\/(link|split)\/copy\/\d+$/.test(pointer.path))
    return [{ section: pointer.text, field: '' }];
  if (pointer.kind !== 'expression') return [];
  const own = ownSection(pointer);
  return expressionAt(rules, pointer)
    .uses.filter(([section]) => section !== own)
    .filter(([section]) => rules.sections.has(section ?? ''))
    .map(([section = '', field = '']) => ({ section, field }));
}

/** One finding a section and place. */
function unfilled(rules: Rules, pointer: Pointer, filled: Set<string>): Problem[] {
  const missing = readsOf(rules, pointer).filter(({ section }) => !filled.has(section));
  const first = new Map(missing.toReversed().map((read) => [read.section, read]));
  return [...first.values()].map((params) => ({
    code: 'proof.unfilledField',
    file: pointer.file,
    path: pointer.path,
    params,
  }));
}

const join = (sets: Set<string>[]) => new Set(sets.flatMap((set) => [...set]));

/** A submission's `opens` sees the submission's own sections alone. */
function inSubmissions(rules: Rules, pointers: Pointer[]): Problem[] {
  return pointers
    .filter(({ file }) => file === 'submissions.json')
    .flatMap((pointer) => {
      const submission = pointer.inside.find(({ kind }) => kind === 'submission');
      const form = rules.forms.get(String(submission?.value.form));
      return unfilled(rules, pointer, new Set(form?.sections.map(({ id }) => id)));
    });
}

/** A place that no procedure ever comes to is another check's matter. */
function inProcedures(rules: Rules, flows: Flow[], pointer: Pointer): Problem[] {
  const filled = flows.flatMap((flow) => spotsOf(flow, pointer).map((point) => filledAt(flow, point)));
  return filled.length === 0 ? [] : unfilled(rules, pointer, join(filled));
}

/** `proof.unfilledField` {section, field}. */
export function filledProblems(rules: Rules, flows: Flow[]): Problem[] {
  const pointers = flows[0]?.walk.pointers ?? [];
  return [
    ...inSubmissions(rules, pointers),
    ...pointers.flatMap((pointer) => inProcedures(rules, flows, pointer)),
  ];
}
