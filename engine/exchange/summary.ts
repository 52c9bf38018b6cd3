/** Puts a rule set in words for a reader who thinks of adopting it. */
import type { Calendar } from '../calendar/working-days.ts';
import { sayLength } from '../complaint/clock-views.ts';
import { due } from '../deadline/due.ts';
import { parseLength } from '../deadline/length.ts';
import { sectionView } from '../form/localize.ts';
import { sayHolder } from '../form/paper.ts';
import { localInstant } from '../proof/scenario.ts';
import { clausesOf, coverage } from '../ruleset/coverage.ts';
import { fingerprint } from '../ruleset/fingerprint.ts';
import { isParam } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import type {
  Clause,
  Deadline,
  Holder,
  Parameter,
  Procedure,
  RuleSet,
  Stage,
  Text,
} from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import type {
  DeadlineSummary,
  Entry,
  LibraryRow,
  ParameterSummary,
  StageSummary,
  Summary,
  TableSummary,
} from './summary-shapes.ts';
import { sayJson, sayKeyword } from './tell.ts';

export interface SummaryReader {
  rules: Rules;
  language: Language;
  calendar: Calendar;
  /** Local day on which the examples begin. */
  from: string;
}

interface Titled {
  id: string;
  title?: Text;
  clause?: Clause;
}

const entry = ({ id, title, clause }: Titled, { language }: SummaryReader): Entry => ({
  id,
  title: localize(title, language) || id,
  clause: clausesOf(clause),
});

const holder = (by: Holder, { rules, language }: SummaryReader): string =>
  sayHolder(by, { rules, language, directory: { people: [] } }, {});

/** The goal of a step by its title. */
function nextOf({ next = [] }: Stage, procedure: Procedure, reader: SummaryReader): StageSummary['next'] {
  const title = (list: Titled[], id: string) =>
    localize(list.find((one) => one.id === id)?.title, reader.language) || id;
  const stages = procedure.tracks.flatMap((track) => track.stages);
  return next.map((step) => {
    const to = step.goto
      ? title(stages, step.goto)
      : step.close
        ? title(procedure.outcomes ?? [], step.close)
        : sayKeyword('end', reader.language);
    return { to, ...(step.when ? { when: step.when } : {}) };
  });
}

const stage = (one: Stage, procedure: Procedure, reader: SummaryReader): StageSummary => ({
  ...entry(one, reader),
  tasks: one.tasks.map((task) => ({
    ...entry({ ...task, title: task.title ?? one.title }, reader),
    by: holder(task.by, reader),
  })),
  next: nextOf(one, procedure, reader),
});

const procedure = (one: Procedure, reader: SummaryReader): Summary['procedures'][number] => ({
  ...entry(one, reader),
  tracks: one.tracks.map((track) => ({
    ...entry(track, reader),
    stages: track.stages.map((each) => stage(each, one, reader)),
  })),
  outcomes: (one.outcomes ?? []).map((outcome) => entry(outcome, reader)),
});

/** Only where everything that is counted by is written down. */
function example(deadline: Deadline, { rules, calendar, from }: SummaryReader): DeadlineSummary['example'] {
  const { within, firstDay, restDay, endOfDay = '24:00', before } = deadline;
  const length = 'param' in within || 'table' in within || 'promised' in within ? null : parseLength(within);
  if (!length?.ok || before || isParam(firstDay) || isParam(restDay)) return undefined;
  const { zone } = rules.set.ruleset;
  const start = localInstant(`${from}T09:00`, zone);
  const rule = { firstDay, restDay, endOfDay, zone, calendar };
  const end = due({ start, length: length.value, ...rule });
  return end ? { from, until: end.day } : undefined;
}

const tableTitle = ({ set, parameters }: Rules, id: string) =>
  (set.tables.find((one) => one.id === id) ?? parameters.get(id))?.title;

/** A length, or which table, parameter or promise gives it. */
function sayWithin({ within }: Deadline, reader: SummaryReader): string {
  const { rules, language } = reader;
  if ('param' in within) return localize(rules.parameters.get(within.param)?.title, language);
  if ('table' in within) return localize(tableTitle(rules, within.table), language);
  if ('promised' in within) return sayKeyword('promised', language);
  return sayLength(within, language);
}

function deadline(one: Deadline, reader: SummaryReader): DeadlineSummary {
  const shown = example(one, reader);
  return { ...entry(one, reader), within: sayWithin(one, reader), ...(shown ? { example: shown } : {}) };
}

type TableOf = RuleSet['tables'][number];
type Column = TableOf['inputs'][number] | TableOf['outputs'][number];

/** Ids of choices, departments and roles that a column holds, by title. */
function titlesIn({ type, choice }: Column, { rules, language }: SummaryReader): Map<string, string> {
  const lists = { department: rules.departments, role: rules.roles };
  const list = choice ? rules.choices.get(choice)?.options : lists[type as keyof typeof lists]?.values();
  const titled: Iterable<Titled> = Array.isArray(list) || type in lists ? ((list ?? []) as Titled[]) : [];
  return new Map(titledOf(titled, language).map(({ id, title }) => [id, title]));
}

/** A unary test with its literals by title (`"fee","other"`), yes and no in words. */
const sayTest = (test: string, titles: ReadonlyMap<string, string>, language: Language): string =>
  test === 'true' || test === 'false'
    ? sayJson(test === 'true', language)
    : test.replace(/"([^"]*)"/g, (_, id: string) => titles.get(id) ?? id);

