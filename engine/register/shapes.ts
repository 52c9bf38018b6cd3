/** A register as rows and as a page: plain JSON. */

import type { Brand } from '../print/shapes.ts';

/** Cells by column id, as JSON values (ids, ISO dates, numbers); `voidOf` says whether the line is void. */
export interface RegisterRow {
  complaint: string;
  /** Which of the complaint's records, tasks, clocks or slips; '' where the row is of the complaint itself. */
  key: string;
  cells: Record<string, unknown>;
  /** Columns whose values were destroyed when their time had come. */
  erased?: string[];
}

export interface RegisterQuery {
  /** `2024-07` or `2024`; absent for all. */
  period?: string;
  /** Column id to wanted value (ids for choices); text columns match a part. */
  filter?: Record<string, string>;
  /** Any part of any text cell. */
  search?: string;
  /** Column whose values are counted beside the register's own statistics. */
  by?: string;
}

/** What screen and print are made from, in one language. */
export interface RegisterPage {
  id: string;
  title: string;
  organization: string;
  brand?: Brand;
  clause: string[];
  paper: { size: 'A4' | 'A5'; orientation: 'portrait' | 'landscape'; number?: string };
  keeper: string;
  period: string;
  /** Until when the period shown is kept; '' where nothing is said. */
  kept: string;
  periods: string[];
  /** When and by whom the period shown was closed, in words; '' while it is open. */
  closed: string;
  columns: {
    id: string;
    title: string;
    type: string;
    width: number;
    align: 'left' | 'right' | 'center';
    /** For filters: the values to choose from, or null for free text; absent where not a filter. */
    filter?: { value: string; title: string }[] | null;
  }[];
  groups: {
    title: string;
    /** Rows: complaint id and a text for each column; `void` where it stands no more. */
    rows: { complaint: string; cells: string[]; void?: true }[];
    count: number;
    /** Share of all rows in percent with one decimal, e.g. `33.3 %`; '' where not asked. */
    share: string;
  }[];
  /** Lines, with those that are void. */
  count: number;
  /** Of them void, where any are: neither totals nor statistics count them. */
  voided?: number;
  totals: string[] | null;
  /** Statistics and indicators over the rows shown. */
  summaries: RegisterSummary[];
  /** Absent where the book has one period or none. */
  course?: RegisterCourse;
}

/** How something went over the periods: one line for each value. */
export interface RegisterCourse {
  title: string;
  /** Said after each figure. */
  unit: '' | '%';
  /** The earliest first. */
  periods: string[];
  /** A value for each period; null where there is none. */
  lines: { title: string; values: (number | null)[] }[];
}

/** A small table below the rows. */
export interface RegisterSummary {
  id: string;
  title: string;
  clause: string[];
  /** `only`: rows of which column with which value its numbers count, beside `by`. */
  columns: { title: string; align: 'left' | 'right'; only?: [column: string, value: string] }[];
  rows: string[][];
  /** Of a statistic: the column counted, and what to filter it by to see the rows behind each number; '' for rows without a value. */
  by?: string;
  wanted?: string[];
}

/** How many rows each period has, the earliest first. */
export type RegisterTrend = { period: string; count: number }[];
