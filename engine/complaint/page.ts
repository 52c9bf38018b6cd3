/** A complaint's page for one reader: where it stands, what can be done, what happened and why. */

import { paperForm } from '../form/paper.ts';
import { blindTasks, seenBlind } from '../permission/blind.ts';
import { knowsNumber } from '../permission/can.ts';
import type { Rules } from '../ruleset/rules.ts';
import { type Language, localize } from '../text/language.ts';
import { say } from '../text/say.ts';
import { clockViews } from './clock-views.ts';
import { printable } from './commands/print.ts';
import type { Event } from './events.ts';
import { notesOf } from './notes.ts';
import type { Page, PageReader, Seen } from './page-reader.ts';
import type { ComplaintPage } from './page-shapes.ts';
import { standingViews, taskView } from './page-tasks.ts';
import { keepUntil } from './retention.ts';
import { asking, running } from './run.ts';
import { sayKept } from './say-kept.ts';
import { slipViews } from './slip-views.ts';
import type { Complaint, IssuedSlip, Task } from './state.ts';
import { subjectOf } from './summary.ts';
import { sayHolderNow, sayRelation, timeline } from './timeline.ts';
import { isUndoable, lastAct } from './undo.ts';
import { changesOf } from './value-changes.ts';

function standsIn({ state, procedure, reader }: Page): ComplaintPage['standing'] {
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
function forms({ rules, state, procedure, reader, world }: Omit<Page, 'forms'>): ComplaintPage['forms'] {
  const brought = new Set(Object.values(state.sections).map((signed) => signed.form));
  const { form: own, forms: others = [] } = procedure.procedure;
  for (const id of [own, ...others]) brought.delete(id);
  return [...brought, own, ...others].flatMap((id) => {
    const form = rules.forms.get(id);
    return form ? [paperForm(reader, form, state, world)] : [];
  });
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

/** Those that the reader may know. */
const numbersOf = ({ rules, state, reader, world }: Page): ComplaintPage['numbers'] =>
  Object.entries(state.numbers)
    .map(([id, text]) => ({ text, known: rules.series.get(id), series: id }))
    .filter(({ known }) => knowsNumber(world, reader.person, known))
    .map(({ text, known, series }) => ({ series, text, title: localize(known?.title, reader.language) }));

const mayTell = ({ rules, reader, world }: Page, event: Event): boolean =>
  (event.type !== 'number.given' && event.type !== 'number.voided') ||
  knowsNumber(world, reader.person, rules.series.get(event.series));

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
  const whole = { rules, state, reader, procedure, world };
  const page: Page = { ...whole, forms: forms(whole) };
  const blind = blindTasks(rules, state, world.directory, who.person);
  if (blind.length > 0) return blindPage(page, blind);
  const { language } = who;
  const open = state.tasks.filter((task) => task.state === 'open').map((task) => taskView(page, task));
  const outcome = procedure.procedure.outcomes.find(({ id }) => id === state.outcome);
  const standing = standingViews(page);
  return {
    id: state.id,
    version: state.version,
    title: state.duty ? state.duty.period || state.duty.day : subjectOf(rules, state),
    procedure: { id: state.procedure, title: localize(procedure.procedure.title, language) },
    numbers: numbersOf(page),
    status: state.status,
    ...(outcome ? { outcome: { id: outcome.id, title: localize(outcome.title, language) } } : {}),
    openedAt: state.openedAt,
    ...(state.duty ? { duty: dutyOf(rules, state.duty, language) } : {}),
    standing: standsIn(page),
    path: path(page, events),
    forms: page.forms,
    tasks: open.sort((a, b) => Number(b.mine) - Number(a.mine)),
    standingActions: standing.open,
    shut: standing.shut,
    clocks: clockViews(reader, state, world.calendar, events),
    slips: slipViews(reader, state, (issued) => unprintable(page, issued)),
    kept: keepUntil(rules, state, world).map(sayKept(language)),
    liable: state.liable.map((holder) => sayHolderNow(holder, reader)),
    timeline: timeline(
      reader,
      state,
      events.filter((event) => mayTell(page, event)),
    ),
    ...undoOf(page, events),
    changes: changesOf(page, events),
    notes: notesOf(page, events),
    links: links(page),
  };
}

/** What someone sees who knows the complaint by a code only: the own task and the sections it names, nothing else. */
function blindPage(page: Page, blind: Task[]): ComplaintPage {
  const { rules, state, world } = page;
  const seen = seenBlind(rules, state, blind);
  const code = [...new Set(blind.flatMap((task) => task.code ?? []))].join(' ');
  const shown = page.forms
    .map(({ own: _paper, ...form }) => ({
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
    tasks: blind
      .filter((task) => task.state === 'open')
      .map((task) => taskView({ ...page, forms: shown }, task)),
    standingActions: [],
    shut: [],
    clocks: clockViews(page.reader, state, world.calendar).filter(({ id }) =>
      blind.some((task) => id.endsWith(`:${task.id}`)),
    ),
    slips: [],
    kept: [],
    liable: [],
    timeline: [],
    changes: [],
    links: [],
  };
}

function undoOf({ reader, state }: Page, events: readonly Event[]): Pick<ComplaintPage, 'undo'> {
  const found = lastAct(events, reader.person);
  if (isUndoable(found))
    return { undo: { text: timeline(reader, state, [found.what])[0]?.text ?? '', problem: '' } };
  const told = ['undo.final', 'undo.several', 'undo.elsewhere'].includes(found.code);
  return told ? { undo: { text: '', problem: say(found, reader.language) } } : {};
}

function links({ rules, state, reader }: Page): ComplaintPage['links'] {
  const title = (procedure: string) =>
    localize(rules.procedures.get(procedure)?.procedure.title, reader.language);
  const from = state.from
    ? [
        {
          complaint: state.from.complaint,
          title: title(state.procedure),
          as: sayRelation(reader, state.from.as, 'back'),
        },
      ]
    : [];
  return [
    ...from,
    ...state.links.map(({ complaint, procedure, as }) => ({
      complaint,
      title: title(procedure),
      as: sayRelation(reader, as, 'title'),
    })),
  ];
}
