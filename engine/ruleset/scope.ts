/** What FEEL may read in a rule set, with types: sections by id, complaint, number, clock, task. */
import { ANY, BOOLEAN, DATE, DATE_TIME, type FeelType, listOf, NUMBER, STRING } from '../feel/types.ts';
import { allFields } from '../form/fields.ts';
import type { Field, Item, Parameter, Register, RuleSet, Section } from './types.ts';
import { type Walk, walkRuleSet } from './walk.ts';

/** Names that no section may have. */
export const reserved = [
  'complaint',
  'number',
  'clock',
  'task',
  'slips',
  'rounds',
  'papers',
  'history',
  'past',
  'params',
  'row',
  'today',
  'duty',
] as const;

const stringType = (format: string | undefined): FeelType =>
  format === 'date' ? DATE : format === 'date-time' ? DATE_TIME : STRING;

const drawn = (type: FeelType, choice: string | undefined): FeelType =>
  choice === undefined ? type : ({ ...type, choice } as FeelType);

function itemType(item: Item | undefined): FeelType {
  if (!item) return ANY;
  if (item.type === 'object') return { kind: 'context', fields: fieldTypes(item.properties ?? {}) };
  return item.type === 'string' ? drawn(stringType(item.format), item.choice) : NUMBER;
}

/** A field that may be unknown for now holds a value or the string "unknown": any. */
export function fieldType(field: Field): FeelType {
  if (field.unknown) return drawn(ANY, field.choice);
  if (field.type === 'array') return listOf(itemType(field.items));
  if (field.type === 'boolean') return BOOLEAN;
  return field.type === 'string' ? drawn(stringType(field.format), field.choice) : NUMBER;
}

const fieldTypes = (fields: Record<string, Field>): Record<string, FeelType> =>
  Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, fieldType(field)]));

const sectionType = (section: Section): FeelType => ({
  kind: 'context',
  fields: fieldTypes(allFields(section.schema)),
});

type Context = FeelType & { kind: 'context' };

const record = (entries: [string, FeelType][]): Context => ({
  kind: 'context',
  fields: Object.fromEntries(entries),
});

const complaintType = record([
  ['number', STRING],
  ['procedure', STRING],
  ['status', STRING],
  ['outcome', STRING],
  ['stage', STRING],
  ['stages', listOf(STRING)],
  ['department', STRING],
  ['openedAt', DATE_TIME],
  ['openedOn', DATE],
  ['closedAt', DATE_TIME],
  ['closedOn', DATE],
  ['acceptedOn', DATE],
  ['refusedFor', STRING],
  ['reopened', NUMBER],
]);

const clockType = record([
  ['state', STRING],
  ['startedOn', DATE],
  ['dueOn', DATE],
  ['endedOn', DATE],
  ['missed', BOOLEAN],
  ['took', NUMBER],
  ['lateBy', NUMBER],
]);

/** Sections that several tasks of one rule fill, or a standing action, each a record of its own: a list for FEEL. */
export function severalTimes(set: RuleSet): Set<string> {
  const tasks = set.procedures.flatMap((p) => p.tracks.flatMap((t) => t.stages.flatMap((s) => s.tasks)));
  const duties = set.duties.duties.filter(({ by, section }) => section !== undefined && by.each);
  const actions = set.procedures.flatMap((p) => p.actions ?? []);
  return new Set([
    ...tasks.flatMap(({ by, people, section }) => (section && (by.each || people?.count) ? [section] : [])),
    ...[...actions, ...duties].flatMap(({ section }) => section ?? []),
  ]);
}

const recordsType = (section: Section, round: FeelType): FeelType =>
  listOf({
    kind: 'context',
    fields: { ...fieldTypes(allFields(section.schema)), key: STRING, by: STRING, round },
  });

const slipType = record([
  ['count', NUMBER],
  ['number', STRING],
  ['issuedOn', DATE],
  ['deliveredOn', DATE],
  ['receivedOn', DATE],
  ['answeredOn', DATE],
]);

/** Tables are called, not read; lengths and events have no value of FEEL; of what is listed the ids. */
function paramType({ type, choice }: Parameter): FeelType {
  if (type === 'number') return NUMBER;
  if (type === 'list' || type === 'departments') return listOf(STRING);
  return ['text', 'choice', 'department', 'role'].includes(type) ? drawn(STRING, choice) : ANY;
}

const paperType = record([
  ['state', STRING],
  ['number', STRING],
]);

