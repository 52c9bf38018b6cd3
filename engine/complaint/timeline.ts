/** The event log told line by line in the reader's language. */

import { allFields } from '../form/fields.ts';
import type { Reader } from '../form/localize.ts';
import { nameOf, sayActor } from '../form/paper-reader.ts';
import { personOf } from '../permission/can.ts';
import type { ProcedureRules, TaskRules } from '../ruleset/rules.ts';
import type { Text } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import type { Words } from '../text/language-words.ts';
import { fillIn, wordsOf } from '../text/words.ts';
import { sayDue } from './clocks.ts';
import type { Because, Event, HolderNow, Outsider, Relation } from './events.ts';
import type { TimelineEntry } from './page-shapes.ts';
import type { Complaint } from './state.ts';

/** Told for the record, but no news to a reader of the page. */
const quiet = new Set<Event['type']>([
  'stage.left',
  'task.dropped',
  'track.ended',
  'clock.dropped',
  'note.added',
]);

/** That a track ended is news where an effect ended it. */
const isTold = (event: Event): boolean =>
  !quiet.has(event.type) || (event.type === 'track.ended' && event.early === true);

/** The name where one is known: several authorities may stand beside each other; of any others it says all. */
export function sayOutsider(kind: Outsider, name: Text | undefined, language: Language): string {
  const word = wordsOf(language).outsiders[kind];
  if (!name) return word;
  return kind === 'other' ? localize(name, language) : `${localize(name, language)}（${word}）`;
}

/** With who stands in, where the person is away. */
function sayPresent(reader: Reader, id: string): string {
  const person = nameOf(reader, id);
  const absent = personOf(reader.directory, id)?.absent;
  if (!absent) return person;
  const by = absent.by ? nameOf(reader, absent.by) : wordsOf(reader.language).nobody;
  return fillIn(wordsOf(reader.language).away, { person, until: absent.until, by });
}

export function sayHolderNow(holder: HolderNow, reader: Reader): string {
  const { rules, language } = reader;
  const words = wordsOf(language);
  if (holder.outsider) return sayOutsider(holder.outsider, holder.name, language);
  if (holder.people) return holder.people.map((id) => nameOf(reader, id)).join('、');
  const title = localize(rules.departments.get(holder.department ?? '')?.title, language);
  const department = holder.head ? fillIn(words.head, { department: title }) : title;
  const role = localize(rules.roles.get(holder.role ?? '')?.title, language);
  const person = holder.person ? sayPresent(reader, holder.person) : '';
  const where = [department, role].filter(Boolean).join(' ');
  if (person) return where ? `${person}（${where}）` : person;
  return where || (holder.anyone ? wordsOf(language).staff : wordsOf(language).nobody);
}

export const sayDueText = (reader: Reader, due: string | null): string =>
  due ? sayDue(due, reader.rules.set.ruleset.zone).replace('T', ' ') : wordsOf(reader.language).lengths.none;

/** Of its task, or a standing one. */
const actionOf = (procedure: ProcedureRules | undefined, rule: TaskRules | undefined, id: unknown) =>
  (rule?.actions ?? procedure?.procedure.actions ?? []).find((action) => action.id === id);

/** As it stands on the paper. */
const copyLabel = (state: Complaint, { issue, copy }: { issue: string; copy: string }): string =>
  state.slips
    .find(({ id }) => id === issue)
    ?.paper.sheets.flatMap(({ copies }) => copies)
    .find(({ id }) => id === copy)?.label ?? '';

