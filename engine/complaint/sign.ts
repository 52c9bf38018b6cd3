/** A section checked and signed. */
import { problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Data } from './events.ts';
import { type Run, refuse, stateOf } from './run.ts';
import { sectionProblems, settled } from './settled.ts';
import { emit } from './stages.ts';

/** Problems: `field.*`; without a section no data is allowed; one that does not apply is not signed. */
export function signSection(
  run: Run,
  name: string | undefined,
  data: Data,
  whose: { task?: string; key?: string },
): void {
  const section = name ? run.rules.sections.get(name) : undefined;
  if (!section) {
    const names = Object.keys(data);
    if (names.length > 0)
      refuse(...names.map((field) => problem('field.notAllowed', `/${field}`, { name: field })));
    return;
  }
  const { id } = section.section;
  const now = settled(run, [id], { [id]: data })[id]!;
  const problems = sectionProblems(run, id, data, now);
  if (problems.length > 0) refuse(...problems);
  if (!now.applies) return;
  const { rounds } = stateOf(run);
  const round = Object.keys(rounds).length > 0 ? { round: rounds } : {};
  const signed = { form: section.form.id, section: id, data: now.data, ...whose, ...round };
  emit(run, { type: 'section.signed', ...signed }, { clause: clausesOf(section.section.clause) });
}
