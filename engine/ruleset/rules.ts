/** A compiled rule set: the only form in which one reaches the engine's decisions. */
import type { Expression } from '../feel/compile.ts';
import type { FeelType } from '../feel/types.ts';
import type { AskedSection } from '../form/live.ts';
import type { JsonSchema } from '../form/shapes.ts';
import type { Validate } from '../form/validator.ts';
import type { FormPrint } from '../print/form.ts';
import type { Draw } from '../print/place.ts';
import type { CompiledTable } from '../table/types.ts';
import type { ListedChoice } from './listed.ts';
import type {
  Action,
  Deadline,
  Department,
  Form,
  HistoryQuery,
  LinkEffect,
  Parameter,
  Procedure,
  Register,
  Role,
  RuleSet,
  Section,
  Series,
  Slip,
  Stage,
  Submission,
  TaskRule,
  Track,
} from './types.ts';

export interface Rules {
  set: RuleSet;
  /** Whether it leaves lists to the adopter. */
  lists: boolean;
  /** The same version with what these parameter values list. */
  adopted(params: Record<string, unknown>): Rules;
  /** Content hash: what complaints are pinned to. */
  hash: string;
  scope: FeelType & { kind: 'context' };
  /** The compiled expression of a text that stands in the rule set; in a form at its place (form/live.ts). */
  expression(text: string, place?: string): Expression;
  procedures: Map<string, ProcedureRules>;
  forms: Map<string, Form>;
  sections: Map<string, SectionRules>;
  submissions: Map<string, Submission>;
  tables: Map<string, CompiledTable>;
  deadlines: Map<string, Deadline>;
  slips: Map<string, Slip>;
  /** By slip: its paper as a function of what it holds. */
  prints: Map<string, Draw>;
  /** By form: its own paper, where it has one. */
  formPrints: Map<string, FormPrint>;
  history: Map<string, HistoryQuery>;
  series: Map<string, Series>;
  registers: Map<string, Register>;
  departments: Map<string, Department>;
  roles: Map<string, Role>;
  choices: Map<string, ListedChoice>;
  parameters: Map<string, Parameter>;
  /** By what `link` opens a complaint as: what it calls that. */
  relations: Map<string, Pick<LinkEffect, 'title' | 'back'>>;
}

export interface ProcedureRules {
  procedure: Procedure;
  main: Track;
  tracks: Map<string, Track>;
  stages: Map<string, StageRules>;
  tasks: Map<string, TaskRules>;
}

export interface StageRules {
  stage: Stage;
  track: Track;
  /** The stage that follows where `next` says nothing; undefined after the last. */
  following?: Stage;
}

export interface TaskRules {
  task: TaskRule;
  stage: Stage;
  track: Track;
  actions: Action[];
}

export interface SectionRules {
  form: Form;
  section: Section;
  /** What it asks of FEEL. */
  asked: AskedSection;
  /** Plain JSON Schema for validation; the same in every language. */
  schema: JsonSchema;
  /** Hash of the schema: key of the standalone validator. */
  key: string;
  validate: Validate;
}
