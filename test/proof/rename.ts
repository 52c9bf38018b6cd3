/** A rule set with every id and label replaced, told where they stand by the meta-schemas. */
import { fileKinds } from '../../engine/ruleset/files.ts';
import { follow, type MetaName, type MetaSchema } from '../../engine/ruleset/meta.ts';
import { tasksOf } from '../../engine/ruleset/names.ts';
import type {
  Cast,
  DecisionTable,
  Expect,
  IssuedExpect,
  RuleSet,
  Scenario,
  Step,
} from '../../engine/ruleset/types.ts';
import { Words } from './rename-words.ts';

type Node = Record<string, unknown>;
type Row = DecisionTable['rows'][number];

/** A place of the meta-schemas; `def` is the definition it was last led to, `key` the key it stands under. */
interface Spot {
  schema: MetaSchema & { propertyNames?: MetaSchema; enum?: unknown[]; const?: unknown };
  file: MetaName;
  def?: string;
  key: string;
}

const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function meant(
  value: unknown,
  { type, properties = {}, required = [], additionalProperties }: MetaSchema,
): boolean {
  if (typeof value === 'string') return type === 'string';
  if (Array.isArray(value)) return type === 'array';
  if (!isObject(value)) return false;
  const open = isObject(additionalProperties);
  const known = open || Object.keys(value).every((key) => key in properties);
  return type === 'object' && known && required.every((key) => key in value);
}

function resolve(spot: Spot, value: unknown): Spot {
  const { schema } = spot;
  if (schema.$ref) {
    const { schema: target, file } = follow(schema.$ref, spot.file);
    const def = schema.$ref.split('/$defs/')[1];
    const merged = { ...target, refersTo: schema.refersTo ?? target.refersTo };
    return resolve({ ...spot, schema: merged, file, ...(def ? { def } : {}) }, value);
  }
  for (const branch of schema.anyOf ?? []) {
    const resolved = resolve({ ...spot, schema: branch }, value);
    if (meant(value, resolved.schema)) return { ...resolved, def: resolved.def ?? spot.def };
  }
  return spot;
}

/** DMN's word; spelled apart so that no object of ours looks like a promise. */
const outputKey = 'then';

/** Free words beside the texts by language. */
const labels = ['aliases'];

export class Renamer {
  readonly words: Words;
  private readonly set: RuleSet;

  constructor(set: RuleSet, seed: number) {
    this.set = set;
    this.words = new Words(seed);
  }

  /** Twice: the first time learns every id, so that the second knows one where it stands as a value. */
  rename(): RuleSet {
    this.once();
    return this.once();
  }

  private once(): RuleSet {
    const files = fileKinds.map((kind) => {
      const value = this.set[kind.key];
      const rename = (one: unknown) => this.file(kind.meta, one);
      if (value === undefined || kind.meta === 'source') return [kind.key, value];
      return [kind.key, kind.many ? (value as unknown[]).map(rename) : rename(value)];
    });
    return Object.fromEntries(files) as unknown as RuleSet;
  }

  private file(meta: MetaName, value: unknown): unknown {
    const renamed = this.visit(value, { schema: { $ref: `${meta}.schema.json` }, file: meta, key: '' });
    if (meta === 'cast') return this.cast(value as Cast, renamed as Cast);
    return meta === 'scenario' ? this.scenario(value as Scenario, renamed as Scenario) : renamed;
  }

  private visit(value: unknown, unresolved: Spot): unknown {
    const spot = resolve(unresolved, value);
    const { schema, def } = spot;
    if (def === 'clause' || spot.key === 'params') return value;
    if (def === 'text') return this.text(value);
    if (typeof value === 'string') return this.string(value, spot);
    if (Array.isArray(value)) {
      const items = schema.items ?? {};
      return value.map((item) => this.visit(item, { ...spot, schema: items, def: undefined }));
    }
    return isObject(value) ? this.object(value, spot) : value;
  }

  private object(value: Node, spot: Spot): Node {
    const { schema } = spot;
    const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    const entries = Object.entries(value).map(([key, child]) => {
      const own = schema.properties?.[key];
      const free = this.freeKey(key, schema.propertyNames);
      const next = { ...spot, schema: own ?? rest ?? {}, def: undefined, key };
      return [own ? key : free, this.visit(child, next)];
    });
    return Object.fromEntries(entries) as Node;
  }

  private freeKey(key: string, names: MetaSchema | undefined): string {
    if (names?.$ref?.endsWith('/event')) return this.words.event(key);
    return names ? this.words.id(key) : this.words.value(key);
  }

  private string(value: string, { schema, def, key }: Spot): string {
    const { words } = this;
    if (schema.refersTo === 'columnOrder') return value.replace(/\w+/, (id) => words.id(id));
    if (schema.refersTo === 'event') return words.event(value);
    if (schema.refersTo?.toLowerCase().endsWith('expression') || key === 'when') return words.feel(value);
    if (schema.refersTo === 'template') return words.template(value);
    if (['field', 'sectionOrField', 'procedureTrack', 'printField'].includes(schema.refersTo ?? ''))
      return words.path(value);
    if (def === 'id' || schema.refersTo) return words.id(value);
    if (schema.enum || schema.const !== undefined) return value;
    if (labels.includes(key)) return words.label();
    return /\.|:/.test(value) && key === 'suggestion' ? words.event(value) : words.value(value);
  }

  private text(value: unknown): unknown {
    if (!isObject(value)) return this.words.label();
    return Object.fromEntries(Object.keys(value).map((tag) => [tag, this.words.label()]));
  }