function cells({ inputs, outputs }: TableOf, row: TableOf['rows'][number], reader: SummaryReader): string[] {
  const when = row.when.map((test, index) =>
    sayTest(String(test), titlesIn(inputs[index]!, reader), reader.language),
  );
  const then = row.then.map(
    (value, index) =>
      titlesIn(outputs[index]!, reader).get(String(value)) ?? sayJson(value as never, reader.language),
  );
  return [...when, ...then];
}

const table = (one: TableOf, reader: SummaryReader): TableSummary => ({
  ...entry(one, reader),
  hitPolicy: one.hitPolicy,
  columns: [...one.inputs, ...one.outputs].map(({ id, title }) => localize(title, reader.language) || id),
  rows: one.rows.map((row) => ({ id: row.id, cells: cells(one, row, reader) })),
});

const titledOf = (list: Iterable<Titled>, language: Language) =>
  [...list].map(({ id, title }) => ({ id, title: localize(title, language) || id }));

/** A parameter, or a column of its table. */
type Chosen = Pick<Parameter, 'choice' | 'events'> & { type: string };

function columnsOf({ shape }: Parameter, reader: SummaryReader): ParameterSummary['columns'] {
  if (!shape) return undefined;
  const titled = (list: Titled[]) => titledOf(list, reader.language);
  const outputs = shape.outputs.map((one, i) => ({
    ...titled(shape.outputs as Titled[])[i]!,
    type: one.type,
    options: optionsOf(one as Chosen, reader) ?? null,
  }));
  return { inputs: titled(shape.inputs as Titled[]), outputs };
}

function optionsOf({ type, choice, events }: Chosen, { rules, language }: SummaryReader) {
  const titled = (list: Iterable<Titled>) => titledOf(list, language);
  if (type === 'department') return titled(rules.departments.values());
  if (type === 'role') return titled(rules.roles.values());
  if (type === 'event') return (events ?? []).map((id) => ({ id, title: id }));
  const options = type === 'choice' && rules.choices.get(choice ?? '')?.options;
  return Array.isArray(options) ? titled(options) : undefined;
}

function parameter(one: Parameter, reader: SummaryReader): ParameterSummary {
  const options = optionsOf(one, reader);
  const { type, help, suggestion } = one;
  const columns = columnsOf(one, reader);
  const titled = options?.find(({ id }) => (id as unknown) === suggestion)?.title;
  const suggested = titled ?? sayJson((suggestion ?? null) as never, reader.language);
  return {
    ...entry(one, reader),
    type,
    ...(help ? { help: localize(help, reader.language) } : {}),
    ...(suggestion === undefined ? {} : { suggestion, suggested }),
    ...(options ? { options } : {}),
    ...(columns ? { columns } : {}),
  };
}

function clauses({ rules, language }: SummaryReader): Summary['coverage'] {
  return coverage(rules.set).clauses.map(({ clause, by }) => ({
    id: clause.id,
    outline: localize(clause.outline, language),
    by: by.map(({ kind, id }) => `${sayKeyword(kind, language)} ${id}`),
    ...(clause.carried === false ? { reason: localize(clause.reason, language) } : {}),
  }));
}

function head(reader: SummaryReader) {
  const { id, version, title, description, source, licence, derivedFrom } = reader.rules.set.ruleset;
  return {
    ...entry({ id, title }, reader),
    version,
    description: localize(description, reader.language),
    source: source.title,
    ...(licence ? { licence } : {}),
    ...(derivedFrom ? { derivedFrom: { id: derivedFrom.id, version: derivedFrom.version } } : {}),
  };
}

export function summarize(reader: SummaryReader): Summary {
  const { rules, language } = reader;
  const { set } = rules;
  const seen = { rules, language, directory: { people: [] } };
  return {
    ...head(reader),
    departments: titledOf(rules.departments.values(), language),
    roles: titledOf(rules.roles.values(), language),
    coverage: clauses(reader),
    forms: set.forms.map((form) => ({
      ...entry(form, reader),
      sections: form.sections.map(({ id }) => sectionView(seen, id)),
    })),
    procedures: set.procedures.map((one) => procedure(one, reader)),
    deadlines: set.deadlines.deadlines.map((one) => deadline(one, reader)),
    tables: set.tables.map((one) => table(one, reader)),
    registers: set.registers.map((one) => ({
      ...entry(one, reader),
      columns: one.columns.map((column) => entry(column, reader).title),
    })),
    slips: (set.slips ?? []).map((one) => ({
      ...entry(one, reader),
      to: holder(one.to, reader),
      fields: one.fields.map((field) => entry(field, reader).title),
    })),
    duties: set.duties.duties.map((one) => ({ ...entry(one, reader), by: holder(one.by, reader) })),
    series: set.series.series.map((one) => ({
      ...entry(one, reader),
      pattern: isParam(one.pattern)
        ? localize(rules.parameters.get(one.pattern.param)?.title, language)
        : one.pattern,
    })),
    parameters: (set.ruleset.parameters ?? []).map((one) => parameter(one, reader)),
    scenarios: (set.scenarios ?? []).map((one) => ({ ...entry(one, reader), steps: one.steps.length })),
  };
}

/** In all its languages. */
export function libraryRow(set: RuleSet): Omit<LibraryRow, 'title'> & { title: Text } {
  const { clauses: rows, carried, notSoftware } = coverage(set);
  const { id, version, title, parameters = [] } = set.ruleset;
  return {
    key: fingerprint(set),
    id,
    version,
    title,
    counts: {
      clauses: rows.length - notSoftware,
      carried,
      procedures: set.procedures.length,
      forms: set.forms.length,
      deadlines: set.deadlines.deadlines.length,
      registers: set.registers.length,
      parameters: parameters.length,
      scenarios: (set.scenarios ?? []).length,
    },
  };
}
