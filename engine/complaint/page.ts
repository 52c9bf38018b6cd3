/** A complaint's page for one reader: where it stands, what can be done, what happened and why. */

import { allFields } from '../form/fields.ts';
import { type Reader, sectionView } from '../form/localize.ts';
import { nameOf, paperForm } from '../form/paper.ts';
import { blindTasks, seenBlind } from '../permission/blind.ts';
import { belongs, colleagues, delegates, mayHold, personOf, sees, takeable } from '../permission/can.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { ProcedureRules, Rules } from '../ruleset/rules.ts';
import type { Action, ConfirmRule, Holder } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { say } from '../text/say.ts';
import { wordsOf } from '../text/words.ts';
import { clockViews } from './clock-views.ts';
import { printable } from './commands/print.ts';
import { actionsOf } from './countersign.ts';
import type { Data, Event } from './events.ts';
import { numberOf } from './facts.ts';
import { resolveHolders } from './holders.ts';
import { initialOf, liveParts } from './live-view.ts';
import type { ComplaintPage, ConfirmView, TaskView } from './page-shapes.ts';
import { asking, running } from './run.ts';
import { slipViews } from './slip-views.ts';
import type { Complaint, IssuedSlip, Task } from './state.ts';
import { sayHolderNow, sayRelation, timeline } from './timeline.ts';
import { holds } from './values.ts';
import type { World } from './world.ts';

export interface PageReader {
  person: string;
  language: Language;
}

type Seen = Pick<World, 'directory' | 'params' | 'calendar'>;

interface Page {
  rules: Rules;
  state: Complaint;
  reader: Reader & { person: string };
  procedure: ProcedureRules;
  world: Seen;
}

/** An action whose condition cannot be judged is not offered. */
function offered(page: Page, action: { when?: string }, task?: Task): boolean {
  const result = running(() => holds(asking(page.rules, page.state, page.world), action.when, task));
  return result.ok && result.value;
}

/** Whether the reader is who the holder means now. */
function means(page: Page, holder: Holder): boolean {
  const result = running(() => resolveHolders(asking(page.rules, page.state, page.world), holder).value);
  const person = personOf(page.world.directory, page.reader.person);
  return result.ok && result.value.some((one) => belongs(person, one));
}

const actionView = (action: Pick<Action, 'id' | 'title' | 'clause'>, language: Language) => ({
  id: action.id,
  title: localize(action.title, language),
  clause: clausesOf(action.clause),
});

