/** The list as its address has it: search, filters, order and columns; what a person chose once is remembered by the server. */
import { useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, type ListColumn, type ListSettings } from '../api.ts';
import { newKey } from '../intent.ts';
import { useListSettings } from '../queries.ts';

/** What every complaint has and most readers look for. */
const USUAL = ['number', 'subject', 'procedure', 'standing', 'due', 'status', 'opened'];

/** In the address, but no filter of a column. */
const OTHERS = new Set(['q', 'sort', 'columns', 'held', 'copies']);

/** The key under which a column's filter stands in the address. */
export const filterKey = ({ id, register }: ListColumn): string => (register ? `f.${id}` : id);

export interface ListState {
  params: URLSearchParams;
  /** As the API is asked, columns of registers by name. */
  ask: Record<string, string>;
  shown: ListColumn[];
  filters: { column: ListColumn; value: string }[];
  settings: ListSettings;
  set(changes: Record<string, string>): void;
  clear(): void;
  remember(change: ListSettings): void;
}

const byId = (columns: ListColumn[]) => new Map(columns.map((column) => [column.id, column]));

function askOf(params: URLSearchParams, shown: ListColumn[]): Record<string, string> {
  const { columns: _, ...asked } = Object.fromEntries(params);
  const others = shown.filter(({ register }) => register).map(({ id }) => id);
  return { ...asked, ...(others.length > 0 ? { columns: others.join(',') } : {}) };
}

function filtersOf(params: URLSearchParams, columns: ListColumn[]) {
  const known = new Map(columns.map((column) => [filterKey(column), column]));
  return [...params].flatMap(([key, value]) => {
    const column = OTHERS.has(key) ? undefined : known.get(key);
    return column ? [{ column, value }] : [];
  });
}

/** Columns that are gone, or that the reader may not see, are left out. */
function shownOf(params: URLSearchParams, { columns: chosen }: ListSettings, columns: ListColumn[]) {
  const all = byId(columns);
  const names = params.get('columns')?.split(',') ?? chosen ?? USUAL;
  const shown = names.flatMap((id) => all.get(id) ?? []);
  return shown.length > 0 ? shown : USUAL.flatMap((id) => all.get(id) ?? []);
}

export function useListState(columns: ListColumn[]): ListState {
  const [params, setParams] = useSearchParams();
  const client = useQueryClient();
  const { data: settings = {} } = useListSettings();
  const shown = shownOf(params, settings, columns);
  const set = (changes: Record<string, string>) =>
    setParams((before) => changed(before, changes), { replace: true });
  const remember = (change: ListSettings) => {
    const next = { ...settings, ...change };
    client.setQueryData(['listSettings'], next);
    // Another try comes with the next change.
    api.saveListSettings(next, newKey()).catch(() => undefined);
  };
  return {
    params,
    ask: askOf(params, shown),
    shown,
    filters: filtersOf(params, columns),
    settings,
    set,
    clear: () => setParams((before) => kept(before), { replace: true }),
    remember,
  };
}

function changed(before: URLSearchParams, changes: Record<string, string>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [key, value] of Object.entries(changes)) {
    if (value) after.set(key, value);
    else after.delete(key);
  }
  return after;
}

/** Order and columns are no filters. */
const kept = (before: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...before].filter(([key]) => key === 'sort' || key === 'columns'));

/** One place on, or back where `by` is -1. */
export function moved(ids: string[], id: string, by: number): string[] {
  const at = ids.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= ids.length) return ids;
  const after = ids.filter((one) => one !== id);
  after.splice(to, 0, id);
  return after;
}

/** Up, then down, then as it was. */
export function nextSort(id: string, sort: string | null): string {
  if (sort === id) return `-${id}`;
  return sort === `-${id}` ? '' : id;
}