/** The scope of every expression of the rule set. */
export function scopeOf(set: RuleSet, { pointers }: Pick<Walk, 'pointers'> = walkRuleSet(set)): Context {
  const several = severalTimes(set);
  const named = (kind: string, type: FeelType): FeelType =>
    record(pointers.filter((p) => p.kind === kind).map((p) => [p.text, type]));
  const rounds = named('roundName', NUMBER);
  const sections = set.forms.flatMap((form) =>
    form.sections.map((s): [string, FeelType] => [
      s.id,
      several.has(s.id) ? recordsType(s, rounds) : sectionType(s),
    ]),
  );
  return {
    kind: 'context',
    fields: {
      ...Object.fromEntries(sections),
      complaint: complaintType,
      duty: record([
        ['id', STRING],
        ['day', DATE],
        ['period', STRING],
      ]),
      number: record(set.series.series.map((series) => [series.id, STRING])),
      clock: record(set.deadlines.deadlines.map((deadline) => [deadline.id, clockType])),
      slips: record((set.slips ?? []).map((slip) => [slip.id, slipType])),
      rounds,
      papers: named('paperName', paperType),
      params: record((set.ruleset.parameters ?? []).map((p) => [p.id, paramType(p)])),
      history: record((set.history?.queries ?? []).map((query) => [query.id, record([['count', NUMBER]])])),
      task: record([
        ['stage', STRING],
        ['rule', STRING],
      ]),
    },
  };
}

/** What an expression inside a form sees: its own section as one record, and in a table its own row. */
export function formScope(scope: Context, section: Section, rows?: string): Context {
  const own = sectionType(section);
  const list = rows && own.kind === 'context' ? own.fields[rows] : undefined;
  const row: Record<string, FeelType> = list?.kind === 'list' ? { row: list.of } : {};
  return { kind: 'context', fields: { ...scope.fields, today: DATE, [section.id]: own, ...row } };
}

const strings = (...names: string[]): [string, FeelType][] => names.map((name) => [name, STRING]);
const dates = (...names: string[]): [string, FeelType][] => names.map((name) => [name, DATE]);
const holder = strings('department', 'role', 'person', 'outsider');

const rowTypes: Record<'task' | 'clock' | 'slip', FeelType> = {
  task: record([
    ...strings('rule', 'stage', 'track', 'state', 'key', 'by'),
    ...holder,
    ...dates('assignedOn', 'doneOn'),
  ]),
  clock: record([...Object.entries(clockType.fields), ...holder, ...strings('deadline', 'rule')]),
  slip: record([
    ...strings('slip', 'number'),
    ...holder,
    ...dates('issuedOn', 'deliveredOn', 'receivedOn', 'answeredOn'),
  ]),
};

/** A record with who signed it when; an entry of a list with its place as well. */
function recordRow(set: RuleSet, of: string): FeelType {
  const [id = '', list] = of.split('.');
  const section = set.forms.flatMap(({ sections }) => sections).find((one) => one.id === id);
  const fields = section ? fieldTypes(allFields(section.schema)) : {};
  const about: [string, FeelType][] = [...strings('key', 'by'), ...dates('signedOn')];
  if (!list) return record([...Object.entries(fields), ...about]);
  const type = fields[list];
  const item = type?.kind === 'list' ? type.of : ANY;
  const own: [string, FeelType][] = item.kind === 'context' ? Object.entries(item.fields) : [['value', item]];
  return record([...own, ...about, ['n', NUMBER]]);
}

/** What an expression of a register sees that is over something else than complaints: each of them as `row`. */
export function rowScope(set: RuleSet, scope: Context, { over, of }: Register): Context {
  if (over === undefined || over === 'complaint') return scope;
  const row = over === 'record' ? recordRow(set, of ?? '') : rowTypes[over];
  return { kind: 'context', fields: { ...scope.fields, row } };
}

/** What is asked before a duty falls: no complaint is at hand. */
export const dutyScope = ({ fields: { params = ANY, duty = ANY } }: Context): Context => ({
  kind: 'context',
  fields: { params, duty },
});

/** What an indicator sees. */
export function countsScope({ columns }: Register): Context {
  const all = (of: Register['columns']) => record(of.map(({ id }) => [id, NUMBER]));
  const counts = all(columns);
  const sums = all(columns.filter(({ type }) => type === 'number' || type === 'amount'));
  return { kind: 'context', fields: { count: NUMBER, counts, sums } };
}
