/** Works out computed fields and conditions while somebody types: the engine's own FEEL, loaded only where a form has any. */
import type { BuiltinTable } from '../../engine/feel/builtin.ts';
import { BUILTINS } from '../../engine/feel/builtins.ts';
import { expressionsWith } from '../../engine/feel/expressions.ts';
import type { FeelType } from '../../engine/feel/types.ts';
import { type AskedSection, type Evaluate, settle } from '../../engine/form/live.ts';
import type { SectionView } from '../../engine/form/shapes.ts';
import type { Data } from '../api.ts';
import type { Settler } from './settled.ts';

/** As the engine compiles them: a row is typed by its table. */
function evaluator(sections: SectionView[], builtins: BuiltinTable): Evaluate {
  const compileExpression = expressionsWith(builtins);
  const compiled = new Map<string, ReturnType<typeof compileExpression>>();
  const scopes = new Map(sections.map(({ id, live }) => [id, live!.scope]));
  const compile = (text: string, place: string) => {
    const [section = '', rows] = place.split('/');
    const scope = scopes.get(section) as FeelType & { kind: 'context' };
    const own = scope.fields[section];
    const list = rows && own?.kind === 'context' ? own.fields[rows] : undefined;
    const row: Record<string, FeelType> = list?.kind === 'list' ? { row: list.of } : {};
    return compileExpression(text, { kind: 'context', fields: { ...scope.fields, ...row } });
  };
  return (text, place, seen) => {
    const key = `${place} ${text}`;
    const expression = compiled.get(key) ?? compile(text, place);
    compiled.set(key, expression);
    const result = expression.ok ? expression.value.json(seen) : undefined;
    return result?.ok ? result.value : null;
  };
}

/** The linear engine of patterns is half as large again as all the rest of FEEL: fetched only where one is asked for. */
async function builtinsOf(sections: SectionView[]): Promise<BuiltinTable> {
  const patterns = sections.some(({ live }) =>
    /\b(matches|replace|split)\b/.test(JSON.stringify(live ?? null)),
  );
  if (!patterns) return BUILTINS;
  const { PATTERN_BUILTINS } = await import('../../engine/feel/builtins-pattern.ts');
  return new Map([...BUILTINS, ...Object.entries(PATTERN_BUILTINS)]);
}

export async function settlerOf(sections: SectionView[]): Promise<Settler> {
  const evaluate = evaluator(
    sections.filter(({ live }) => live),
    await builtinsOf(sections),
  );
  const asked = sections.map(({ id, live }): AskedSection => ({ id, whens: {}, computed: [], ...live }));
  const facts = Object.assign({}, ...sections.map(({ live }) => live?.facts ?? {})) as Data;
  return (values) => {
    const settled = settle(asked, values, facts, evaluate);
    return Object.fromEntries(
      sections.map(({ id, whens }) => {
        const now = settled[id]!;
        return [id, { data: now.data, applies: now.applies, whens: { ...whens, ...now.whens } }];
      }),
    );
  };
}