/** Titles of the ids that an event carries. */
function names(
  event: Event,
  reader: Reader,
  procedure: ProcedureRules | undefined,
  state: Complaint,
): Record<string, unknown> {
  const { rules, language } = reader;
  const t = (text: Text | undefined) => localize(text, language);
  const of = event as Partial<Record<string, unknown>>;
  const ruleOfTask = state.tasks.find((task) => task.id === of.task)?.rule;
  const rule = procedure?.tasks.get(String(of.rule ?? ruleOfTask));
  const stage = (id: unknown) => t(procedure?.stages.get(String(id))?.stage.title);
  const section = rules.sections.get(String(of.section))?.section;
  const field = section ? allFields(section.schema)[String(of.field)] : undefined;
  return {
    section: t(section?.title),
    field: t(field?.title),
    track: t(procedure?.tracks.get(String(of.track))?.title),
    stage: stage(of.stage),
    task: t(rule?.task.title ?? rule?.stage.title),
    action: t(actionOf(procedure, rule, of.action)?.title),
    deadline: t(rules.deadlines.get(String(of.deadline))?.title),
    series: t(rules.series.get(String(of.series))?.title),
    register: t(rules.registers.get(String(of.register))?.title),
    grounds: t(procedure?.procedure.grounds?.find(({ id }) => id === of.grounds)?.title),
    outcome: t(procedure?.procedure.outcomes.find(({ id }) => id === of.outcome)?.title),
    procedure: t(rules.procedures.get(String(of.procedure))?.procedure.title),
    person: of.person ? nameOf(reader, String(of.person)) : '',
    to:
      event.type === 'notified' || event.type === 'slip.issued' || event.type === 'task.consulted'
        ? sayHolderNow(event.to, reader)
        : stage(of.to),
    from: event.type === 'task.handedOver' ? nameOf(reader, event.from) : '',
    holder: 'holder' in event ? sayHolderNow(event.holder, reader) : '',
    slip: t(rules.slips.get(String(of.slip))?.title),
    label: event.type === 'copy.received' || event.type === 'copy.returned' ? copyLabel(state, event) : '',
    signer: of.signer,
    number: of.number,
    becomes: of.becomes,
    n: of.n,
    version: event.type === 'complaint.rebased' ? event.ruleset.version : '',
    due: 'due' in event ? sayDueText(reader, event.due) : '',
    text: event.type === 'notified' ? t(event.text as Text) : of.text,
    reason: of.reason,
    how: event.type === 'task.confirmed' ? wordsOf(language).confirmations[event.how] : '',
    by: event.type === 'task.confirmed' ? sayOutsider(event.by, event.name, language) : '',
    as: 'as' in event ? sayRelation(reader, event.as, 'title') : '',
  };
}

/** In docket's words or the rule set's: what the other complaint is, `back` to where this one comes from. */
export function sayRelation({ rules, language }: Reader, as: string, way: 'title' | 'back'): string {
  const { relations, apart } = wordsOf(language);
  const { title, back = title } = rules.relations.get(as) ?? {};
  return relations[as as Relation] ?? (localize(way === 'back' ? back : title, language) || apart);
}

/** Clauses and table rows in words. */
export function sayBecause(because: Because | undefined, reader: Reader): string[] {
  const { rules, language } = reader;
  const words = wordsOf(language);
  const rows = (because?.rows ?? []).map((path) => {
    const [id = '', row = ''] = path.split('/');
    const table = rules.tables.get(id);
    const nth = (table?.rowIds.indexOf(row) ?? -1) + 1;
    const title = table?.source.title ?? rules.parameters.get(id)?.title;
    const said = localize((title as Text | undefined) ?? id, language);
    // A row of a table that the adopter filled in has an id that nobody reads.
    return nth === 0 ? fillIn(words.table, { table: said }) : fillIn(words.row, { table: said, row: nth });
  });
  const clause = [...new Set(because?.clause)].join(words.changes.comma);
  return [...(clause ? [fillIn(words.clause, { clause })] : []), ...rows];
}

/** A duty's record is no complaint. */
const sentenceOf = (event: Event, { events, dutyFell }: Words): string =>
  event.type === 'complaint.opened' && event.duty ? dutyFell : events[event.type];

/** Newest last; one line each. Values of fields are not told here: the paper shows them to whom it may. */
export function timeline(reader: Reader, state: Complaint, events: readonly Event[]): TimelineEntry[] {
  const procedure = reader.rules.procedures.get(state.procedure);
  const words = wordsOf(reader.language);
  return events.filter(isTold).map((event) => ({
    seq: event.seq,
    type: event.type,
    text: fillIn(sentenceOf(event, words), names(event, reader, procedure, state)),
    actor: event.actor ? sayActor(reader, event.actor, event.for) : words.time,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    because: [
      ...sayBecause(event.because, reader),
      ...(event.lateReason ? [fillIn(words.late, { reason: event.lateReason })] : []),
    ],
  }));
}