  /** Values of parameters are known by the parameter's type. */
  private params(params: Node): Node {
    return Object.fromEntries(
      Object.entries(params).map(([id, value]) => {
        const type = this.set.ruleset.parameters?.find((parameter) => parameter.id === id)?.type;
        return [this.words.id(id), type === 'length' ? value : this.param(value, type)];
      }),
    );
  }

  private param(value: unknown, type: string | undefined): unknown {
    if (type === 'event') return this.words.event(String(value));
    if (type === 'list' || type === 'departments') return (value as unknown[]).map((one) => this.entry(one));
    if (type !== 'table') return this.words.value(value);
    const { rows } = value as { rows: Row[] };
    return { rows: rows.map((row) => this.row(row)) };
  }

  private entry(one: unknown): unknown {
    if (!isObject(one)) return this.words.value(one);
    return { id: this.words.id(String(one.id)), title: this.words.label() };
  }

  private row(row: Row): Row {
    const when = row.when.map((cell) => this.words.feel(cell));
    const outputs = { [outputKey]: row.then.map((cell) => this.words.value(cell)) };
    return { ...row, id: this.words.id(row.id), when, ...outputs };
  }

  private cast(old: Cast, renamed: Cast): Cast {
    return { ...renamed, params: this.params(old.params as Node) };
  }

  private scenario(old: Scenario, renamed: Scenario): Scenario {
    const { given } = old;
    const params = given?.params ? { params: this.params(given.params as Node) } : {};
    const counters = given?.counters
      ? { counters: this.keys(given.counters, (key) => this.parts(key, '/')) }
      : {};
    const steps = renamed.steps.map((step, index) => this.step(old.steps[index]!, step));
    return { ...renamed, ...(given ? { given: { ...params, ...counters } } : {}), steps };
  }

  private keys<T>(map: Record<string, T>, rename: (key: string) => string): Record<string, T> {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [rename(key), value]));
  }

  private parts(text: string, sign: string): string {
    return text
      .split(sign)
      .map((part) => this.words.value(part))
      .join(sign);
  }

  /** What comes out of order does so by the name of its series too: another name, another order. */
  private numbers(numbers: Record<string, string>): Record<string, string> {
    const random = this.set.series.series.filter(({ order }) => order === 'random').map(({ id }) => id);
    const kept = Object.entries(numbers).filter(([series]) => !random.includes(series));
    return this.keys(Object.fromEntries(kept), (id) => this.words.id(id));
  }

  /** A procedure, or the record of a duty: `duty:weekly`. */
  private opened(text: string): string {
    return text.includes(':') ? this.words.event(text) : this.words.value(text);
  }

  /** A task without actions of its own keeps `submit`, which is the language's word. */
  private action(task: string, action: string): string {
    const rules = this.set.procedures.flatMap(tasksOf).filter(({ id }) => id === task);
    const own = rules.some(({ actions }) => actions?.some(({ id }) => id === action));
    return own ? this.words.id(action) : action;
  }

  private step(old: Step, renamed: Step): Step {
    const action = old.task
      ? { action: this.action(old.task, old.action ?? 'submit') }
      : old.action
        ? { action: this.words.id(old.action) }
        : {};
    return { ...renamed, ...action, ...(old.expect ? { expect: this.expect(old, renamed) } : {}) };
  }

  private sees(old: Record<string, Record<string, boolean>>): Record<string, Record<string, boolean>> {
    const seen = Object.entries(old).map(([person, places]) => [
      this.words.value(person),
      this.keys(places, (path) => this.words.path(path)),
    ]);
    return Object.fromEntries(seen);
  }

  /** Whom a paper names by the rule set's own words has another name now. */
  private issued(issued: NonNullable<Expect['issued']>): Expect['issued'] {
    const isNamed = (to: string) => JSON.stringify(this.set.slips).includes(JSON.stringify(to));
    const unnamed = ({ to, ...rest }: IssuedExpect): IssuedExpect =>
      to === undefined || isNamed(to) ? rest : { to, ...rest };
    return Object.fromEntries(Object.entries(issued).map(([id, one]) => [id, unnamed(one)]));
  }

  private expect({ expect: old }: Step, { expect: renamed }: Step): Step['expect'] {
    const actions = Object.entries(old?.actions ?? {}).map(([person, list]) => [
      this.words.value(person),
      list.map((text) => {
        const [task = '', action = ''] = text.split('.');
        return `${this.words.value(task)}.${this.action(task, action)}`;
      }),
    ]);
    return {
      ...renamed!,
      ...(old?.problems ? { problems: old.problems } : {}),
      ...(old?.actions ? { actions: Object.fromEntries(actions) as Record<string, string[]> } : {}),
      ...(old?.because ? { because: old.because.map((text) => this.parts(text, '/')) } : {}),
      ...(old?.opened ? { opened: old.opened.map((text) => this.opened(text)) } : {}),
      ...(renamed?.clocks ? { clocks: this.keys(renamed.clocks, (key) => this.words.event(key)) } : {}),
      ...(renamed?.fields ? { fields: this.keys(renamed.fields, (key) => this.words.path(key)) } : {}),
      ...(renamed?.issued ? { issued: this.issued(renamed.issued) } : {}),
      ...(old?.numbers ? { numbers: this.numbers(old.numbers) } : {}),
      ...(old?.sees ? { sees: this.sees(old.sees) } : {}),
      ...(old?.slips ? { slips: old.slips.map((text) => this.parts(text, ':')) } : {}),
    };
  }
}
