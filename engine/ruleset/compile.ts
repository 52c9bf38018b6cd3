/** From a checked rule set to Rules: expressions and tables compiled once, everything found by its id. */
import { readRule } from '../duty/falling.ts';
import { dutyDeadline, dutyProcedure, isWritten } from '../duty/procedure.ts';
import { compileExpression, type Expression } from '../feel/compile.ts';
import { ANY, type FeelType } from '../feel/types.ts';
import { compileForms } from '../print/form.ts';
import { compileSlips } from '../print/slip.ts';
import { fail, ok, type Problem, type Result, within } from '../problem.ts';
import { seriesProblems } from '../series/next.ts';
import { compileTable } from '../table/compile.ts';
import type { CompiledTable } from '../table/types.ts';
import { adoptable } from './adopted.ts';
import { withAllowed } from './allowed.ts';
import { fingerprint } from './fingerprint.ts';
import { choicesIn } from './listed.ts';
import { isParam } from './open.ts';
import { placedAt } from './placed.ts';
import { documentOf, parentOf, valueAt } from './places.ts';
import { plainSubmit } from './plain-submit.ts';
import type { ProcedureRules, Rules, StageRules, TaskRules } from './rules.ts';
import { scopeOf } from './scope.ts';
import { byId, sectionsOf, type Tools } from './sections.ts';
import type { LinkEffect, Procedure, RuleSet, Stage, TaskRule } from './types.ts';
import { withUses } from './uses.ts';
import { type Walk, walkRuleSet } from './walk.ts';

const taskRules = (procedure: Procedure): [string, TaskRules][] =>
  procedure.tracks.flatMap((track) =>
    track.stages.flatMap((stage: Stage) =>
      stage.tasks.map((task: TaskRule): [string, TaskRules] => [
        task.id,
        { task, stage, track, actions: task.actions ?? [plainSubmit] },
      ]),
    ),
  );

const stageRules = (procedure: Procedure): [string, StageRules][] =>
  procedure.tracks.flatMap((track) =>
    track.stages.map((stage, index): [string, StageRules] => [
      stage.id,
      { stage, track, following: track.stages[index + 1] },
    ]),
  );

const procedureRules = (procedure: Procedure): ProcedureRules => ({
  procedure,
  main: procedure.tracks[0]!,
  tracks: byId(procedure.tracks),
  stages: new Map(stageRules(procedure)),
  tasks: new Map(taskRules(procedure)),
});

/** A query over earlier complaints reads them as `past`, beside the complaint at hand. */
export const withPast = (scope: Rules['scope']): Rules['scope'] => ({
  ...scope,
  fields: { ...scope.fields, past: scope },
});

const placed = (text: string, place: string): string => `${place}\n${text}`;

/** Compiles every expression of the rule set once; problems carry its file and place. */
function expressions(
  set: RuleSet,
  { pointers }: Walk,
  rules: Pick<Rules, 'scope'>,
): { compiled: Map<string, Expression>; problems: Problem[] } {
  const compiled = new Map<string, Expression>();
  const problems: Problem[] = [];
  for (const pointer of pointers) {
    const { kind, text, file, path } = pointer;
    if (kind !== 'expression' && kind !== 'pastExpression') continue;
    const at = placedAt(pointer);
    const outer = kind === 'expression' ? rules.scope : withPast(rules.scope);
    const scope = at ? at.scope(set, outer) : outer;
    const key = at ? placed(text, at.place) : text;
    const result = compiled.has(key) ? ok(compiled.get(key)!) : compileExpression(text, scope);
    if (result.ok) compiled.set(key, result.value);
    else problems.push(...within(result.problems, path, file));
  }
  return { compiled, problems };
}

function tables(set: RuleSet): { compiled: Map<string, CompiledTable>; problems: Problem[] } {
  const compiled = new Map<string, CompiledTable>();
  const problems: Problem[] = [];
  for (const table of set.tables) {
    const result = compileTable(withAllowed(set, table));
    if (result.ok) compiled.set(table.id, result.value);
    else problems.push(...within(result.problems, '', `tables/${table.id}.json`));
  }
  return { compiled, problems };
}

/** What the adopter gives is checked with its value. */
const problemsOfSeries = (set: RuleSet): Problem[] =>
  set.series.series.flatMap((series, index) =>
    within(seriesProblems(series), `/series/${index}`, 'series.json'),
  );

/** What complaints opened from others are called, by the word of the effects that open them. */
const relations = (set: RuleSet, { pointers }: Walk): Rules['relations'] =>
  new Map(
    pointers
      .filter(({ path }) => path.endsWith('/link/open'))
      .map(({ file, path }) => valueAt(documentOf(set, file), parentOf(path)) as LinkEffect)
      .map((link) => [link.as, link]),
  );

/** Of another version of the rules, which touches a complaint of this one. */
function foreign(text: string, scope: FeelType): Expression {
  const compiled = compileExpression(text, scope);
  if (compiled.ok) return compiled.value;
  const fails = () => compiled;
  return { text, type: ANY, uses: [], evaluate: fails, json: fails };
}

/** So is a rule that the adopter gives. */
const dutyProblems = (set: RuleSet): Problem[] =>
  set.duties.duties.flatMap((duty, index) => {
    const rule = isParam(duty.rule) ? ok(null) : readRule(duty.rule);
    return rule.ok ? [] : within(rule.problems, `/duties/${index}`, 'duties.json');
  });

/**
 * Compiles a rule set that passed `checkSense`. Problems: those of FEEL and of tables, at their places.
 * Without tools sections are not validated (checks and previews).
 */
export function compile(written: RuleSet, tools?: Tools): Result<Rules> {
  const set = withUses(written);
  const scope = scopeOf(set);
  const walk = walkRuleSet(set);
  const feel = expressions(set, walk, { scope });
  const decided = tables(set);
  const papers = compileForms(set, scope);
  const prints = compileSlips(set, (text) => feel.compiled.get(text)?.type ?? ANY);
  const problems = [
    ...feel.problems,
    ...decided.problems,
    ...problemsOfSeries(set),
    ...dutyProblems(set),
    ...prints.problems,
    ...papers.problems,
  ];
  if (problems.length > 0) return fail(...problems);
  const duties = set.duties.duties.filter(isWritten);
  const rules: Rules = {
    set,
    lists: false,
    adopted: () => rules,
    hash: fingerprint(written),
    scope,
    expression: (text, place) =>
      feel.compiled.get(place ? placed(text, place) : text) ?? foreign(text, scope),
    procedures: new Map(
      [...set.procedures, ...duties.map((duty) => dutyProcedure(duty, set.forms))].map((procedure) => [
        procedure.id,
        procedureRules(procedure),
      ]),
    ),
    forms: byId(set.forms),
    sections: sectionsOf(set, tools),
    submissions: byId(set.submissions.submissions),
    tables: decided.compiled,
    deadlines: byId([...set.deadlines.deadlines, ...duties.map(dutyDeadline)]),
    slips: byId(set.slips),
    prints: prints.compiled,
    formPrints: papers.compiled,
    history: byId(set.history?.queries),
    series: byId(set.series.series),
    registers: byId(set.registers),
    departments: byId(set.ruleset.departments),
    roles: byId(set.ruleset.roles),
    choices: byId(choicesIn(set)),
    parameters: byId(set.ruleset.parameters),
    relations: relations(set, walk),
  };
  return ok(adoptable(rules, tools));
}
