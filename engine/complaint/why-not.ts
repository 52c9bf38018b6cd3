/** Why an action is not open to the reader now: the problem, and what the reader may see of what it hangs on. */
import { belongs, mayHold, personOf } from '../permission/can.ts';
import { type Problem, problem } from '../problem.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Action, StandingAction, Text } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { say } from '../text/say.ts';
import { clockViews } from './clock-views.ts';
import { localDay } from './facts.ts';
import { resolveHolders } from './holders.ts';
import type { Page } from './page-reader.ts';
import type { Read, ShutView } from './page-shapes.ts';
import { asking, running } from './run.ts';
import type { Task } from './state.ts';
import { sayHolderNow } from './timeline.ts';
import { holds } from './values.ts';

type Asked = Pick<Action, 'id' | 'title' | 'clause' | 'when'>;

const run = ({ rules, state, world }: Page) => asking(rules, state, world);

/** Undefined where the condition holds; one that cannot be judged does not. */
function unmet(page: Page, { id, title, when }: Asked, task?: Task): Problem | undefined {
  const judged = running(() => holds(run(page), when, task));
  if (!judged.ok) return judged.problems[0];
  return judged.value ? undefined : problem('action.notNow', '', { action: id, title });
}

/** Whether the reader is kept out of a task, or it is simply another's. */
function notTheirs({ world, reader }: Page, task: Task): Problem | undefined {
  const { directory } = world;
  if (mayHold(directory, reader.person, task)) return undefined;
  if (task.barred.includes(reader.person)) return problem('task.barred', '', { task: task.rule });
  return problem('task.heldBy', '', { task: task.rule, holder: sayHolderNow(task.holder, reader) });
}

/** Why the reader cannot do this on the task now; undefined where it can be done. */
export const whyNotOnTask = (page: Page, action: Asked, task: Task): Problem | undefined =>
  notTheirs(page, task) ?? unmet(page, action, task);

/** Why the reader cannot do this beside the tasks now; undefined where it can be done. */
export function whyNotStanding(page: Page, action: StandingAction): Problem | undefined {
  const means = running(() => resolveHolders(run(page), action.by).value);
  if (!means.ok) return means.problems[0];
  const person = personOf(page.world.directory, page.reader.person);
  if (means.value.some((one) => belongs(person, one))) return unmet(page, action);
  const { id, title } = action;
  const holder = means.value.map((one) => sayHolderNow(one, page.reader)).join('、');
  return holder
    ? problem('action.heldBy', '', { action: id, title, holder })
    : problem('action.notYours', '', { action: id, title });
}

/** A field as it stands on the papers the reader sees; of several records each. */
const fields = ({ forms }: Page, section: string, field: string): Read[] =>
  forms
    .flatMap(({ sections }) => sections.filter(({ id, visible }) => id === section && visible))
    .flatMap((shown) => shown.fields.filter(({ id }) => id === field))
    .map(({ title, text }) => ({ title, text }));

/** What an expression reads under one name, as far as it has a title. */
function readAt(page: Page, [head = '', name = '']: string[]): Read[] {
  const { rules, state, reader, world } = page;
  const said = (title: Text | undefined, text: string | undefined): Read[] =>
    title === undefined ? [] : [{ title: localize(title, reader.language), text: text ?? '' }];
  if (head === 'number') return said(rules.series.get(name)?.title, state.numbers[name]);
  if (head === 'slips')
    return said(
      rules.slips.get(name)?.title,
      localDay(rules, state.slips.findLast(({ slip }) => slip === name)?.issuedAt) ?? '',
    );
  if (head === 'clock') {
    const clock = clockViews(reader, state, world.calendar).findLast(({ deadline }) => deadline === name);
    return said(rules.deadlines.get(name)?.title, clock?.dueText);
  }
  return fields(page, head, name);
}

function reads(page: Page, when: string | undefined): Read[] {
  const uses = when === undefined ? [] : page.rules.expression(when).uses;
  const all = uses.flatMap((path) => readAt(page, path));
  return [...new Map(all.map((one) => [`${one.title}\n${one.text}`, one])).values()];
}

/** The action with its reason, for the page. */
export function shut(page: Page, { id, title, clause, when }: Asked, why: Problem): ShutView {
  const { language } = page.reader;
  return {
    id,
    title: localize(title, language),
    clause: clausesOf(clause),
    why,
    text: say(why, language),
    reads: why.code === 'action.notNow' ? reads(page, when) : [],
  };
}
