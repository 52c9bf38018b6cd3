/** A row of an old register as a complaint: each cell read as its field asks, what cannot be read told with its place. */
import { parseDay } from '../calendar/day.ts';
import { toInstant } from '../calendar/zone.ts';
import type { OldComplaint } from '../complaint/bring.ts';
import { allFields } from '../form/fields.ts';
import { at, fail, ok, type Problem, problem, type Result } from '../problem.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Field, Person, Text } from '../ruleset/types.ts';
import type { Fixed } from './old-columns.ts';

interface Titled {
  id: string;
  title?: Text;
  name?: Text;
}

interface Reader {
  rules: Rules;
  people: readonly Person[];
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const spellings = ({ id, title, name }: Titled): string[] =>
  [
    id,
    ...[title, name].flatMap((text) =>
      text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text),
    ),
  ].map(plain);

/** Its id, by id or by title in any language. Problem `bring.unknown` {value}. */
function named(list: Iterable<Titled>, text: string): Result<string> {
  const found = [...list].find((one) => spellings(one).includes(plain(text)));
  return found ? ok(found.id) : fail(problem('bring.unknown', '', { value: text }));
}

/** `2024-3-1`, `2024/3/1`, `2024.3.1`, `2024年3月1日`, with or without a time of day. */
const MOMENT =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/;

function moment(text: string): Result<{ date: string; minutes?: number }> {
  const [, year, month = '', day = '', hour, minute] = MOMENT.exec(text.trim()) ?? [];
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const wrong = fail(problem('bring.date', '', { value: text }));
  if (!year || !parseDay(date).ok) return wrong;
  if (hour === undefined) return ok({ date });
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes < 1440 ? ok({ date, minutes }) : wrong;
}

/** A day without a time begins at nine. */
const NINE = 9 * 60;

function instant(text: string, { rules }: Reader): Result<string> {
  const read = moment(text);
  if (!read.ok) return read;
  const day = parseDay(read.value.date);
  if (!day.ok) return fail(problem('bring.date', '', { value: text }));
  return ok(toInstant(day.value, read.value.minutes ?? NINE, rules.set.ruleset.zone));
}

const two = (n: number) => String(n).padStart(2, '0');

const yes = /^(是|有|yes|true|y|1|√|✓)$/i;
const no = /^(否|无|無|no|false|n|0|×|✗)$/i;

function truth(text: string): Result<boolean> {
  if (yes.test(text)) return ok(true);
  return no.test(text) ? ok(false) : fail(problem('bring.yesNo', '', { value: text }));
}

function count(text: string): Result<number> {
  const n = Number(text.replace(/[,，\s¥￥$€元]/g, ''));
  return Number.isFinite(n) && text.trim() !== ''
    ? ok(n)
    : fail(problem('bring.number', '', { value: text }));
}

