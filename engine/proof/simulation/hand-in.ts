/** A simulated submission: anything that may be handed in, by anybody who may, filled by lots. */

import { submit } from '../../complaint/decide.ts';
import type { Data } from '../../complaint/events.ts';
import { fits } from '../../permission/can.ts';
import { complainant } from '../../permission/outside.ts';
import { fail, ok, type Problem, problem, type Result } from '../../problem.ts';
import type { Submission } from '../../ruleset/types.ts';
import { add, type Case, drawerOf, judgeOf, worldOf } from './case.ts';
import { drawSection } from './sections.ts';
import { countRefusal } from './tally.ts';

/** Lots may hit answers that open nothing: a fair refusal, drawn again. */
const mostTries = 30;

function once(it: Case, submission: Submission): Result<undefined> {
  const { rules, people, params } = it.ground;
  const may = [...people, complainant].filter(({ id }) => fits({ people }, params, id, submission.by));
  const actor = it.lots.pick(may)?.id;
  if (!actor) return fail(problem('proof.noHolder', '', { why: 'cast', of: submission.id }));
  const sections = rules.forms.get(submission.form)?.sections ?? [];
  const data: Record<string, Data> = {};
  for (const { id } of sections) {
    const judge = judgeOf(it, null, id, { ...data });
    data[id] = drawSection(rules.sections.get(id)!, judge, drawerOf(it)) ?? {};
  }
  const command = { type: 'submit', submission: submission.id, id: `s${it.seed}`, data, actor } as const;
  const done = submit(rules, command, worldOf(it));
  if (!done.ok) return done;
  it.path.push(`${actor} ${submission.id}`);
  add(it, done.value);
  return ok(undefined);
}

export function handIn(it: Case): Result<undefined> {
  let problems: Problem[] = [];
  for (let i = 0; i < mostTries; i++) {
    const submission = it.lots.pick([...it.ground.rules.submissions.values()])!;
    const done = once(it, submission);
    if (done.ok) return done;
    problems = done.problems;
    countRefusal(it.ground.tally, problems, submission.id, it.seed);
  }
  return fail(...problems);
}
