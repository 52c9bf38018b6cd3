/** A DMN file as tables of a rule set, what their inputs stand for, and what could not be carried. */
import { type Problem, problem } from '../problem.ts';
import type { DecisionTable } from '../ruleset/types.ts';
import { otherLanguage } from './dmn-types.ts';
import { readXml } from './guard.ts';
import { readTable } from './import-table.ts';
import { Ids } from './names.ts';
import { type Decision, type Definitions, type Element, placeOf } from './shapes.ts';

export interface ImportedModel {
  /** Only tables that decide as they do in the file. */
  tables: DecisionTable[];
  /**
   * By table and input id, the FEEL expression the input stands for: what to write under `with` where the table is
   * asked. A required decision that is one literal expression stands here in place of its name.
   */
  bindings: Record<string, Record<string, string>>;
  /** The place is the id of the XML element. */
  problems: Problem[];
}

const TABLE = 'dmn:DecisionTable';
const LITERAL = 'dmn:LiteralExpression';

const isDecision = (element: { $type: string }): element is Decision => element.$type === 'dmn:Decision';
const logicOf = (decision: Decision | undefined): string => decision?.decisionLogic?.$type ?? '';
const nameOf = (decision: Decision): string => decision.variable?.name ?? decision.name ?? decision.id ?? '';

/** Words of DMN that a rule set has no place for; diagrams are left away without a word. */
const strangers = ({ drgElement = [], import: imports = [] }: Definitions): Problem[] =>
  [...imports, ...drgElement]
    .filter(({ $type }) => $type !== 'dmn:Decision' && $type !== 'dmn:InputData')
    .map((element) => problem('dmn.lost', placeOf(element), { what: element.$type.replace('dmn:', '') }));

interface Model {
  definitions: Definitions;
  spoilt: Set<Element>;
  decisions: Decision[];
  byPlace: Map<string, Decision>;
  /** Decisions that are one FEEL expression, by name. */
  literals: Map<string, Decision>;
  /** Literal expressions that stand in a binding now. */
  used: Set<Decision>;
  bindings: ImportedModel['bindings'];
}

const modelOf = (definitions: Definitions, spoilt: Set<Element>): Model => {
  const decisions = (definitions.drgElement ?? []).filter(isDecision);
  const literals = decisions.filter((decision) => {
    const { decisionLogic: logic } = decision;
    return logicOf(decision) === LITERAL && logic?.text && !otherLanguage(definitions, logic);
  });
  return {
    definitions,
    spoilt,
    decisions,
    byPlace: new Map(decisions.map((decision) => [`#${decision.id}`, decision])),
    literals: new Map(literals.map((decision) => [nameOf(decision), decision])),
    used: new Set(),
    bindings: {},
  };
};

const required = ({ byPlace }: Model, decision: Decision): { name: string; found?: Decision }[] =>
  (decision.informationRequirement ?? []).flatMap(({ requiredDecision }) => {
    if (!requiredDecision?.href) return [];
    const found = byPlace.get(requiredDecision.href);
    return [found ? { name: nameOf(found), found } : { name: requiredDecision.href }];
  });

/** Puts literal expressions in the place of their names. */
const resolve = (model: Model, bindings: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(bindings).map(([input, text]) => {
      const literal = model.literals.get(text);
      if (!literal) return [input, text];
      model.used.add(literal);
      return [input, literal.decisionLogic?.text?.trim() ?? text];
    }),
  );

/** Problem `dmn.requires` {decision, required}: what must be decided first and bound by hand. */
const requirements = (model: Model, decision: Decision): Problem[] =>
  required(model, decision)
    .filter(({ found }) => !found || !model.used.has(found))
    .map(({ name }) =>
      problem('dmn.requires', placeOf(decision), { decision: nameOf(decision), required: name }),
    );

/** Problems `dmn.expression` {decision, text}, `dmn.noLogic` {decision}, `dmn.logic` {decision, kind}. */
const otherLogic = (model: Model, decision: Decision): Problem[] => {
  const kind = logicOf(decision);
  const name = nameOf(decision);
  const place = placeOf(decision);
  if (kind === '') return [problem('dmn.noLogic', place, { decision: name })];
  if (kind !== LITERAL)
    return [problem('dmn.logic', place, { decision: name, kind: kind.replace('dmn:', '') })];
  if (model.used.has(decision)) return requirements(model, decision);
  const text = (decision.decisionLogic?.text ?? '').trim().slice(0, 200);
  return [problem('dmn.expression', place, { decision: name, text })];
};

const readDecisions = (model: Model): ImportedModel => {
  const { decisions, definitions, bindings } = model;
  const ids = new Ids();
  const tables: DecisionTable[] = [];
  const problems = strangers(definitions);
  for (const [i, decision] of decisions.entries()) {
    if (logicOf(decision) !== TABLE || model.spoilt.has(decision)) continue;
    const read = readTable(
      definitions,
      decision,
      ids.take(decision.id ?? decision.name ?? '', `table${i + 1}`),
    );
    problems.push(...read.problems);
    if (!read.table) continue;
    tables.push(read.table);
    bindings[read.table.id] = resolve(model, read.bindings);
    problems.push(...requirements(model, decision));
  }
  for (const decision of decisions)
    if (logicOf(decision) !== TABLE) problems.push(...otherLogic(model, decision));
  return { tables, bindings, problems };
};

/** Never throws: a file that cannot be read is a list of problems without tables. */
export async function importDmn(xml: string): Promise<ImportedModel> {
  const read = await readXml(xml);
  if (!read.ok) return { tables: [], bindings: {}, problems: read.problems };
  const { definitions, problems, spoilt } = read.value;
  const model = readDecisions(modelOf(definitions, spoilt));
  const empty = model.tables.length + model.problems.length + problems.length === 0;
  const none = empty ? [problem('dmn.noTable', placeOf(definitions))] : [];
  return { ...model, problems: [...problems, ...model.problems, ...none] };
}
