/** Limits, decision tables and what is left open, in words. */
import { sayLength } from '../complaint/clock-views.ts';
import { due } from '../deadline/due.ts';
import { parseLength } from '../deadline/length.ts';
import { localInstant } from '../proof/scenario.ts';
import { isParam } from '../ruleset/open.ts';
import type { Deadline, Parameter, RuleSet } from '../ruleset/types.ts';
import { sayEventName, sayPointed } from '../studio/say-rules.ts';
import { type Language, localize } from '../text/language.ts';
import { entry, type SummaryReader, type Titled, titledOf } from './summary-reader.ts';
import type { DeadlineSummary, ParameterSummary, TableSummary } from './summary-shapes.ts';
import { sayJson, sayKeyword } from './tell.ts';

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

/** A length, or which table, parameter or promise gives it. */
function sayWithin({ within }: Deadline, { draft, language }: SummaryReader): string {
  if ('param' in within) return sayPointed(draft, 'param', within.param, language);
  if ('table' in within) return sayPointed(draft, 'table', within.table, language);
  if ('promised' in within) return sayKeyword('promised', language);
  return sayLength(within, language);
}

export function deadline(one: Deadline, reader: SummaryReader): DeadlineSummary {
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

export const table = (one: TableOf, reader: SummaryReader): TableSummary => ({
  ...entry(one, reader),
  hitPolicy: one.hitPolicy,
  columns: [...one.inputs, ...one.outputs].map(({ id, title }) => localize(title, reader.language) || id),
  rows: one.rows.map((row) => ({ id: row.id, cells: cells(one, row, reader) })),
});

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

function optionsOf({ type, choice, events }: Chosen, { rules, draft, language }: SummaryReader) {
  const titled = (list: Iterable<Titled>) => titledOf(list, language);
  if (type === 'department') return titled(rules.departments.values());
  if (type === 'role') return titled(rules.roles.values());
  if (type === 'event') return (events ?? []).map((id) => ({ id, title: sayEventName(draft, id, language) }));
  const options = type === 'choice' && rules.choices.get(choice ?? '')?.options;
  return Array.isArray(options) ? titled(options) : undefined;
}

export function parameter(one: Parameter, reader: SummaryReader): ParameterSummary {
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
