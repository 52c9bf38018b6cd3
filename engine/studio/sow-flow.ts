/** Who does what in a draft sown from a regulation, as far as its text says. */
import type { Json } from '../exchange/parts.ts';
import type { Edit } from './edit.ts';
import type { Candidate, ReadClause } from './regulation.ts';

/** Gives ids that nothing has yet. */
export type Fresh = (kind: string) => string;

export interface Offices {
  /** By the name in the text; the one that takes complaints in stands where the empty rule set has its one. */
  ids: ReadonlyMap<string, string>;
  /** What the first stage is done by. */
  handling: string;
  /** The first that a clause names, else the one that handles. */
  of(clause: string): string;
  edits: Edit[];
}

/** In the order in which a text names them. */
const named = (text: string, offices: string[]): string[] =>
  offices.filter((office) => text.includes(office)).toSorted((a, b) => text.indexOf(a) - text.indexOf(b));

/**
 * Who fills in the first form is named beside it, and in the clause after it to whom it goes:
 * `甲填写《表》。甲将《表》送乙。`
 */
export function officesIn(clauses: ReadClause[], confirmed: Candidate[], fresh: Fresh): Offices {
  const departments = confirmed.filter(({ kind }) => kind === 'department');
  const names = departments.map(({ text }) => text);
  const textOf = (clause: string) => clauses.find(({ id }) => id === clause)?.text ?? '';
  const sheet = confirmed.find(({ kind }) => kind === 'form')?.clause ?? departments[0]?.clause ?? '';
  const intake = named(textOf(sheet), names)[0] ?? names[0];
  const after = clauses.slice(clauses.findIndex(({ id }) => id === sheet) + 1);
  const next = after.map(({ text }) => named(text, names)).find((some) => some.length > 0);
  const ids = new Map(names.map((name) => [name, name === intake ? 'office' : fresh('department')]));
  const idOf = (name: string | undefined) => ids.get(name ?? '') ?? 'office';
  const handling = idOf(next?.at(-1) ?? intake);
  const first = departments.find(({ text }) => text === intake);
  const put = (path: string, value: Json): Edit => ({ put: { file: 'ruleset.json', path, value } });
  return {
    ids,
    handling,
    of: (clause) => {
      const [own] = named(textOf(clause), names);
      return own ? idOf(own) : handling;
    },
    edits: first ? [put('/departments/0/title', first.text), put('/departments/0/clause', first.clause)] : [],
  };
}

const PROCEDURE = 'procedures/complaint.json';
const STAGES = '/tracks/0/stages';
const taskAt = (stage: number) => `${STAGES}/${stage}/tasks/0`;

export interface Stages {
  /** By the clause that asks for it. */
  ids: ReadonlyMap<string, string>;
  /** Where in the row that is which a clause asks for; the last where it asks for none. */
  of(clause: string): number;
  edits: Edit[];
}

/** What was confirmed stands in a row, in place of the empty rule set's one stage. */
export function stagesIn(confirmed: Candidate[], { ids, handling }: Offices, fresh: Fresh): Stages {
  const steps = confirmed.filter(({ kind }) => kind === 'stage');
  const named = steps.map((step, i) => ({ step, id: i === 0 ? 'handling' : fresh('stage') }));
  const last = Math.max(0, steps.length - 1);
  const value = named.map(({ step, id }, i) => ({
    id,
    title: step.text,
    clause: step.clause,
    tasks: [{ id: i === 0 ? id : fresh('task'), by: { department: ids.get(step.by ?? '') ?? handling } }],
    ...(i === last ? { next: [{ close: 'done' }] } : {}),
  }));
  const put = (path: string, what: Json): Edit => ({ put: { file: PROCEDURE, path, value: what } });
  return {
    ids: new Map(named.map(({ step, id }) => [step.clause, id])),
    of: (clause) => {
      const index = steps.findIndex((step) => step.clause === clause);
      return index < 0 ? last : index;
    },
    edits: [value.length > 0 ? put(STAGES, value) : put(`${taskAt(0)}/by`, { department: handling })],
  };
}

/** What the one action of a stage's task causes. */
export interface Effect {
  stage: number;
  effect: Json;
}

export function actionsOf(effects: Effect[], title: string): Edit[] {
  return [...new Set(effects.map(({ stage }) => stage))].map((stage) => {
    const own = effects.filter((one) => one.stage === stage).map(({ effect }) => effect);
    const value = [{ id: 'submit', kind: 'submit', title, effects: own }];
    return { insert: { file: PROCEDURE, path: `${taskAt(stage)}/actions`, value } };
  });
}

/** Who works in a stage is said by a table: the amount is written in the stage before it, or when a complaint comes in. */
export function decidedBy(table: string, stage: number, field: string, title: string): Edit[] {
  const number: Json = { type: 'number', title, minimum: 0 };
  const by: Json = { table, with: { amount: `${stage > 0 ? field : 'intake'}.${field}` } };
  const put: Edit = { put: { file: PROCEDURE, path: `${taskAt(stage)}/by`, value: by } };
  const file = 'forms/sheet.json';
  if (stage === 0) {
    const path = `/sections/0/schema/properties/${field}`;
    return [
      { insert: { file, path, value: number } },
      { insert: { file, path: '/sections/0/schema/required/0', value: field } },
      put,
    ];
  }
  const schema: Json = { type: 'object', required: [field], properties: { [field]: number } };
  return [
    { insert: { file, path: '/sections/1', value: { id: field, title, schema } } },
    { insert: { file: PROCEDURE, path: `${taskAt(stage - 1)}/section`, value: field } },
    put,
  ];
}
