/** What the compilers of single constructs share: the scope, the built-ins, the text, and the way back to any node. */
import type { BuiltinTable } from './builtin.ts';
import type { Code } from './code.ts';
import type { SyntaxNode } from './parse.ts';
import type { Scope } from './scope.ts';

export interface Compiler {
  scope: Scope;
  builtins: BuiltinTable;
  text(node: SyntaxNode): string;
  compile(node: SyntaxNode): Code;
}

export type Construct = (node: SyntaxNode, compiler: Compiler) => Code;
