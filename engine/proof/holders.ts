/** Tasks that nobody could hold, copies and notices that nobody receives. */
import type { HolderNow } from '../complaint/events.ts';
import { allFields } from '../form/fields.ts';
import { belongs } from '../permission/can.ts';
import type { Problem } from '../problem.ts';
import { listedIds } from '../ruleset/listed.ts';
import { isParam } from '../ruleset/open.ts';
import { documentOf, parentOf, valueAt } from '../ruleset/places.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Cast, Holder, SectionSchema } from '../ruleset/types.ts';
import type { Pointer } from '../ruleset/walk.ts';
import { doneAt, filledAt } from './before.ts';
import type { Flow } from './flow.ts';
import { notice } from './severity.ts';
import { spotsOf } from './spots.ts';

interface Held {
  pointer: Pointer;
  path: string;
  holder: Holder;
  /** `proof.noHolder` for who works, `proof.noReceiver` for who is told. */
  code: string;
}

const placeOfHolder = /\/(by|substitute|to|liable)$/;

/** Holders are found by the ids in them; the length of an extension (`extend/by`) is none. */
export function holdersOf(rules: Rules, pointers: Pointer[]): Held[] {
  const found = new Map<string, Held>();
  for (const pointer of pointers) {
    const path = parentOf(pointer.path.replace(/\/with\/[^/]+$/, '/with').replace(/\/each\/param$/, '/each'));
    if (!placeOfHolder.test(path) || path.endsWith('/extend/by')) continue;
    const holder = valueAt(documentOf(rules.set, pointer.file), path) as Holder;
    const code = /\/(by|substitute)$/.test(path) ? 'proof.noHolder' : 'proof.noReceiver';
    found.set(`${pointer.file}#${path}`, { pointer, path, holder, code });
  }
  return [...found.values()];
}

const say = ({ pointer, path, code }: Held, why: string, of: string): Problem => ({
  code,
  file: pointer.file,
  path,
  params: { why, of },
});

const demanded = (schema: SectionSchema, field: string): boolean =>
  [schema, ...(schema.allOf ?? []).flatMap((c) => [c.then, c.else ?? {}])].some(({ required }) =>
    required?.includes(field),
  );

/** A field that no one has filled by then; one that may stay empty is only said, an empty list tells nobody. */
function byField(rules: Rules, flows: Flow[], held: Held, key: string, path: string): Problem[] {
  const [section = '', field = ''] = path.split('.');
  const spots = flows.flatMap((flow) => spotsOf(flow, held.pointer).map((point) => filledAt(flow, point)));
  if (spots.length > 0 && !spots.some((filled) => filled.has(section))) return [say(held, 'unfilled', path)];
  if (key === 'each' && held.code === 'proof.noReceiver') return [];
  const schema = rules.sections.get(section)?.section.schema;
  const filled = flows[0]?.walk.pointers.some((p) => p.path.endsWith('/fill/field') && p.text === path);
  if (!schema || filled || demanded(schema, field) || allFields(schema)[field]?.default !== undefined)
    return [];
  return [notice(say(held, 'optional', path))];
}

function byStage(flows: Flow[], held: Held, stage: string): Problem[] {
  const spots = flows.flatMap((flow) => spotsOf(flow, held.pointer).map((point) => doneAt(flow, point)));
  return spots.length === 0 || spots.some((done) => done.has(stage)) ? [] : [say(held, 'notDone', stage)];
}

/** Outputs of a table, or of a parameter of type table with the cast's rows. */
function outputs(rules: Rules, cast: Cast, id: string): HolderNow[] {
  const table = rules.tables.get(id)?.source ?? rules.parameters.get(id)?.shape;
  const own = rules.tables.get(id)?.source.rows ?? (cast.params[id] as { rows?: [] } | undefined)?.rows ?? [];
  const key = table?.outputs[0]?.type === 'department' ? 'department' : 'role';
  return own.map(({ then }: { then: unknown[] }) => ({ [key]: String(then[0]) }));
}

/** Whom the holder comes to with this cast; undefined where that depends on the complaint. */
function holdersNow(rules: Rules, cast: Cast, holder: Holder): HolderNow[] | undefined {
  const { department, role, param, table } = holder;
  if (department || role) return [{ ...(department ? { department } : {}), ...(role ? { role } : {}) }];
  if (table) return outputs(rules, cast, table);
  if (isParam(holder.each))
    return listedIds(cast.params[holder.each.param]).map((id) => ({ department: id }));
  if (!param || cast.params[param] === undefined) return undefined;
  const key = rules.parameters.get(param)?.type === 'role' ? 'role' : 'department';
  return [{ [key]: String(cast.params[param]) }];
}

const nobody = (rules: Rules, cast: Cast, { holder }: Held): string[] =>
  (holdersNow(rules, cast, holder) ?? [])
    .filter((now) => !cast.people.some((person) => belongs(person, now)))
    .map((now) => [now.department, now.role].filter(Boolean).join(' '));

/** Nobody in any cast belongs to it: a notice, since the people are the adopter's. */
function byCasts(rules: Rules, held: Held): Problem[] {
  const casts = [rules.set.cast, rules.set.demo].filter((cast) => cast !== undefined);
  if (casts.length === 0) return [];
  const missing = casts.map((cast) => new Set(nobody(rules, cast, held)));
  const everywhere = [...missing[0]!].filter((name) => missing.every((names) => names.has(name)));
  return everywhere.map((name) => notice(say(held, 'cast', name)));
}

function check(rules: Rules, flows: Flow[], held: Held): Problem[] {
  const { holder } = held;
  const keys = Object.entries(holder).filter(([key]) => key !== 'with');
  if (keys.length === 0) return [say(held, 'nobody', '')];
  const named = keys.filter(([, value]) => typeof value === 'string') as [string, string][];
  const ofField = named.filter(([key]) => key === 'field' || key === 'each');
  const ofStage = named.filter(([key]) => ['actorOf', 'supervisorOf', 'above'].includes(key));
  return [
    ...ofField.flatMap(([key, path]) => byField(rules, flows, held, key, path)),
    ...ofStage.flatMap(([, stage]) => byStage(flows, held, stage)),
    ...byCasts(rules, held),
  ];
}

/** `proof.noHolder` and `proof.noReceiver` {why: unfilled | optional | notDone | cast | nobody, of}. */
export const holderProblems = (rules: Rules, flows: Flow[]): Problem[] =>
  holdersOf(rules, flows[0]?.walk.pointers ?? []).flatMap((held) => check(rules, flows, held));
