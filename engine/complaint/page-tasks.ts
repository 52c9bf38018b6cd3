/** What the reader can do on a complaint's page: open tasks, standing actions, and why not where they cannot. */
import { sectionView } from '../form/localize.ts';
import { nameOf } from '../form/paper-reader.ts';
import { blindTasks } from '../permission/blind.ts';
import { belongs, colleagues, delegates, mayHold, personOf, takeable } from '../permission/can.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { TaskRules } from '../ruleset/rules.ts';
import type { Action, ConfirmRule } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { seesPath } from './audience.ts';
import { actionsOf } from './countersign.ts';
import type { Data } from './events.ts';
import { initialOf, liveParts } from './live-view.ts';
import type { Page } from './page-reader.ts';
import type { ConfirmView, ConsultView, ShutView, StandingView, TaskView } from './page-shapes.ts';
import { asking } from './run.ts';
import type { Consult, Task } from './state.ts';
import { sayHolderNow } from './timeline.ts';
import { shut, whyNotOnTask, whyNotStanding } from './why-not.ts';

const actionView = (action: Pick<Action, 'id' | 'title' | 'clause'>, language: Language) => ({
  id: action.id,
  title: localize(action.title, language),
  clause: clausesOf(action.clause),
});

/** Those that are open, and the others with their reasons. */
function actionsOn(page: Page, rules: TaskRules, task: Task): Pick<TaskView, 'actions' | 'shut'> {
  const asked = actionsOf(rules, task).map((action) => ({ action, why: whyNotOnTask(page, action, task) }));
  return {
    actions: asked.flatMap(({ action, why }) =>
      why ? [] : [{ ...actionView(action, page.reader.language), kind: action.kind }],
    ),
    shut: asked.flatMap(({ action, why }) => (why ? [shut(page, action, why)] : [])),
  };
}

export function taskView(page: Page, task: Task): TaskView {
  const { reader, procedure, world } = page;
  const { language, person } = reader;
  const rules = procedure.tasks.get(task.rule)!;
  const mine = mayHold(world.directory, person, task);
  const { section } = rules.task;
  return {
    id: task.id,
    rule: task.rule,
    title: localize(rules.task.title ?? rules.stage.title, language),
    stage: task.stage,
    clause: clausesOf(rules.task.clause ?? rules.stage.clause),
    holder: sayHolderNow(task.holder, reader),
    since: task.assignedAt,
    mine,
    takeable: mine && takeable(task.holder),
    ...(task.sentBack
      ? { returned: { reason: task.sentBack.reason, by: nameOf(reader, task.sentBack.by) } }
      : {}),
    ...(section && mine && !task.presented ? filling(page, section, dataOf(page, task, section)) : {}),
    ...actionsOn(page, rules, task),
    delegates:
      mine && rules.actions.some(({ kind }) => kind === 'delegate' || kind === 'consult')
        ? delegates(world.directory, person, task).map(({ id }) => ({ id, name: nameOf(reader, id) }))
        : [],
    ...(mine && rules.task.confirm && !task.presented
      ? { confirm: confirmView(rules.task.confirm, language) }
      : {}),
    departments:
      mine && rules.actions.some(({ kind }) => kind === 'consult')
        ? [...reader.rules.departments.values()].map(({ id, title: name }) => ({
            id,
            name: localize(name, language),
          }))
        : [],
    consults: (task.consults ?? []).map((one) => consultView(page, one)),
    colleagues: mine
      ? colleagues(world.directory, person, task).map(({ id }) => ({ id, name: nameOf(reader, id) }))
      : [],
  };
}

function consultView({ reader, world }: Page, { id, by, to, question, at, opinion }: Consult): ConsultView {
  const asked = belongs(personOf(world.directory, reader.person), to);
  return {
    id,
    by: nameOf(reader, by),
    to: sayHolderNow(to, reader),
    question,
    at,
    mine: asked && !opinion,
    ...(opinion ? { opinion: { text: opinion.text, by: nameOf(reader, opinion.by), at: opinion.at } } : {}),
  };
}

const confirmView = ({ by, how, unless }: ConfirmRule, language: Language): ConfirmView => {
  const words = wordsOf(language);
  return {
    by: words.outsiders[by],
    how: how.map((id) => ({ id, title: words.confirmations[id] })),
    required: unless === undefined,
  };
};

/** The section to fill, with what it holds; nothing where it does not apply. */
function filling(page: Page, section: string, before: Data | undefined): Pick<TaskView, 'section' | 'data'> {
  const { rules, state, reader, world } = page;
  const run = asking(rules, state, world);
  const data = initialOf(run, section, before);
  const blind = blindTasks(rules, state, world.directory, reader.person).length > 0;
  const looking = { rules, state, ...world, person: reader.person };
  const open = (path: string[]): boolean => !blind && seesPath(looking, path);
  const part = liveParts({ run, sections: [section], data: data ? { [section]: data } : {}, sees: open })[
    section
  ]!;
  if (!part.applies) return {};
  return { section: { ...sectionView(reader, section), ...part.view }, data };
}

/** What the section holds already: of several records, the task's own. */
const dataOf = ({ state }: Page, task: Task, section: string) =>
  task.key === undefined
    ? state.sections[section]?.data
    : state.records[section]?.find(({ key }) => key === task.key)?.data;

/** Those that are open to the reader, and the others with their reasons. */
export function standingViews(page: Page): { open: StandingView[]; shut: ShutView[] } {
  const { procedure, reader } = page;
  const asked = (procedure.procedure.actions ?? []).map((action) => ({
    action,
    why: whyNotStanding(page, action),
  }));
  return {
    open: asked.flatMap(({ action, why }) =>
      why
        ? []
        : [
            {
              ...actionView(action, reader.language),
              ...(action.section ? filling(page, action.section, undefined) : {}),
            },
          ],
    ),
    shut: asked.flatMap(({ action, why }) => (why ? [shut(page, action, why)] : [])),
  };
}
