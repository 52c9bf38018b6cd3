/** A condition in the author's words: field, what is asked of it, values by their titles. */
import type { Condition } from '../../../engine/ruleset/types.ts';
import { askable, sectionIds, valuesOf } from '../../../engine/studio/form/asks.ts';
import { type Line, readCondition } from '../../../engine/studio/form/condition.ts';
import type { Draft } from '../../../engine/studio/names.ts';
import type { Language } from '../../preferences.ts';
import { words as allWords } from '../../words/words.ts';
import { useBench } from './bench.ts';
import type { FormWords } from './words.ts';

/** `true` and `false` as forms say them. */
export const sayPlain = (value: unknown, language: Language): string =>
  typeof value === 'boolean' ? allWords[language].form[value ? 'yes' : 'no'] : String(value);

function sayTest({ test }: Line, titles: Map<string, string>, words: FormWords, language: Language): string {
  if (test.is === 'filled') return words.filled;
  if (test.is === 'range')
    return [test.from !== undefined && `≥ ${test.from}`, test.to !== undefined && `≤ ${test.to}`]
      .filter(Boolean)
      .join(' ');
  const values = test.values.map((value) => titles.get(String(value)) || sayPlain(value, language));
  return `= ${values.join(' / ')}`;
}

export function sayCondition(
  draft: Draft,
  own: string | undefined,
  condition: Pick<Condition, 'if' | 'when'>,
  words: FormWords,
  language: Language,
): string {
  const asked = readCondition(condition, sectionIds(draft));
  if (!asked) return JSON.stringify(condition.if);
  const fields = askable(draft, own, language);
  const lines = asked.lines.map((line) => {
    const asker = fields.find(({ section, field }) => section === line.section && field === line.field);
    const values = (asker && valuesOf(draft, asker.of, language)) ?? [];
    const titles = new Map(values.map(({ value, title }) => [value, title]));
    return `${asker?.title ?? line.field} ${sayTest(line, titles, words, language)}`;
  });
  return [...lines, ...(asked.feel ? [asked.feel] : [])].join(` ${words.and} `);
}

export function useSayCondition() {
  const { desk, words, form } = useBench();
  return (condition: Pick<Condition, 'if' | 'when'>): string => {
    const own = form.sections.find(({ schema }) => schema.allOf?.some((each) => each === condition));
    return sayCondition(desk.draft, own?.id, condition, words, desk.language);
  };
}
