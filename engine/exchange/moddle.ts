/** dmn-moddle with docket's own words, and every DMN namespace from 1.2 to 1.5 read as that of 1.3. */
import { DmnModdle } from 'dmn-moddle';

/** 1.2, 1.3, 1.4, 1.5: tables, literal expressions and requirements are written alike in all of them. */
const VERSIONS = ['20180521', '20191111', '20211108', '20230324'];

/** The URI of docket's own elements and attributes inside a DMN file. */
export const OWN = 'https://docket.example/schema/dmn/1';

const namespaces = (): Record<string, string> =>
  Object.fromEntries(
    VERSIONS.flatMap((version) =>
      ['http', 'https'].flatMap((scheme) => [
        [`${scheme}://www.omg.org/spec/DMN/${version}/MODEL/`, 'dmn'],
        [`${scheme}://www.omg.org/spec/DMN/${version}/DMNDI/`, 'dmndi'],
      ]),
    ),
  );

export const isKnownNamespace = (uri: string): boolean => Object.hasOwn(namespaces(), uri);

const attribute = (name: string, type = 'String') => ({ name, type, isAttr: true });

/** Attributes on DMN's own elements; titles and clauses as extension elements, their text in an attribute so that blanks stay. */
const docket = {
  name: 'docket',
  prefix: 'docket',
  uri: OWN,
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Table', isAbstract: true, extends: ['dmn:DecisionTable'], properties: [attribute('complete')] },
    ...['InputClause', 'OutputClause'].map((name) => ({
      name,
      isAbstract: true,
      extends: [`dmn:${name}`],
      properties: [attribute('type'), attribute('choice')],
    })),
    { name: 'Title', superClass: ['Element'], properties: [attribute('language'), attribute('text')] },
    { name: 'Clause', superClass: ['Element'], properties: [attribute('text'), attribute('list')] },
  ],
};

/** A new one each time: moddle-xml writes into the map of namespaces it is given. */
export const makeModdle = (): DmnModdle => new DmnModdle({ docket }, { nsMap: namespaces() });
