/** Built-ins for contexts (DMN 1.3 §10.3.4.4, 1.4 §10.3.4.8); each makes a new one. */
import { type Builtins, define } from './builtin.ts';
import { halt } from './halt.ts';
import { ANY, type FeelType, listOf, STRING } from './types.ts';
import { Context, kindOf, type Value } from './values.ts';

type List = readonly Value[];

const OPEN: FeelType = { kind: 'context', fields: {}, open: true };
const ENTRY: FeelType = { kind: 'context', fields: { key: STRING, value: ANY } };

const contextOf = (entries: ReadonlyMap<string, Value>): Context =>
  new Context([...entries.keys()], (key) => entries.get(key) ?? null);

const entriesOf = (context: Context): [string, Value][] => context.keys.map((key) => [key, context.get(key)]);

const need = (name: string, value: Value): Context =>
  value instanceof Context
    ? value
    : halt('feel.argument', { function: name, parameter: 'list', expected: 'context', found: kindOf(value) });

const put = (context: Context, key: string, value: Value): Context =>
  contextOf(new Map(entriesOf(context)).set(key, value));

/** Along the keys, making what is not there; null where one of them is no text. */
function putDeep(context: Context, [key, ...rest]: List, value: Value): Value {
  if (typeof key !== 'string') return null;
  if (rest.length === 0) return put(context, key, value);
  const inner = context.get(key);
  const changed = putDeep(inner instanceof Context ? inner : contextOf(new Map()), rest, value);
  return changed && put(context, key, changed);
}

const listed = (context: Context): Value =>
  entriesOf(context).map(([key, value]) =>
    contextOf(
      new Map<string, Value>([
        ['key', key],
        ['value', value],
      ]),
    ),
  );

/** Null where a key is no text or stands twice. */
function made(list: List): Value {
  const entries = list.map((entry) => need('context', entry));
  const keys = entries.map((entry) => entry.get('key'));
  if (keys.some((key) => typeof key !== 'string') || new Set(keys).size < keys.length) return null;
  return contextOf(new Map(entries.map((entry) => [entry.get('key') as string, entry.get('value')])));
}

const merged = (list: List): Value =>
  contextOf(new Map(list.flatMap((one) => entriesOf(need('context merge', one)))));

export const CONTEXT_BUILTINS: Builtins = {
  'get value': [define('m: context, key: string', ANY, (context: Context, key: string) => context.get(key))],
  'get entries': [define('m: context', listOf(ENTRY), listed)],
  context: [define('entries: list', OPEN, made)],
  'context put': [
    define(
      'context: context, key: string|list, value: any|null',
      OPEN,
      (context: Context, key: string | List, value: Value) =>
        putDeep(context, typeof key === 'string' ? [key] : key, value),
    ),
  ],
  'context merge': [define('...contexts: list', OPEN, merged)],
};
