/** Who reads the summary of a rule set, and how an element is entered in it. */
import type { Calendar } from '../calendar/working-days.ts';
import { clausesOf } from '../ruleset/coverage.ts';
import type { Rules } from '../ruleset/rules.ts';
import type { Clause, Text } from '../ruleset/types.ts';
import type { Draft } from '../studio/names.ts';
import { type Language, localize } from '../text/language.ts';
import type { Entry } from './summary-shapes.ts';

export interface SummaryReader {
  rules: Rules;
  /** The same rules, as their ids are put in words. */
  draft: Draft;
  language: Language;
  calendar: Calendar;
  /** Local day on which the examples begin. */
  from: string;
}

export interface Titled {
  id: string;
  title?: Text;
  clause?: Clause;
}

export const entry = ({ id, title, clause }: Titled, { language }: SummaryReader): Entry => ({
  id,
  title: localize(title, language) || id,
  clause: clausesOf(clause),
});

export const titledOf = (list: Iterable<Titled>, language: Language) =>
  [...list].map(({ id, title }) => ({ id, title: localize(title, language) || id }));
