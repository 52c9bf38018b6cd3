/** Which widget draws a field: the highest ranked entry whose predicate holds. */
import type { SectionView } from '../../engine/form/shapes.ts';
import { type FieldSchema, optionsOf } from './field-schema.ts';

export type FieldUi = SectionView['ui'][string];
type Test = (schema: FieldSchema, ui: FieldUi) => boolean;

export interface Entry {
  widget: string;
  rank: number;
  test: Test;
  /** Columns taken, of four, where the rule set does not say. */
  span: number;
  /** Several controls under one name: labelled as a group. */
  group?: true;
}

/** From here on a list is searched rather than scrolled. */
const LONG_LIST = 15;

const isA =
  (...types: string[]): Test =>
  ({ type }) =>
    types.includes(String(Array.isArray(type) ? type[0] : type));
const format =
  (...names: string[]): Test =>
  (schema) =>
    names.includes(schema.format ?? '');
const asked =
  (...names: string[]): Test =>
  (_, ui) =>
    names.includes(ui.widget ?? '');
const all =
  (...tests: Test[]): Test =>
  (schema, ui) =>
    tests.every((test) => test(schema, ui));

const isChoice: Test = (schema) => optionsOf(schema).length > 0;
const isLongChoice: Test = (schema) => optionsOf(schema).length >= LONG_LIST;
/** Two or three short titles are seen and answered at once. */
const isShortChoice: Test = (schema) => {
  const options = optionsOf(schema);
  return options.length <= 3 && options.reduce((sum, o) => sum + o.label.length, 0) <= 18;
};
const isLongText: Test = (schema) => (schema.maxLength ?? 0) > 200;
const ofChoices: Test = (schema) => optionsOf(schema.items ?? {}).length > 0;
const ofFiles: Test = (schema) => schema.items?.format === 'attachment';
const ofRows: Test = (schema) => schema.items?.properties !== undefined;

export const registry: readonly Entry[] = [
  { widget: 'line', rank: 0, test: () => true, span: 2 },
  { widget: 'lines', rank: 1, test: all(isA('string'), isLongText), span: 4 },
  { widget: 'number', rank: 2, test: isA('number', 'integer'), span: 1 },
  { widget: 'yesNo', rank: 2, test: isA('boolean'), span: 1, group: true },
  { widget: 'rows', rank: 2, test: isA('array'), span: 4, group: true },
  { widget: 'table', rank: 3, test: all(isA('array'), ofRows), span: 4, group: true },
  { widget: 'amount', rank: 3, test: all(isA('number', 'integer'), format('amount')), span: 1 },
  { widget: 'date', rank: 3, test: format('date'), span: 1 },
  { widget: 'dateTime', rank: 3, test: format('date-time'), span: 1 },
  { widget: 'time', rank: 3, test: format('time'), span: 1 },
  { widget: 'duration', rank: 3, test: format('duration'), span: 1, group: true },
  { widget: 'url', rank: 3, test: format('url'), span: 2 },
  { widget: 'identity', rank: 3, test: format('identity'), span: 2 },
  { widget: 'rating', rank: 3, test: format('rating'), span: 2, group: true },
  { widget: 'signature', rank: 3, test: format('signature'), span: 1 },
  { widget: 'seal', rank: 3, test: format('seal'), span: 1 },
  { widget: 'email', rank: 3, test: format('email'), span: 2 },
  { widget: 'phone', rank: 3, test: format('phone'), span: 1 },
  { widget: 'attachment', rank: 3, test: format('attachment'), span: 2 },
  { widget: 'attachments', rank: 4, test: all(isA('array'), ofFiles), span: 4 },
  { widget: 'checkboxes', rank: 4, test: all(isA('array'), ofChoices), span: 4, group: true },
  { widget: 'select', rank: 5, test: isChoice, span: 1 },
  { widget: 'radio', rank: 6, test: all(isChoice, isShortChoice), span: 2, group: true },
  { widget: 'search', rank: 6, test: isLongChoice, span: 2 },
  {
    widget: 'lines',
    rank: 8,
    test: all(isA('string'), (s, ui) => !isChoice(s, ui), asked('textarea')),
    span: 4,
  },
  {
    widget: 'select',
    rank: 8,
    test: all(isChoice, (s, ui) => !isLongChoice(s, ui), asked('select')),
    span: 1,
  },
  { widget: 'computed', rank: 9, test: (schema) => schema['x-computed'] === true, span: 1 },
  { widget: 'radio', rank: 8, test: all(isChoice, asked('radio')), span: 2, group: true },
];

export function chooseWidget(schema: FieldSchema, ui: FieldUi = {}): Entry {
  let best = registry[0]!;
  for (const entry of registry) if (entry.rank >= best.rank && entry.test(schema, ui)) best = entry;
  return best;
}
