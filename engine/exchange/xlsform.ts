/** XLSForm (xlsform.org: sheets survey and choices) as a form of a rule set. */
import { fail, ok, problem, type Result } from '../problem.ts';
import type { Field, Form, Section, Text } from '../ruleset/types.ts';
import { type Fields, type ForeignForm, Gathering } from './foreign-form.ts';
import { Ids } from './names.ts';
import { boundsOf, testsOf } from './xlsform-logic.ts';

/** Cells by the heading of their column. */
export type SheetRow = Record<string, string>;

/** The first row names the columns. */
export const rowsOf = ([head = [], ...rows]: string[][]): SheetRow[] =>
  rows.map((row) => Object.fromEntries(head.map((title, index) => [title.trim(), row[index] ?? ''])));

export interface XlsForm {
  survey: SheetRow[];
  choices: SheetRow[];
}

const types: Record<string, object> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  date: { type: 'string', format: 'date' },
  time: { type: 'string', format: 'time' },
  datetime: { type: 'string', format: 'date-time' },
  image: { type: 'string', format: 'attachment' },
  file: { type: 'string', format: 'attachment' },
  audio: { type: 'string', format: 'attachment' },
  video: { type: 'string', format: 'attachment' },
  acknowledge: { type: 'boolean' },
};
const read = new Set('type name label hint required relevant constraint constraint_message'.split(' '));
/** They hand over to another language what the form itself says. */
const translated = /^(label|hint|constraint_message)::/;
const yes = (cell = ''): boolean => /^(yes|true|true\(\)|1)$/i.test(cell.trim());

/** `English (en)`, `中文 (zh)`: the language of docket it is nearest to. */
function languageOf(heading: string): 'zh-Hans' | 'zh-Hant' | 'en' | undefined {
  const tag = /\(([^)]+)\)\s*$/.exec(heading)?.[1] ?? heading;
  if (/^(zh[-_]?(hant|tw|hk|mo)|繁)/i.test(tag)) return 'zh-Hant';
  if (/^(zh|中文|简|chinese)/i.test(tag)) return 'zh-Hans';
  return /^en/i.test(tag) ? 'en' : undefined;
}

type Group = { name: string; title: Text; repeat: boolean; place: string; relevant?: string };
type Open = { fields: Fields; required: string[]; conditions: object[]; group?: Group };

class Reader extends Gathering {
  readonly sections: Section[] = [];
  private readonly ids = new Ids();
  private readonly sectionIds = new Ids();
  private readonly named = new Map<string, string>();
  private readonly entries = new Map<string, Map<string, string>>();
  private open: Open[] = [{ fields: {}, required: [], conditions: [] }];

  constructor(private readonly sheets: XlsForm) {
    super();
  }

  text(row: SheetRow, column: string, path: string): Text | undefined {
    const texts: Record<string, string> = {};
    for (const [heading, cell] of Object.entries(row)) {
      if (!heading.startsWith(`${column}::`) || cell === '') continue;
      const language = languageOf(heading.slice(column.length + 2));
      if (language) texts[language] = cell;
      else this.lose(heading, path);
    }
    return Object.keys(texts).length > 0 ? texts : row[column] || undefined;
  }

  row(row: SheetRow, index: number): void {
    const path = `/survey/${index + 2}`;
    const [type = '', list = ''] = (row.type ?? '')
      .trim()
      .replace(/^(begin|end) /, '$1_')
      .split(/\s+/);
    if (type === '') return;
    for (const [heading, cell] of Object.entries(row))
      if (cell !== '' && !read.has(heading) && !translated.test(heading)) this.lose(heading, path);
    if (type === 'begin_group' || type === 'begin_repeat')
      return this.begin(row, type === 'begin_repeat', path);
    if (type === 'end_group' || type === 'end_repeat') return this.end();
    this.question(row, type, list, path);
  }

  private begin(row: SheetRow, repeat: boolean, path: string): void {
    const name = row.name ?? '';
    const title = this.text(row, 'label', path) ?? name;
    const relevant = row.relevant || undefined;
    this.open.push({
      fields: {},
      required: [],
      conditions: [],
      group: { name, title, repeat, place: path, relevant },
    });
  }

