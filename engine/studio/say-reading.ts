/** What of a scenario's step was expected and what was found, in words. */
import type { Json } from '../exchange/parts.ts';
import { sayJson, sayKeyword } from '../exchange/tell.ts';
import { type Language, localize } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';
import { type Draft, titleOf } from './names.ts';
import { sayValue } from './say.ts';

/** What the second step of `clocks/overall/due` is the id of. */
const named: Record<string, string> = {
  clocks: 'deadline',
  holders: 'task',
  numbers: 'series',
  issued: 'slip',
  registers: 'register',
  fields: 'field',
};

function columnTitle({ set }: Draft, register: string, column: string, language: Language): string {
  const columns = set.registers.find(({ id }) => id === register)?.columns ?? [];
  return localize(columns.find(({ id }) => id === column)?.title, language) || column;
}

/** `clocks/overall/due`: whose, then which of it. */
export function sayAsked(draft: Draft, what: string, language: Language): string {
  const [list = '', id, ...rest] = what.split('/');
  if (id === undefined) return sayKeyword(list, language);
  const kind = named[list];
  const whose = kind ? titleOf(draft, kind, id, language) : `${sayKeyword(list, language)} ${id}`;
  const column = rest.at(-1) ?? '';
  if (list === 'registers') return `${whose} · ${columnTitle(draft, id, column, language)}`;
  return [whose, ...rest.map((step) => sayKeyword(step, language))].join(' · ');
}

/** Ids of departments and roles by title, words of the language as people say them. */
export function sayFound(draft: Draft, what: string, value: unknown, language: Language): string {
  if (Array.isArray(value) && value.length > 0)
    return value.map((one) => sayFound(draft, what, one, language)).join(wordsOf(language).changes.comma);
  if (typeof value !== 'string') return sayJson((value ?? null) as Json, language);
  const titles = ['department', 'role', 'stage'].map((kind) => titleOf(draft, kind, value, language));
  const keyword = what.split('/').at(-1) ?? '';
  return titles.find((title) => title !== value) ?? sayValue(keyword, value, language);
}