function taskView(page: Page, task: Task): TaskView {
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
    actions: mine
      ? actionsOf(rules, task)
          .filter((action) => offered(page, action, task))
          .map((action) => ({ ...actionView(action, language), kind: action.kind }))
      : [],
    delegates:
      mine && rules.actions.some(({ kind }) => kind === 'delegate')
        ? delegates(world.directory, person, task).map(({ id }) => ({ id, name: nameOf(reader, id) }))
        : [],
    ...(mine && rules.task.confirm && !task.presented
      ? { confirm: confirmView(rules.task.confirm, language) }
      : {}),
    colleagues: mine
      ? colleagues(world.directory, person, task).map(({ id }) => ({ id, name: nameOf(reader, id) }))
      : [],
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
  const open = (head: string): boolean => {
    const known = rules.sections.get(head)?.section;
    return known ? !blind && sees(world.directory, world.params, reader.person, known.visibleTo) : !blind;
  };
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

function standing({ state, procedure, reader }: Page): ComplaintPage['standing'] {
  return Object.entries(state.tracks).flatMap(([id, at]) => {
    const track = procedure.tracks.get(id);
    const stage = procedure.stages.get(at.stage ?? '')?.stage;
    if (!track || !stage) return [];
    const { language } = reader;
    return [
      {
        track: id,
        trackTitle: localize(track.title, language),
        stage: stage.id,
        title: localize(stage.title, language),
        since: at.enteredAt,
      },
    ];
  });
}

/** Stages behind the present one that were never entered were skipped. */
function path({ state, procedure, reader }: Page, events: readonly Event[]): ComplaintPage['path'] {
  const entered = new Set(events.flatMap((event) => (event.type === 'stage.entered' ? [event.stage] : [])));
  const stages = procedure.main.stages;
  const at = state.tracks[procedure.main.id];
  const here = at?.ended ? stages.length : stages.findIndex(({ id }) => id === at?.stage);
  return stages.map(({ id, title }, index) => ({
    stage: id,
    title: localize(title, reader.language),
    state: index === here ? 'now' : index > here ? 'ahead' : entered.has(id) ? 'done' : 'skipped',
  }));
}

/** The procedure's form and its other papers, and before them the forms that the complaint brought along. */
function forms({ rules, state, procedure, reader, world }: Page): ComplaintPage['forms'] {
  const brought = new Set(Object.values(state.sections).map((signed) => signed.form));
  const { form: own, forms: others = [] } = procedure.procedure;
  for (const id of [own, ...others]) brought.delete(id);
  return [...brought, own, ...others].flatMap((id) => {
    const form = rules.forms.get(id);
    return form ? [paperForm(reader, form, state, world)] : [];
  });
}

function standingActions(page: Page): ComplaintPage['standingActions'] {
  const { procedure, reader } = page;
  return (procedure.procedure.actions ?? [])
    .filter((action) => means(page, action.by) && offered(page, action))
    .map((action) => ({
      ...actionView(action, reader.language),
      ...(action.section ? filling(page, action.section, undefined) : {}),
    }));
}

/** The head of a complaint: what lists and pages call it. */
export interface Summary {
  title: string;
  number: string;
  /** The first words of what it is about: the first plain text of its first section. */
  subject: string;
  standing: string;
  due: string | null;
}

/** Personal and sealed fields never name a complaint: lists are read by all. */
function subjectOf(rules: Rules, state: Complaint): string {
  const [id, signed] = Object.entries(state.sections)[0] ?? [];
  const section = rules.sections.get(id ?? '')?.section;
  const fields = Object.entries(section ? allFields(section.schema) : {});
  const plain = fields.filter(
    ([, field]) => field.type === 'string' && !field.class && !field.choice && !field.format,
  );
  const text = plain.map(([field]) => signed?.data[field]).find((value) => typeof value === 'string');
  return text ? [...String(text)].slice(0, 60).join('') : '';
}

export function summary(rules: Rules, state: Complaint, language: Language): Summary {
  const procedure = rules.procedures.get(state.procedure);
  const stages = Object.values(state.tracks).flatMap(({ stage }) =>
    stage ? [localize(procedure?.stages.get(stage)?.stage.title, language)] : [],
  );
  const outcome = procedure?.procedure.outcomes.find(({ id }) => id === state.outcome);
  const dues = state.clocks
    .filter((clock) => clock.state === 'running' || clock.state === 'missed')
    .flatMap(({ due }) => due ?? []);
  return {
    title: localize(procedure?.procedure.title, language),
    number: numberOf(rules, state) ?? '',
    subject: state.duty ? state.duty.period || state.duty.day : subjectOf(rules, state),
    standing: [...stages, ...(outcome ? [localize(outcome.title, language)] : [])].join('、'),
    due: dues.sort()[0] ?? null,
  };
}

function dutyOf(
  rules: Rules,
  { id, day, period }: NonNullable<Complaint['duty']>,
  language: Language,
): ComplaintPage['duty'] {
  const duty = rules.set.duties.duties.find((candidate) => candidate.id === id);
  const register = rules.registers.get(duty?.material?.register ?? '');
  if (!register) return { day };
  return { day, material: { register: register.id, title: localize(register.title, language), period } };
}

/** In the reader's words why a slip may not be printed now; '' where it may. */
function unprintable(page: Page, issued: IssuedSlip): string {
  const asked = running(() =>
    printable(asking(page.rules, page.state, page.world), issued, page.reader.person),
  );
  return asked.ok ? '' : asked.problems.map((one) => say(one, page.reader.language)).join(' ');
}

/** Everything the reader may see of the complaint. */
export function complaintPage(
  rules: Rules,
  state: Complaint,
  events: readonly Event[],
  who: PageReader,
  world: Seen,
): ComplaintPage {
  const procedure = rules.procedures.get(state.procedure)!;
  const reader = { rules, directory: world.directory, ...who };
  const page: Page = { rules, state, reader, procedure, world };
  const blind = blindTasks(rules, state, world.directory, who.person);
  if (blind.length > 0) return blindPage(page, blind);
  const { language } = who;
  const open = state.tasks.filter((task) => task.state === 'open').map((task) => taskView(page, task));
  const outcome = procedure.procedure.outcomes.find(({ id }) => id === state.outcome);
  return {
    id: state.id,
    version: state.version,
    title: state.duty ? state.duty.period || state.duty.day : subjectOf(rules, state),
    procedure: { id: state.procedure, title: localize(procedure.procedure.title, language) },
    numbers: Object.entries(state.numbers).map(([series, text]) => ({
      series,
      text,
      title: localize(rules.series.get(series)?.title, language),
    })),
    status: state.status,
    ...(outcome ? { outcome: { id: outcome.id, title: localize(outcome.title, language) } } : {}),
    openedAt: state.openedAt,
    ...(state.duty ? { duty: dutyOf(rules, state.duty, language) } : {}),
    standing: standing(page),
    path: path(page, events),
    forms: forms(page),
    tasks: open.sort((a, b) => Number(b.mine) - Number(a.mine)),
    standingActions: standingActions(page),
    clocks: clockViews(reader, state, world.calendar),
    slips: slipViews(reader, state, (issued) => unprintable(page, issued)),
    liable: state.liable.map((holder) => sayHolderNow(holder, reader)),
    timeline: timeline(reader, state, events),
    links: links(page),
  };
}

/** What someone sees who knows the complaint by a code only: the own task and the sections it names, nothing else. */
function blindPage(page: Page, blind: Task[]): ComplaintPage {
  const { rules, state, world } = page;
  const seen = seenBlind(rules, state, blind);
  const code = [...new Set(blind.flatMap((task) => task.code ?? []))].join(' ');
  const shown = forms(page)
    .map((form) => ({
      ...form,
      number: { label: '', text: code },
      sections: form.sections.filter(({ id }) => seen.has(id)),
      copies: [],
    }))
    .filter((form) => form.sections.length > 0);
  return {
    id: state.id,
    version: state.version,
    title: code,
    procedure: { id: '', title: '' },
    numbers: [],
    status: state.status,
    openedAt: blind[0]!.assignedAt,
    standing: [],
    path: [],
    forms: shown,
    tasks: blind.filter((task) => task.state === 'open').map((task) => taskView(page, task)),
    standingActions: [],
    clocks: clockViews(page.reader, state, world.calendar).filter(({ id }) =>
      blind.some((task) => id.endsWith(`:${task.id}`)),
    ),
    slips: [],
    liable: [],
    timeline: [],
    links: [],
  };
}

function links({ rules, state, reader }: Page): ComplaintPage['links'] {
  const title = (procedure: string) =>
    localize(rules.procedures.get(procedure)?.procedure.title, reader.language);
  const from = state.from
    ? [
        {
          complaint: state.from.complaint,
          title: title(state.procedure),
          as: sayRelation(state.from.as, reader.language),
        },
      ]
    : [];
  return [
    ...from,
    ...state.links.map(({ complaint, procedure, as }) => ({
      complaint,
      title: title(procedure),
      as: sayRelation(as, reader.language),
    })),
  ];
}
