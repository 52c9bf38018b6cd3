/** What an expression may read at a place of a draft, as far as the draft can be read. */
import type { FeelType } from '../../feel/types.ts';
import { ANY } from '../../feel/types.ts';
import { formPaperScope } from '../../print/form.ts';
import { slipScope } from '../../print/slip.ts';
import { withPast } from '../../ruleset/compile.ts';
import { placedAt } from '../../ruleset/placed.ts';
import { scopeOf } from '../../ruleset/scope.ts';
import type { Slip } from '../../ruleset/types.ts';
import type { Found } from '../../ruleset/walk.ts';
import type { Place } from '../edit.ts';
import { type Draft, unlessBroken } from '../names.ts';

type Context = FeelType & { kind: 'context' };

const whole = new WeakMap<Draft, Context | undefined>();

function wholeScope(draft: Draft): Context | undefined {
  if (!whole.has(draft))
    whole.set(
      draft,
      unlessBroken(() => scopeOf(draft.set, draft.walk), undefined),
    );
  return whole.get(draft);
}

const aroundPlace = ({ walk }: Draft, { file, path }: Place): Found[] =>
  walk.elements.filter((one) => one.file === file && `${path}/`.startsWith(`${one.path}/`));

/** Blocks read the entry of the list around them too. */
const withEntry = (scope: Context): Context => ({ ...scope, fields: { ...scope.fields, entry: ANY } });

/** `kind` as the meta-schemas name it: `expression`, `pastExpression`, `printExpression`. */
export function scopeAt(draft: Draft, place: Place, kind: string): FeelType {
  const outer = wholeScope(draft);
  if (!outer) return ANY;
  const inside = aroundPlace(draft, place);
  if (kind === 'printExpression') {
    const slip = inside.find((one) => one.kind === 'slip')?.value as unknown as Slip | undefined;
    return withEntry(slip ? slipScope(slip, () => ANY) : formPaperScope(draft.set, outer));
  }
  const placed = unlessBroken(() => placedAt({ ...place, kind, text: '', inside }), undefined);
  const own = kind === 'pastExpression' ? withPast(outer) : outer;
  return placed ? unlessBroken(() => placed.scope(draft.set, own), own) : own;
}