function date(text: string, format: string): Result<string> {
  const read = moment(text);
  if (!read.ok) return read;
  const { date: day, minutes = NINE } = read.value;
  return ok(format === 'date' ? day : `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}

function choice(id: string, text: string, { rules }: Reader): Result<string> {
  const options = rules.choices.get(id)?.options;
  return named(Array.isArray(options) ? options : [], text);
}

/** By what the field asks for. */
function cellValue(field: Field, text: string, reader: Reader): Result<unknown> {
  const { type, format = '', items } = field;
  if (type === 'array' && items) return several(items as Field, text, reader);
  if (field.choice) return choice(field.choice, text, reader);
  if (format === 'department') return named(reader.rules.departments.values(), text);
  if (format === 'person') return named(reader.people, text);
  if (format === 'date' || format === 'date-time') return date(text, format);
  if (type === 'boolean') return truth(text);
  if (type === 'number' || type === 'integer') return count(text);
  return ok(text);
}

function several(item: Field, text: string, reader: Reader): Result<unknown[]> {
  const values: unknown[] = [];
  for (const part of text.split(/[;；、|\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const value = cellValue(item, part, reader);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

type Cells = Map<string, { text: string; column: number }>;

class Row {
  readonly problems: Problem[] = [];
  constructor(
    private readonly cells: Cells,
    private readonly reader: Reader,
  ) {}

  /** Undefined where nothing is written; a problem takes the column's place. */
  take<T>(target: string, read: (text: string) => Result<T>): T | undefined {
    const cell = this.cells.get(target);
    if (!cell) return undefined;
    const value = read(cell.text);
    if (value.ok) return value.value;
    this.problems.push(...value.problems.map((one) => ({ ...one, path: at('', cell.column) })));
    return undefined;
  }

  moment(target: Fixed): string | undefined {
    return this.take(target, (text) => instant(text, this.reader));
  }

  sections(): OldComplaint['sections'] {
    const sections: OldComplaint['sections'] = {};
    for (const target of this.cells.keys()) {
      if (!target.startsWith('field:')) continue;
      const [section = '', id = ''] = target.slice('field:'.length).split('.');
      const schema = this.reader.rules.sections.get(section)?.section.schema;
      const field = schema && allFields(schema)[id];
      const value = field && this.take(target, (text) => cellValue(field, text, this.reader));
      if (value !== undefined) sections[section] = { ...sections[section], [id]: value };
    }
    return sections;
  }

  /** What is there must be right; what is not there was not asked for then. */
  check(sections: OldComplaint['sections']): void {
    for (const [section, data] of Object.entries(sections))
      for (const one of this.reader.rules.sections.get(section)!.validate(data)) {
        const [, id = ''] = one.path.split('/');
        const cell = this.cells.get(`field:${section}.${id}`);
        if (cell && one.code !== 'field.required') this.problems.push({ ...one, path: at('', cell.column) });
      }
  }
}

/** The only procedure needs no column. */
function procedureOf(row: Row, { rules }: Reader): string | undefined {
  const all = [...rules.procedures.values()].map(({ procedure }) => procedure);
  return row.take('procedure', (text) => named(all, text)) ?? (all.length === 1 ? all[0]!.id : undefined);
}

/** Closed where an outcome or a day of closing stands, else open. */
function standing(
  row: Row,
  procedure: string,
  { rules }: Reader,
): Pick<OldComplaint, 'stage' | 'since' | 'closed'> {
  const { procedure: data, stages } = rules.procedures.get(procedure)!;
  const outcome = row.take('outcome', (text) => named(data.outcomes, text));
  const closedAt = row.moment('closedAt');
  if (outcome && closedAt) return { closed: { outcome, at: closedAt } };
  if (outcome || closedAt) row.problems.push(problem('bring.halfClosed', ''));
  const stage = row.take('stage', (text) =>
    named(
      [...stages.values()].map((one) => one.stage),
      text,
    ),
  );
  const since = row.moment('since');
  if (!stage) row.problems.push(problem('bring.nowhere', ''));
  return { stage, ...(since ? { since } : {}) };
}

/**
 * `columns`: the target of each cell. Problems, at `/column` (0-based) where one cell is to blame: `bring.unknown`,
 * `bring.date`, `bring.yesNo`, `bring.number` {value}, `field.*`; for the row `bring.procedure`, `bring.opened`,
 * `bring.nowhere`, `bring.halfClosed`.
 */
export function oldComplaint(
  columns: (string | null)[],
  texts: string[],
  reader: Reader,
): Result<OldComplaint> {
  const cells: Cells = new Map();
  for (const [column, target] of columns.entries()) {
    const text = texts[column]?.trim() ?? '';
    if (target && text) cells.set(target, { text, column });
  }
  const row = new Row(cells, reader);
  const procedure = procedureOf(row, reader);
  const openedAt = row.moment('openedAt');
  if (!procedure && row.problems.length === 0) row.problems.push(problem('bring.procedure', ''));
  if (!openedAt && !cells.has('openedAt')) row.problems.push(problem('bring.opened', ''));
  const where = procedure ? standing(row, procedure, reader) : {};
  const by = row.take('by', (text) => named(reader.people, text));
  const sections = row.sections();
  row.check(sections);
  const numbers = Object.fromEntries(
    [...cells].flatMap(([target, { text }]) =>
      target.startsWith('number:') ? [[target.slice('number:'.length), text]] : [],
    ),
  );
  if (row.problems.length > 0 || !procedure || !openedAt) return fail(...row.problems);
  return ok({ procedure, openedAt, sections, numbers, ...(by ? { by } : {}), ...where });
}
