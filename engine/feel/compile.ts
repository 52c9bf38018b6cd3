/** FEEL with all its built-ins. */
import type { BuiltinTable } from './builtin.ts';
import { BUILTINS } from './builtins.ts';
import { PATTERN_BUILTINS } from './builtins-pattern.ts';
import { expressionsWith } from './expressions.ts';

export type { Expression } from './expressions.ts';

export const ALL_BUILTINS: BuiltinTable = new Map([...BUILTINS, ...Object.entries(PATTERN_BUILTINS)]);

/** As `expressionsWith` says. */
export const compileExpression = expressionsWith(ALL_BUILTINS);
