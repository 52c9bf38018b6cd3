/** The closed list of built-in functions but for patterns; none loops beyond its arguments and none reads a clock. */
import { type Builtins, type BuiltinTable, define } from './builtin.ts';
import { LIST_BUILTINS } from './builtins-list.ts';
import { NUMBER_BUILTINS } from './builtins-number.ts';
import { TEXT_BUILTINS } from './builtins-text.ts';
import { TIME_BUILTINS } from './builtins-time.ts';
import { formatDecimal, isDecimal } from './decimal.ts';
import { temporalText } from './temporal-text.ts';
import { ANY, BOOLEAN, STRING } from './types.ts';
import type { Context, Scalar, Value } from './values.ts';

const text = (value: Scalar): Value => {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return isDecimal(value) ? formatDecimal(value) : temporalText(value);
};

const SCALARS = 'string|number|boolean|date|time|dateTime|duration';

const GENERAL: Builtins = {
  not: [define('negand: boolean', BOOLEAN, (value: boolean) => !value)],
  string: [define(`from: ${SCALARS}`, STRING, text)],
  'is defined': [define('value: any|null', BOOLEAN, (value: Value) => value !== null)],
  'get value': [define('m: context, key: string', ANY, (context: Context, key: string) => context.get(key))],
};

export const BUILTINS: BuiltinTable = new Map(
  Object.entries({ ...GENERAL, ...TEXT_BUILTINS, ...NUMBER_BUILTINS, ...LIST_BUILTINS, ...TIME_BUILTINS }),
);
