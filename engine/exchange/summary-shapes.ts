/** A rule set as anyone reads it before adopting it: plain data in one language. */
import type { SectionView } from '../form/shapes.ts';
import type { Chart } from '../studio/chart/chart.ts';

export interface Entry {
  id: string;
  title: string;
  clause: string[];
}

export interface StageSummary extends Entry {
  /** Title and who holds it, or how that is found. */
  tasks: { id: string; title: string; by: string }[];
  /** Where it goes on to, and when, in words and in FEEL. */
  next: { to: string; when?: string; feel?: string }[];
}

export interface DeadlineSummary extends Entry {
  within: string;
  /** An example: the last day of one begun on `from`; absent where the length is not written down. */
  example?: { from: string; until: string };
}

export interface TableSummary extends Entry {
  hitPolicy: string;
  columns: string[];
  rows: { id: string; cells: string[] }[];
}

interface Option {
  id: string;
  title: string;
}

export interface ParameterSummary extends Entry {
  type: string;
  help?: string;
  suggestion?: unknown;
  /** The suggestion in words. */
  suggested?: string;
  /** What it is chosen from: choices, departments, roles, events. */
  options?: Option[];
  /** Of a table. */
  columns?: { inputs: Option[]; outputs: (Option & { type: string; options: Option[] | null })[] };
}

export interface SlipSummary extends Entry {
  to: string;
  fields: Option[];
  copies: string[];
}

export interface ProcedureSummary extends Entry {
  tracks: (Entry & { stages: StageSummary[] })[];
  outcomes: Entry[];
  chart: Chart;
}

export interface Summary extends Entry {
  version: string;
  description: string;
  source: string;
  licence?: string;
  derivedFrom?: { id: string; version: string };
  departments: { id: string; title: string }[];
  roles: { id: string; title: string }[];
  coverage: { id: string; outline: string; by: string[]; reason?: string }[];
  forms: (Entry & { sections: SectionView[] })[];
  procedures: ProcedureSummary[];
  deadlines: DeadlineSummary[];
  tables: TableSummary[];
  registers: (Entry & { columns: string[] })[];
  slips: SlipSummary[];
  duties: (Entry & { by: string })[];
  series: (Entry & { pattern: string })[];
  parameters: ParameterSummary[];
  scenarios: (Entry & { steps: number })[];
}

/** One line of a library. */
export interface LibraryRow {
  /** Its fingerprint. */
  key: string;
  id: string;
  version: string;
  title: string;
  counts: Record<
    'clauses' | 'carried' | 'procedures' | 'forms' | 'deadlines' | 'registers' | 'parameters' | 'scenarios',
    number
  >;
}