  /** A group of the whole form is a section, one inside another gives its fields away; what is repeated is a list. */
  private end(): void {
    const done = this.open.pop();
    const around = this.open.at(-1);
    if (!done?.group || !around) return;
    const { name, title, repeat, place, relevant } = done.group;
    if (repeat) {
      const { fields, required, conditions } = done;
      if (conditions.length > 0) this.lose('relevant', place);
      const items = { type: 'object', ...(required.length > 0 ? { required } : {}), properties: fields };
      return this.put(name, { type: 'array', title, items } as unknown as Field, relevant, false, place);
    }
    if (relevant) this.lose('relevant', place);
    if (this.open.length === 1) return this.section(name, title, done);
    Object.assign(around.fields, done.fields);
    around.required.push(...done.required);
    around.conditions.push(...done.conditions);
    this.lose('begin_group', place);
  }

  section(name: string, title: Text, { fields, required, conditions }: Open): void {
    if (Object.keys(fields).length === 0 && conditions.length === 0) return;
    const schema = {
      type: 'object',
      ...(required.length > 0 ? { required } : {}),
      properties: fields,
      ...(conditions.length > 0 ? { allOf: conditions } : {}),
    };
    this.sections.push({ id: this.sectionIds.take(name, 'section'), title, schema } as unknown as Section);
  }

  /** What stands outside of every group. */
  finish(name: string): void {
    while (this.open.length > 1) this.end();
    this.section(name, name, this.open[0]!);
  }

  private question(row: SheetRow, type: string, list: string, path: string): void {
    const name = row.name ?? '';
    const title = this.text(row, 'label', path) ?? name;
    const kind = this.kind(type, list, name, title);
    if (!kind) return this.lose(type, path);
    const bounds = row.constraint ? boundsOf(row.constraint) : {};
    if (!bounds) this.lose(`constraint ${row.constraint}`, path);
    const description = this.text(row, 'hint', path);
    const field = { title, ...(description ? { description } : {}), ...kind, ...bounds } as Field;
    this.put(name, field, row.relevant || undefined, yes(row.required), path);
  }

  private kind(type: string, list: string, name: string, title: Text): object | undefined {
    if (type === 'select_one') return { type: 'string', choice: this.listed(list, name, title) };
    if (type === 'select_multiple')
      return { type: 'array', items: { type: 'string', choice: this.listed(list, name, title) } };
    return types[type];
  }

  private listed(list: string, name: string, title: Text): string {
    const rows = this.sheets.choices.filter((row) => (row.list_name ?? row['list name']) === list);
    const entries = rows.map((row, i) => ({
      value: row.name ?? '',
      title: this.text(row, 'label', `/choices/${i + 2}`) ?? row.name ?? '',
    }));
    const id = this.choice(list, title, entries);
    const options = this.choices.find((one) => one.id === id)!.options as { id: string }[];
    this.entries.set(name, new Map(entries.map(({ value }, i) => [value, options[i]!.id])));
    return id;
  }

  /** A field that is only sometimes asked for comes by a condition. */
  private put(name: string, field: Field, relevant: string | undefined, must: boolean, path: string): void {
    const { fields, required, conditions } = this.open.at(-1)!;
    const id = this.ids.take(name, 'field');
    this.named.set(name, id);
    const tests = relevant && testsOf(relevant, this.named, this.entries);
    if (relevant && !tests) this.lose(`relevant ${relevant}`, path);
    if (!tests) {
      fields[id] = field;
      // What is asked for under a condition that was lost can hardly be demanded always.
      if (must && !relevant) required.push(id);
      return;
    }
    const then = { ...(must ? { required: [id] } : {}), properties: { [id]: field } };
    conditions.push({ if: { required: Object.keys(tests), properties: tests }, then });
  }
}

/** Problem `convert.noFields`; what is lost stands in `problems`, at `/survey/<line of the sheet>`. */
export function formOfXlsForm(sheets: XlsForm, name: string): Result<ForeignForm> {
  const reader = new Reader(sheets);
  for (const [index, row] of sheets.survey.entries()) reader.row(row, index);
  reader.finish(name);
  const { sections, choices, problems } = reader;
  if (sections.length === 0) return fail(problem('convert.noFields', ''));
  return ok({ form: { id: new Ids().take(name, 'form'), title: name, sections } as Form, choices, problems });
}
