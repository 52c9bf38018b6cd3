/** A form as its paper: what its tree may read of a complaint, and what of it is kept from the reader or not on the copy. */
import { need } from '../complaint/run.ts';
import { type FeelType, STRING } from '../feel/types.ts';
import { allFields } from '../form/fields.ts';
import { filesIn } from '../form/file.ts';
import type { Reader } from '../form/localize.ts';
import { sayValue } from '../form/say-value.ts';
import type { FieldView } from '../form/shapes.ts';
import { type Problem, problem, within } from '../problem.ts';
import type { Field, Form, RuleSet } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { compileBlocks } from './blocks.ts';
import type { Context, Draw, Holding } from './place.ts';
import { MASK, type PaperNode } from './shapes.ts';
import { type Seen, valueAt } from './template.ts';
import { sayTicks } from './ticks.ts';

/** A form's tree compiled, and the fields and signatures that stand on it. */
export interface FormPrint {
  draw: Draw;
  places(path: string): boolean;
}

const record = (fields: Record<string, FeelType>): FeelType => ({ kind: 'context', fields });

/** Names of what only a complaint at work has. */
const unprinted = ['task', 'history', 'past', 'row', 'today'];

/** What every form holds beside its sections; no section may have these ids. */
const ownTypes = (set: RuleSet): Record<string, FeelType> => ({
  form: record({ title: STRING, number: STRING }),
  copy: record({ id: STRING, label: STRING, to: STRING }),
  organization: STRING,
  signed: record(
    Object.fromEntries(
      set.forms.flatMap(({ sections }) => sections.map(({ id }) => [id, record({ by: STRING, at: STRING })])),
    ),
  ),
});

type Fields = Map<string, Field>;

/** Sections that are one record; of lists the tables of the tree read. */
function fieldsOf(set: RuleSet, scope: Context): Fields {
  const single = set.forms.flatMap(({ sections }) =>
    sections.filter(({ id }) => scope.fields[id]?.kind === 'context'),
  );
  return new Map(
    single.flatMap(({ id, schema }) =>
      Object.entries(allFields(schema)).map(([name, field]): [string, Field] => [`${id}.${name}`, field]),
    ),
  );
}

/** Longer than this a value takes a line of its own. */
const LONG = 40;

function cell(fields: Fields, id: string, seen: Seen, ticks?: boolean): FieldView | undefined {
  const field = fields.get(id)!;
  if (seen.kept?.(id) === 'absent') return undefined;
  const value = valueAt(seen.facts, id.split('.'));
  const said = ticks ? sayTicks(field, value, seen.reader) : sayValue(field, value, seen.reader);
  const text = seen.kept?.(id) === 'masked' ? MASK : said;
  const long = text.length > LONG || text.includes('\n');
  const files = seen.kept?.(id) ? [] : filesIn(value);
  const attached = files.length > 0 ? { files } : {};
  return { id, title: localize(field.title, seen.reader.language), text, ...attached, span: 2, long };
}

const reserved = (form: Form, own: string[]): Problem[] =>
  form.sections.flatMap(({ id }, index) =>
    own.includes(id) ? [problem('id.reserved', `/sections/${index}/id`, { id })] : [],
  );

/** What the texts and expressions of any form's paper read. */
export function formPaperScope(set: RuleSet, scope: Context): Context {
  const seen = Object.entries(scope.fields).filter(([id]) => !unprinted.includes(id));
  return { kind: 'context', fields: { ...Object.fromEntries(seen), ...ownTypes(set) } };
}

/** Every form's tree compiled once, with what is wrong at its place. */
export function compileForms(
  set: RuleSet,
  scope: Context,
): { compiled: Map<string, FormPrint>; problems: Problem[] } {
  const own = ownTypes(set);
  const seen = formPaperScope(set, scope);
  const fields = fieldsOf(set, scope);
  const problems: Problem[] = [];
  const compiled = new Map<string, FormPrint>();
  for (const form of set.forms.filter(({ print }) => print)) {
    const holding: Holding = {
      scope: seen,
      fields: [...fields.keys()],
      sections: form.sections.map(({ id }) => id),
      cell: (...asked) => cell(fields, ...asked),
    };
    const tree = compileBlocks(form.print!, holding, '/print', need);
    problems.push(
      ...within([...reserved(form, Object.keys(own)), ...tree.problems], '', `forms/${form.id}.json`),
    );
    compiled.set(form.id, { draw: tree.draw, places: placesOf(tree.reads) });
  }
  return { compiled, problems };
}

/** A path is on the paper with its beginning or any of its parts. */
function placesOf(reads: string[][]): FormPrint['places'] {
  const all = new Set(reads.flatMap((path) => path.map((_, at) => path.slice(0, at + 1).join('.'))));
  const whole = new Set(reads.map((path) => path.join('.')));
  return (path) => all.has(path) || whole.has(path.split('.')[0] ?? '');
}

/** What a complaint holds for its paper. */
export interface FormFacts {
  facts: Record<string, unknown>;
  reader: Reader;
  fields(path: string): Field | undefined;
  /** Of a field's path. */
  masked(path: string): boolean;
}

/** The tree as one copy shows it, or all of it. */
export function drawForm(
  { draw }: FormPrint,
  { facts, reader, fields, masked }: FormFacts,
  copy?: { id: string; label: string; to: string; fields?: string[] },
): PaperNode[] {
  const on = (path: string): boolean =>
    !copy?.fields || copy.fields.includes(path) || copy.fields.includes(path.split('.')[0] ?? '');
  const kept = (path: string) => {
    if (!fields(path)) return undefined;
    if (!on(path)) return 'absent';
    return masked(path) ? 'masked' : undefined;
  };
  const say = (path: string, value: unknown): string => {
    const field = fields(path) ?? { type: 'string' as const, title: '' };
    const state = kept(path);
    return state ? (state === 'masked' ? MASK : '') : sayValue(field, value, reader);
  };
  return draw({ facts: { ...shown(facts, fields, on), copy: copy ?? null }, reader, say, kept });
}

/** Sections, and records of sections, as far as the copy shows them. */
function shown(
  facts: Record<string, unknown>,
  fields: FormFacts['fields'],
  on: (path: string) => boolean,
): Record<string, unknown> {
  const part = (section: string, data: unknown): unknown => {
    if (Array.isArray(data)) return data.map((one) => part(section, one));
    if (data === null || typeof data !== 'object') return data;
    const left = Object.entries(data).filter(([id]) => {
      const path = `${section}.${id}`;
      return !fields(path) || on(path);
    });
    return Object.fromEntries(left);
  };
  return Object.fromEntries(Object.entries(facts).map(([id, data]) => [id, part(id, data)]));
}
