/** One cell of a register in words. */
import { unknownText } from '../form/fields.ts';
import { spoken } from '../form/file.ts';
import type { Reader } from '../form/localize.ts';
import { nameOf } from '../form/paper-reader.ts';
import { sayAmount, sayInstant } from '../form/say-value.ts';
import type { RegisterColumn, Text } from '../ruleset/types.ts';
import { localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';

/** Ids that a column of this type holds, with their titles; undefined where it holds plain values. */
function titles(
  { type, choice }: RegisterColumn,
  { rules }: Reader,
): { id: string; title: Text }[] | undefined {
  const { deadlines, slips } = rules;
  const procedures = [...rules.procedures.values()];
  if (type === 'choice') return choice ? rules.choices.get(choice)?.options : statuses();
  if (type === 'department') return [...rules.departments.values(), ...rules.roles.values()];
  if (type === 'stage')
    return procedures.flatMap(({ stages }) => [...stages.values()].map(({ stage }) => stage));
  if (type === 'task')
    return procedures.flatMap(({ tasks }) =>
      [...tasks].map(([id, { task, stage }]) => ({ id, title: task.title ?? stage.title })),
    );
  if (type === 'deadline') return [...deadlines.values()];
  if (type === 'slip') return [...slips.values()];
  if (type === 'outcome') return procedures.flatMap(({ procedure }) => procedure.outcomes);
  return undefined;
}

/** A choice column without a list holds the complaint's status. */
const statuses = (): { id: string; title: Text }[] =>
  (['open', 'closed'] as const).map((id) => ({
    id,
    title: {
      'zh-Hans': wordsOf('zh-Hans').statuses[id],
      'zh-Hant': wordsOf('zh-Hant').statuses[id],
      en: wordsOf('en').statuses[id],
    },
  }));

export function sayCell(column: RegisterColumn, value: unknown, reader: Reader): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => sayCell(column, item, reader)).join('、');
  if (value === 'unknown') return localize(unknownText(reader.rules, column.value) ?? value, reader.language);
  const known = titles(column, reader)?.find(({ id }) => id === value);
  if (known) return localize(known.title, reader.language);
  if (column.type === 'person') return nameOf(reader, String(value));
  if (typeof value === 'boolean') return wordsOf(reader.language)[value ? 'yes' : 'no'];
  if (column.type === 'amount' && typeof value === 'number') return sayAmount(value);
  if (column.type === 'dateTime') return sayInstant(String(value), reader.rules.set.ruleset.zone);
  return spoken(String(value));
}

/** What a reader may filter by: the values to choose from, null for free text. */
export function cellOptions(
  column: RegisterColumn,
  reader: Reader,
): { value: string; title: string }[] | null {
  if (column.type === 'boolean')
    return ['true', 'false'].map((value) => ({ value, title: sayCell(column, value === 'true', reader) }));
  const known = titles(column, reader);
  return known
    ? known.map(({ id, title }) => ({ value: id, title: localize(title, reader.language) }))
    : null;
}
