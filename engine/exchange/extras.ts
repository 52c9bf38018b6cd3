/** Titles in three languages and clauses: docket's extension elements in a DMN file, both ways. */
import type { DmnModdle, ModdleElement } from 'dmn-moddle';
import type { Clause, Text } from '../ruleset/types.ts';
import { languages, localize } from '../text/language.ts';
import type { Element } from './shapes.ts';

interface Told {
  title?: Text;
  clause?: Clause;
}

/** A title in one language needs no element of ours: the label holds it. */
const titleElements = (moddle: DmnModdle, title: Text | undefined): ModdleElement[] =>
  typeof title === 'object'
    ? Object.entries(title).map(([language, text]) => moddle.create('docket:Title', { language, text }))
    : [];

const clauseElements = (moddle: DmnModdle, clause: Clause | undefined): ModdleElement[] => {
  if (clause === undefined) return [];
  if (typeof clause === 'string') return [moddle.create('docket:Clause', { text: clause })];
  return clause.map((text) => moddle.create('docket:Clause', { text, list: 'true' }));
};

/** The properties that carry title and clause on any DMN element. */
export const tell = (moddle: DmnModdle, { title, clause }: Told): Record<string, unknown> => {
  const values = [...titleElements(moddle, title), ...clauseElements(moddle, clause)];
  return {
    ...(title === undefined ? {} : { label: localize(title, 'en') }),
    ...(values.length > 0 ? { extensionElements: moddle.create('dmn:ExtensionElements', { values }) } : {}),
  };
};

const ownOf = (element: Element, type: string): Element[] =>
  (element.extensionElements?.values ?? []).filter(({ $type }) => $type === type);

const titleOf = (element: Element): Text | undefined => {
  const titles = ownOf(element, 'docket:Title').filter(({ language }) =>
    languages.some((tag) => tag === language),
  );
  if (titles.length === 0) return element.label || undefined;
  return Object.fromEntries(titles.map(({ language, text }) => [language, text ?? ''])) as Text;
};

const clauseOf = (element: Element): Clause | undefined => {
  const clauses = ownOf(element, 'docket:Clause');
  const texts = clauses.map(({ text }) => text ?? '');
  return clauses[0]?.list || texts.length > 1 ? texts : texts[0];
};

/** What `tell` wrote; of a foreign file the label. */
export const told = (element: Element): Told => {
  const title = titleOf(element);
  const clause = clauseOf(element);
  return { ...(title === undefined ? {} : { title }), ...(clause === undefined ? {} : { clause }) };
};

/** Extension elements of other programs, by name. */
export const foreign = (element: Element): string[] =>
  (element.extensionElements?.values ?? [])
    .map(({ $type }) => $type)
    .filter((type) => !type.startsWith('docket:'));
