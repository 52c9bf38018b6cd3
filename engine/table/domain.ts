/** The finitely many kinds of value a column can tell apart, each with an example, and how a cell would write them. */
import { dateOfDay, dayNumber, parseDate } from '../feel/temporal.ts';
import { type Column, type Key, lookup } from './column.ts';
import type { Mask } from './mask.ts';
import type { CompiledTable, TableInput } from './types.ts';

export interface Region {
  /** Example input, as JSON. */
  example: unknown;
  mask: Mask;
  /** An ordered region: a single point, or the open stretch between two; null is unbounded. */
  low?: number | null;
  high?: number | null;
  /** Every value that no cell names. */
  other?: boolean;
}

export interface Domain {
  input: TableInput;
  /** In ascending order for numbers and dates; null is never among them. */
  regions: Region[];
  none: Region;
}

export const domainsOf = (table: CompiledTable): Domain[] =>
  table.source.inputs.map((input, c) => {
    const column = table.columns[c] as Column;
    return { input, regions: regionsOf(input, column), none: { example: null, mask: lookup(column, null) } };
  });

const regionsOf = (input: TableInput, column: Column): Region[] => {
  if (input.allowed) return input.allowed.map((value) => valueRegion(value, input, column));
  return column.thresholds
    ? orderedRegions(input, column, column.thresholds.sorted)
    : valueRegions(input, column);
};

const valueRegion = (value: Key, input: TableInput, column: Column): Region => {
  const date = input.type === 'date' ? parseDate(String(value)) : null;
  const key = date ? dayNumber(date) : value;
  const point = typeof key === 'number' ? { low: key, high: key } : {};
  return { example: value, mask: lookup(column, key), ...point };
};

const valueRegions = (input: TableInput, column: Column): Region[] => {
  if (input.type === 'boolean') return [true, false].map((value) => valueRegion(value, input, column));
  const named = [...column.values.keys()].map((value) => valueRegion(value, input, column));
  return [...named, { example: unnamed(column), mask: column.other, other: true }];
};

const unnamed = (column: Column): string => {
  let text = 'other';
  while (column.values.has(text)) text += '*';
  return text;
};

const orderedRegions = (input: TableInput, column: Column, thresholds: number[]): Region[] => {
  const { minimum = null, maximum = null } = input;
  const bounds = [minimum, maximum].filter((bound) => bound !== null);
  const points = [...new Set([...thresholds, ...bounds])].sort((a, b) => a - b);
  const days = input.type === 'date';
  const stretches = [...points, null].flatMap((point, i) => {
    const open = between(points[i - 1] ?? null, point, days);
    return [
      ...(open === null ? [] : [{ low: points[i - 1] ?? null, high: point, at: open }]),
      ...(point === null ? [] : [{ low: point, high: point, at: point }]),
    ];
  });
  return stretches
    .filter(({ at }) => (minimum === null || at >= minimum) && (maximum === null || at <= maximum))
    .map(({ low, high, at }) => ({
      example: days ? dateOfDay(at).toString() : at,
      mask: lookup(column, at),
      low,
      high,
    }));
};

/** A number strictly between two, whole where possible; null where there is none (two days in a row). */
const between = (low: number | null, high: number | null, days: boolean): number | null => {
  if (low === null) return high === null ? 0 : Math.ceil(high) - 1;
  const next = Math.floor(low) + 1;
  if (high === null || next < high) return next;
  const middle = Number(((low + high) / 2).toPrecision(15));
  return !days && middle > low && middle < high ? middle : null;
};

const literal = (value: unknown, input: TableInput): string => {
  if (input.type === 'number') return String(value);
  if (input.type === 'date')
    return `date("${typeof value === 'number' ? dateOfDay(value).toString() : value}")`;
  return JSON.stringify(value);
};

/** A cell that accepts exactly these regions of the column. */
export const cellText = (regions: Region[], { input, regions: all }: Domain): string => {
  if (regions.length === all.length) return '-';
  if (regions[0]?.low !== undefined && !input.allowed) return orderedText(regions, all, input);
  const spoken = regions.some((region) => region.other)
    ? all.filter((region) => !regions.includes(region))
    : regions;
  const text = spoken.map((region) => literal(region.example, input)).join(',');
  return spoken === regions ? text : `not(${text})`;
};

const orderedText = (regions: Region[], all: Region[], input: TableInput): string => {
  const runs: Region[][] = [];
  for (const region of regions) {
    const last = runs.at(-1)?.at(-1);
    if (last && all.indexOf(last) + 1 === all.indexOf(region)) runs.at(-1)?.push(region);
    else runs.push([region]);
  }
  return runs.map((run) => runText(run, input)).join(',');
};

const isPoint = (region: Region): boolean => region.low !== null && region.low === region.high;

const runText = (run: Region[], input: TableInput): string => {
  const first = run[0] as Region;
  const last = run.at(-1) as Region;
  const write = (n: number | null | undefined): string => literal(n, input);
  if (first === last && isPoint(first)) return write(first.low);
  if (first.low === null && last.high === null) return '-';
  if (first.low === null) return `${isPoint(last) ? '<=' : '<'} ${write(last.high)}`;
  if (last.high === null) return `${isPoint(first) ? '>=' : '>'} ${write(first.low)}`;
  return `${isPoint(first) ? '[' : '('}${write(first.low)}..${write(last.high)}${isPoint(last) ? ']' : ')'}`;
};
