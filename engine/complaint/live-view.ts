/** What a browser needs to settle sections while they are filled in, and nothing that its reader may not see. */
import type { Expression } from '../feel/compile.ts';
import type { FeelType } from '../feel/types.ts';
import { type Computed, placeOf, type Settled } from '../form/live.ts';
import type { LiveView, SectionView } from '../form/shapes.ts';
import { formScope } from '../ruleset/scope.ts';
import type { Data } from './events.ts';
import type { Facts } from './facts.ts';
import { type Run, running } from './run.ts';
import { dateBounds, factsOf, prefilled, settled } from './settled.ts';

export interface Filling {
  run: Run;
  /** Sections that are filled together. */
  sections: string[];
  /** What they hold already. */
  data: Record<string, Data>;
  /** Whether the reader may see this path of the facts: a section or a field of it, `complaint`, `clock` … */
  sees: (path: string[]) => boolean;
}

const heads = ({ uses }: Expression): string[] => uses.flatMap(([head]) => head ?? []);

/** An expression is worked out in the browser where its reader may see all it reads. */
const open = ({ sections, sees }: Filling, expression: Expression): boolean =>
  expression.uses.every(
    (path) =>
      ['row', 'params', 'today'].includes(path[0]!) ||
      (path[0] !== 'history' && (sections.includes(path[0]!) || sees(path))),
  );

/** Whether it can turn while these sections are filled in. */
const turns = ({ sections }: Filling, expression: Expression): boolean =>
  heads(expression).some((head) => sections.includes(head));

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function part(value: unknown, names: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => part(each, names));
  return isObject(value) && names.size > 0
    ? Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)))
    : value;
}

/** Of the facts, what the expressions read. */
function read(expressions: Expression[], seen: Facts): Facts {
  const names = new Map<string, Set<string>>();
  for (const [head = '', name] of expressions.flatMap(({ uses }) => uses)) {
    const known = names.get(head) ?? new Set();
    names.set(head, name ? known.add(name) : known);
  }
  return Object.fromEntries([...names].map(([head, known]) => [head, part(seen[head] ?? null, known)]));
}

type Context = FeelType & { kind: 'context' };

function scopeFor({ run, sections }: Filling, own: string, expressions: Expression[]): Context {
  const { rules } = run;
  let scope = rules.scope as Context;
  for (const id of [...sections, own]) scope = formScope(scope, rules.sections.get(id)!.section);
  const used = [...expressions.flatMap(heads), own];
  return {
    kind: 'context',
    fields: Object.fromEntries(Object.entries(scope.fields).filter(([name]) => used.includes(name))),
  };
}

function liveOf(filling: Filling, id: string): LiveView | undefined {
  const { rules, world } = filling.run;
  const { asked } = rules.sections.get(id)!;
  const at = (text: string, rows?: string) => rules.expression(text, placeOf(id, rows));
  const turning = (text: string) => open(filling, at(text)) && turns(filling, at(text));
  const whens = Object.entries(asked.whens).filter(([, text]) => turning(text));
  const computed = asked.computed.filter(({ text, rows }: Computed) => open(filling, at(text, rows)));
  const when = asked.when && turning(asked.when) ? asked.when : undefined;
  if (!when && whens.length === 0 && computed.length === 0) return undefined;
  const texts = [...(when ? [when] : []), ...whens.map(([, text]) => text)];
  const expressions = [...texts.map((text) => at(text)), ...computed.map(({ text, rows }) => at(text, rows))];
  const seen = { ...factsOf(filling.run), params: world.params };
  return {
    ...(when ? { when } : {}),
    whens: Object.fromEntries(whens),
    computed,
    scope: scopeFor(filling, id, expressions),
    facts: read(expressions, seen),
  };
}

export interface LivePart {
  applies: boolean;
  view: Pick<SectionView, 'whens' | 'live' | 'bounds'>;
}

/** What settling adds to a section's view; a section whose expressions cannot be worked out yet is shown as it is. */
export function liveParts(filling: Filling): Record<string, LivePart> {
  const { run, sections, data } = filling;
  const now = running(() => settled(run, sections, data));
  const none: Settled = { data: {}, applies: true, whens: {} };
  return Object.fromEntries(
    sections.map((id) => {
      const { applies, whens } = now.ok ? now.value[id]! : none;
      const live = liveOf(filling, id);
      const bounds = running(() => dateBounds(run, id, data[id] ?? {}, whens));
      const dates = bounds.ok && Object.keys(bounds.value).length > 0 ? { bounds: bounds.value } : {};
      return [id, { applies, view: { whens, ...(live ? { live } : {}), ...dates } }];
    }),
  );
}

/** What a section holds before anybody writes: what was signed before, else its first values. */
export function initialOf(run: Run, section: string, before: Data | undefined): Data | undefined {
  if (before) return before;
  const first = running(() => prefilled(run, section, {}));
  return first.ok && Object.keys(first.value).length > 0 ? first.value : undefined;
}
