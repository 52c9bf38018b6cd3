/** How long a deadline can be before any complaint is there: as written, or every output of its table. */

import { running } from '../complaint/run.ts';
import { paramTable } from '../complaint/values.ts';
import { parseLength } from '../deadline/length.ts';
import { isParam, settled } from '../ruleset/open.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Deadline, DecisionTable, Length, OpenLength, Parameter } from '../ruleset/types.ts';
import { decide } from '../table/decide.ts';
import type { CompiledTable } from '../table/types.ts';
import { exceeds, type Span, spanOf } from './span.ts';

/** Where a task's own clock asks for a length. */
export interface AtTask {
  stage: string;
  rule: string;
}

export interface Lengths {
  spans: Span[];
  /** Said by the cast rather than by the rule set. */
  byCast: boolean;
  /** All it may be is among the spans: nothing is left open, or without end. */
  whole: boolean;
}

const rowsOf = (cast: Cast | undefined, id: string) =>
  (cast?.params[id] as { rows?: DecisionTable['rows'] } | undefined)?.rows;

function castTable(rules: Rules, parameter: Parameter | undefined, cast?: Cast): CompiledTable | undefined {
  const rows = parameter?.shape && rowsOf(cast, parameter.id);
  if (!parameter || !rows) return undefined;
  const made = running(() => paramTable(rules.adopted(cast?.params ?? {}), parameter, rows));
  return made.ok ? made.value : undefined;
}

const spansOf = (values: unknown[]): Span[] =>
  values.flatMap((value) => {
    const parsed = parseLength(value);
    return parsed.ok ? (spanOf(parsed.value as Length) ?? []) : [];
  });

/** Those written, and those the cast gives for a parameter. */
function among(values: unknown[], cast?: Cast): Lengths {
  const spans = spansOf(values.map((value) => settled(value, cast?.params ?? {})));
  return { spans, byCast: cast !== undefined && values.some(isParam), whole: spans.length === values.length };
}

/** The rows this task would find; undefined where the inputs depend on more than the task. */
function forTask(rules: Rules, table: CompiledTable, call: Call, task?: AtTask): unknown[] | undefined {
  if (!task) return undefined;
  const inputs: Record<string, unknown> = {};
  for (const [input, text] of Object.entries(call.with)) {
    const expression = rules.expression(text);
    if (expression.uses.some(([root]) => root !== 'task')) return undefined;
    const value = expression.json({ task });
    if (value.ok) inputs[input] = value.value;
  }
  const decided = decide(table, inputs);
  return decided.ok ? decided.value.outputs.map((output) => Object.values(output)[0]) : undefined;
}

type Call = { table: string; with: Record<string, string> };

/** A cell or default that names a parameter is what the cast says of it. */
function byTable(rules: Rules, call: Call, cast?: Cast, task?: AtTask): Lengths {
  const own = rules.tables.get(call.table);
  const table = own ?? castTable(rules, rules.parameters.get(call.table), cast);
  if (!table) return { spans: [], byCast: false, whole: false };
  const all = [...table.outputs, ...(table.fallback ? [table.fallback] : [])];
  const values = forTask(rules, table, call, task) ?? all.map((output) => Object.values(output)[0]);
  const lengths = among(values, cast);
  return { ...lengths, byCast: lengths.byCast || !own };
}

/** As written, or as the cast sets it. */
export const openLengths = (open: OpenLength, cast?: Cast): Lengths => among([open], cast);

/** No spans where the length is open, endless or promised case by case. */
export function lengthsOf(rules: Rules, { within }: Deadline, cast?: Cast, task?: AtTask): Lengths {
  if ('table' in within) return byTable(rules, within as Call, cast, task);
  if (!('promised' in within)) return openLengths(within, cast);
  return within.atMost ? openLengths(within.atMost, cast) : { spans: [], byCast: false, whole: false };
}

export const longest = ({ spans }: Lengths): Span | undefined =>
  spans.toSorted((a, b) => b.least - a.least)[0];

/** Whether these one after another take longer than the longest the limit may be (`always`), or than its shortest. */
export function beyond(
  chain: Lengths[],
  limit: Lengths,
): { sum: number; limit: number; always: boolean } | undefined {
  const spans = chain.flatMap((lengths) => longest(lengths) ?? []);
  const limits = limit.spans.toSorted((a, b) => a.most - b.most);
  const [shortest, widest] = [limits[0], limits.at(-1)];
  if (spans.length === 0 || !shortest || !widest) return undefined;
  const over = exceeds(spans, widest);
  const found = over ?? exceeds(spans, shortest);
  const written = limit.whole && [...chain, limit].every(({ byCast }) => !byCast);
  return found && { ...found, always: over !== undefined && written };
}
