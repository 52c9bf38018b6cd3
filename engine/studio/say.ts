/** Words of the language as authors read them: values of lists, kinds of elements, ways of saying something, events. */
import helpWords from '../../schemas/meta/help.json' with { type: 'json' };
import keywordWords from '../../schemas/meta/keywords.json' with { type: 'json' };
import said from '../../schemas/meta/values.json' with { type: 'json' };
import { sayKeyword } from '../exchange/tell.ts';
import type { Text } from '../ruleset/types.ts';
import { type Language, localize } from '../text/language.ts';
import { fillIn } from '../text/words.ts';

type Texts = Record<string, Exclude<Text, string>>;

const values = said.values as Texts;
const within = said.within as Texts;
const ways = said.ways as Texts;
const elements = said.elements as Texts;
export const events = said.events as Texts;

/** A value that the language lists, under its keyword: `bornLate`, `record`. */
export const sayValue = (keyword: string, value: string, language: Language): string =>
  localize(within[`${keyword}/${value}`] ?? values[value], language) || value;

/** One of several ways to say something: an id, a text, a length, what a parameter gives. */
export const sayWay = (name: string, language: Language): string =>
  localize(ways[name], language) || sayKeyword(name, language);

/** A kind of element: `stage`, `standingAction`; undefined for one that has no word. */
export const sayElement = (kind: string, language: Language): string | undefined =>
  elements[kind] && localize(elements[kind], language);

const ones = keywordWords as Record<string, { one?: string }>;

/** A single one of a list of this name: English says it otherwise. */
export const sayOne = (keyword: string, language: Language): string =>
  (language === 'en' && ones[keyword]?.one) || sayKeyword(keyword, language);

/** `stage.entered` of what has this name. */
export const sayEvent = (family: string, name: string, language: Language): string =>
  fillIn(localize(events[family], language), { name });

const helps = helpWords as Record<string, Exclude<Text, string>>;

/** What a meta-schema says about a place; it explains itself in English. */
export const sayHelp = (description: string, language: Language): string =>
  (language !== 'en' && localize(helps[description], language)) || description;
