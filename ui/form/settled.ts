/** Sections as they stand while being filled in: which of them and of their fields are asked for, and what docket computes. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { SectionView } from '../../engine/form/shapes.ts';
import type { Data } from '../api.ts';
import { type Branch, type FieldSchema, parts } from './field-schema.ts';

export interface Live {
  /** With computed fields. */
  data: Data;
  applies: boolean;
  /** Hidden properties of conditions. */
  whens: Record<string, boolean>;
}

type All = Record<string, Live>;
export type Settler = (values: Record<string, Data>) => All;

/** Values, typed and computed, by the id of their control; typing draws nothing but who reads a value that changes. */
export interface ValueStore {
  get: (id: string) => unknown;
  listen: (listener: () => void) => () => void;
}

export const ValueContext = createContext<ValueStore>({ get: () => undefined, listen: () => () => {} });

export function useValue(id: string): unknown {
  const { get, listen } = useContext(ValueContext);
  const read = () => get(id);
  return useSyncExternalStore(listen, read, read);
}

/** A control's id is its path, joined by `_`, which no field id has. */
function valueAt(all: All, typed: Record<string, Data>, id: string): unknown {
  const [section = '', ...path] = id.split('_');
  const data = all[section]?.data ?? typed[section];
  return path.reduce<unknown>((value, step) => (value as Data | undefined)?.[step], data);
}

const chosen = ({ when, ...branch }: Branch, whens: Record<string, boolean>): Branch[] => {
  if (when === undefined) return [branch];
  if (whens[when]) return branch.if ? [branch] : branch.then ? [branch.then as Branch] : [];
  return branch.else ? [branch.else as Branch] : [];
};

/** The section's schema with the conditions of FEEL decided. */
export const decided = (schema: FieldSchema, whens: Record<string, boolean> = {}): FieldSchema =>
  schema.allOf ? { ...schema, allOf: schema.allOf.flatMap((branch) => chosen(branch, whens)) } : schema;

type Fields = Record<string, FieldSchema>;

const fieldsOf = (schema: FieldSchema): Fields =>
  Object.assign({}, ...parts(schema).map((part) => part.properties ?? {}));

/** Rows with what `change` makes of each; any other value as it is. */
const inRows = (
  field: FieldSchema | undefined,
  value: unknown,
  change: (own: Fields, row: Data, i: number) => Data,
) => {
  const own = field?.items?.properties;
  return own && Array.isArray(value) ? value.map((row: Data, i) => row && change(own, row, i)) : value;
};

const withoutOwn = (fields: Fields, data: Data): Data =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([id]) => !fields[id]?.['x-computed'])
      .map(([id, value]) => [id, inRows(fields[id], value, withoutOwn)]),
  );

/** What was typed, without what docket computes: nobody sends that. */
export const typedOnly = (schema: FieldSchema, data: Data): Data => withoutOwn(fieldsOf(schema), data);

const computedIn = (fields: Fields, data: Data | undefined): Data =>
  Object.fromEntries(Object.entries(data ?? {}).filter(([id]) => fields[id]?.['x-computed']));

/** What was typed, with what docket computes. */
export function withComputed(schema: FieldSchema, typed: Data, data: Data): Data {
  const fields = fieldsOf(schema);
  const rows = Object.entries(typed).map(([id, value]) => {
    const all = data[id] as Data[] | undefined;
    return [id, inRows(fields[id], value, (own, row, i) => ({ ...row, ...computedIn(own, all?.[i]) }))];
  });
  return { ...Object.fromEntries(rows), ...computedIn(fields, data) };
}

const still = ({ whens = {} }: Pick<SectionView, 'whens'>): Live => ({ data: {}, applies: true, whens });

/** Redraws only when a condition turned; computed values go to the store. */
const shape = (all: All): string =>
  JSON.stringify(Object.entries(all).map(([id, { applies, whens }]) => [id, applies, whens]));

export function useSettled(sections: SectionView[], values: { current: Record<string, Data> }) {
  const [state, setState] = useState<All>({});
  const latest = useRef(state);
  const shown = useRef(sections);
  shown.current = sections;
  const settler = useRef<Settler>(undefined);
  const listeners = useRef(new Set<() => void>());
  const [store] = useState<ValueStore>(() => ({
    get: (id) => valueAt(latest.current, values.current, id),
    listen: (listener) => {
      listeners.current.add(listener);
      return () => listeners.current.delete(listener);
    },
  }));
  const settleNow = useCallback(() => {
    if (settler.current) {
      const next = settler.current(values.current);
      if (shape(next) !== shape(latest.current)) setState(next);
      latest.current = next;
    }
    for (const listener of listeners.current) listener();
  }, [values]);
  useEffect(() => {
    if (!sections.some(({ live }) => live)) return;
    let wanted = true;
    const load = async () => {
      const { settlerOf } = await import('./live.ts');
      const made = await settlerOf(sections);
      if (!wanted) return;
      settler.current = made;
      settleNow();
    };
    void load();
    return () => {
      wanted = false;
    };
  }, [sections, settleNow]);
  const standing = useCallback(
    (id: string): Live => latest.current[id] ?? still(shown.current.find((s) => s.id === id) ?? {}),
    [],
  );
  return { settled: state, standing, settleNow, store };
}
