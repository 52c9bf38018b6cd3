/** A submission: checked section by section, it opens one complaint or several. */
import { mayHandIn } from '../../permission/hand-in.ts';
import { at, problem, within } from '../../problem.ts';
import type { Opening as Opens, Submission } from '../../ruleset/types.ts';
import type { SubmitCommand } from '../command.ts';
import type { Data } from '../events.ts';
import { localDay } from '../facts.ts';
import { outside } from '../history.ts';
import { open } from '../open.ts';
import { found, need, type Run, record, refuse, stateOf } from '../run.ts';
import { sectionProblems, settled } from '../settled.ts';

type Signed = { form: string; section: string; data: Data };

function checked(run: Run, submission: Submission, data: Record<string, Data>): Signed[] {
  const form = found(run.rules.forms.get(submission.form), 'form.unknown', { form: submission.form });
  const known = new Set(form.sections.map((section) => section.id));
  const foreign = Object.keys(data).filter((id) => !known.has(id));
  const problems = foreign.map((name) => problem('field.notAllowed', at('', name), { name }));
  const ids = form.sections.map(({ id }) => id);
  const now = settled(run, ids, data);
  for (const id of ids)
    problems.push(...within(sectionProblems(run, id, data[id] ?? {}, now[id]!), at('', id)));
  if (problems.length > 0) refuse(...problems);
  return ids
    .filter((id) => now[id]!.applies)
    .map((section) => ({ form: form.id, section, data: now[section]!.data }));
}

/** Its own data, parameters, history, and the moment at which a complaint would be opened. */
function holdsFor(run: Run, { when }: Opens, data: Record<string, Data>): boolean {
  if (when === undefined) return true;
  const expression = run.rules.expression(when);
  const { occurredAt: openedAt, rules } = run;
  const seen = { ...data, complaint: { openedAt, openedOn: localDay(rules, openedAt) } };
  return need(expression.json({ ...seen, ...outside(rules, expression, run.world, '', seen) })) === true;
}

/** The first field that a condition reads: what would have to be answered otherwise. */
function placeOf(run: Run, { form, opens }: Submission): string {
  const own = run.rules.forms.get(form)?.sections.map(({ id }) => id) ?? [];
  const reads = opens.flatMap(({ when }) => (when === undefined ? [] : run.rules.expression(when).uses));
  const [section, field] = reads.find(([head]) => own.includes(head ?? '')) ?? [];
  return section ? `/${section}${field ? `/${field}` : ''}` : '';
}

/** The complaints that the submission opens: `submission.opensNothing`, `submission.opensTooFew` at what decides it. */
function opening(run: Run, submission: Submission, data: Record<string, Data>): Opens[] {
  const opens = submission.opens.filter((candidate) => holdsFor(run, candidate, data));
  const { id, atLeast: least = 1 } = submission;
  const place = placeOf(run, submission);
  if (opens.length === 0) refuse(problem('submission.opensNothing', place, { submission: id }));
  if (opens.length < least) refuse(problem('submission.opensTooFew', place, { opened: opens.length, least }));
  return opens;
}

/** Complaints of one submission know each other. */
function relate(runs: Run[]): void {
  for (const run of runs)
    for (const other of runs) {
      if (other === run) continue;
      const { id: complaint, procedure } = stateOf(other);
      record(run, { type: 'complaint.related', complaint, procedure, as: 'sameSubmission' });
    }
}

/** Problems: `submission.unknown`, `submission.notYours`, `field.*` below the section's id, those of `opening`. */
export function submitCommand(run: Run, command: SubmitCommand): void {
  const { submission: id, data, actor } = command;
  const submission = found(run.rules.submissions.get(id), 'submission.unknown', { submission: id });
  if (!mayHandIn(run.rules, run.world, actor, submission))
    refuse(problem('submission.notYours', '', { submission: id, title: submission.title }));
  const sections = checked(run, submission, data);
  const own = Object.fromEntries(sections.map(({ section, data: filled }) => [section, filled]));
  const opened = opening(run, submission, own).map(({ procedure, take }) => {
    const complaint = found(run.world.ids.shift(), 'world.noId', {});
    const taken = take ? sections.filter(({ section }) => take.includes(section)) : sections;
    const from = { id: command.id, submission: id };
    return open(run, { id: complaint, procedure, sections: taken, submission: from });
  });
  relate(opened);
}
