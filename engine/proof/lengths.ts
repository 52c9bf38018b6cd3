/** How long a deadline can be before any complaint is there: as written, or every output of its table. */

import { running } from '../complaint/run.ts';
import { paramTable } from '../complaint/values.ts';
import { parseLength } from '../deadline/length.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Deadline, DecisionTable, Length, Parameter } from '../ruleset/types.ts';
import { decide } from '../table/decide.ts';
import type { CompiledTable } from '../table/types.ts';
import { type Span, spanOf } from './span.ts';

/** Where a task's own clock asks for a length. */
export interface AtTask {
  stage: string;
  rule: string;
}

export interface Lengths {
  spans: Span[];
  /** Said by the cast rather than by the rule set. */
  byCast: boolean;
}

const rowsOf = (cast: Cast | undefined, id: string) =>
  (cast?.params[id] as { rows?: DecisionTable['rows'] } | undefined)?.rows;

function castTable(rules: Rules, parameter: Parameter | undefined, cast?: Cast): CompiledTable | undefined {
  const rows = parameter?.shape && rowsOf(cast, parameter.id);
  if (!parameter || !rows) return undefined;
  const made = running(() => paramTable(rules, parameter, rows));
  return made.ok ? made.value : undefined;
}

const spansOf = (values: unknown[]): Span[] =>
  values.flatMap((value) => {
    const parsed = parseLength(value);
    return parsed.ok ? (spanOf(parsed.value as Length) ?? []) : [];
  });

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

function byTable(rules: Rules, call: Call, cast?: Cast, task?: AtTask): Lengths {
  const own = rules.tables.get(call.table);
  const table = own ?? castTable(rules, rules.parameters.get(call.table), cast);
  if (!table) return { spans: [], byCast: false };
  const values = forTask(rules, table, call, task) ?? table.outputs.map((output) => Object.values(output)[0]);
  return { spans: spansOf(values), byCast: !own };
}

/** No spans where the length is open, endless or promised case by case. */
export function lengthsOf(rules: Rules, { within }: Deadline, cast?: Cast, task?: AtTask): Lengths {
  if ('table' in within) return byTable(rules, within as Call, cast, task);
  if ('param' in within) return { spans: spansOf([cast?.params[within.param]]), byCast: true };
  const most = 'promised' in within ? within.atMost : within;
  return { spans: most ? spansOf([most]) : [], byCast: false };
}
