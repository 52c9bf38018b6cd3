/** A submission: checked section by section, it opens one complaint or several. */
import { fits } from '../../permission/can.ts';
import { at, problem, within } from '../../problem.ts';
import type { Submission } from '../../ruleset/types.ts';
import type { SubmitCommand } from '../command.ts';
import type { Data } from '../events.ts';
import { open } from '../open.ts';
import { found, need, type Run, refuse } from '../run.ts';

function checked(run: Run, submission: Submission, data: Record<string, Data>) {
  const form = found(run.rules.forms.get(submission.form), 'form.unknown', { form: submission.form });
  const known = new Set(form.sections.map((section) => section.id));
  const foreign = Object.keys(data).filter((id) => !known.has(id));
  const problems = foreign.map((name) => problem('field.notAllowed', at('', name), { name }));
  for (const { id } of form.sections)
    problems.push(...within(run.rules.sections.get(id)?.validate(data[id] ?? {}) ?? [], at('', id)));
  if (problems.length > 0) refuse(...problems);
  return form.sections.map((section) => ({
    form: form.id,
    section: section.id,
    data: data[section.id] ?? {},
  }));
}

/** Which procedures the submission opens, by its own data alone. */
function opening(run: Run, submission: Submission, data: Record<string, Data>): string[] {
  const opens = submission.opens.filter(
    ({ when }) => when === undefined || need(run.rules.expression(when).json(data)) === true,
  );
  if (opens.length === 0) refuse(problem('submission.opensNothing', '', { submission: submission.id }));
  return opens.map(({ procedure }) => procedure);
}

/** Problems: `submission.unknown`, `submission.notYours`, `field.*` below the section's id, `submission.opensNothing`. */
export function submitCommand(run: Run, command: SubmitCommand): void {
  const { submission: id, data, actor } = command;
  const submission = found(run.rules.submissions.get(id), 'submission.unknown', { submission: id });
  if (!fits(run.world.directory, run.world.params, actor, submission.by))
    refuse(problem('submission.notYours', '', { submission: id, title: submission.title }));
  const sections = checked(run, submission, data);
  for (const procedure of opening(run, submission, data)) {
    const complaint = found(run.world.ids.shift(), 'world.noId', {});
    open(run, { id: complaint, procedure, sections, submission: { id: command.id, submission: id } });
  }
}
