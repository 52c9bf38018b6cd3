/** A decision table as it stands in the rule set, and as it is after compiling. */
import type { UnaryTest } from '../feel/unary.ts';
import type { Column } from './column.ts';
import type { Quick } from './quick.ts';

export type HitPolicyName =
  | 'UNIQUE'
  | 'FIRST'
  | 'PRIORITY'
  | 'ANY'
  | 'COLLECT'
  | 'RULE ORDER'
  | 'OUTPUT ORDER';
export type Aggregation = 'sum' | 'min' | 'max' | 'count';
export type Plain = string | number | boolean;

export interface TableInput {
  id: string;
  title?: unknown;
  type: 'text' | 'number' | 'boolean' | 'date' | 'choice' | 'department' | 'role';
  choice?: string;
  allowed?: Plain[];
  /** Bounds of a number, so that `analyse` does not report amounts below zero as a gap. */
  minimum?: number;
  maximum?: number;
}

export interface TableOutput {
  id: string;
  title?: unknown;
  type: 'text' | 'number' | 'boolean' | 'choice' | 'role' | 'department' | 'length';
  allowed?: unknown[];
  default?: unknown;
}

export interface TableRow {
  id: string;
  clause?: unknown;
  when: string[];
  then: unknown[];
}

export interface Table {
  id: string;
  title?: unknown;
  clause?: unknown;
  hitPolicy: HitPolicyName;
  aggregation?: Aggregation;
  inputs: TableInput[];
  outputs: TableOutput[];
  rows: TableRow[];
  complete?: boolean;
}

export type Outputs = Record<string, unknown>;

export interface CompiledTable {
  source: Table;
  /** 32-bit words per row mask. */
  words: number;
  columns: Column[];
  quick: Quick | null;
  /** `cells[column][row]`. */
  cells: UnaryTest[][];
  /** The outputs of each row, frozen. */
  outputs: Outputs[];
  rowIds: string[];
  /** What applies when no row matches; null when no output has a default. */
  fallback: Outputs | null;
  /** Rows by falling priority of their outputs; empty unless the policy asks for it. */
  ranking: number[];
}

export interface Decision {
  /** One per hit for multi-hit policies, else one. */
  outputs: Outputs[];
  value: Outputs | Outputs[];
  /** Ids of the matched rows; empty when the defaults were taken. */
  rows: string[];
}
