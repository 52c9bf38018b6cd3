/** A form of a hundred fields of six kinds, plain, and as docket's own view of it: with conditions, a computed field and its title unlike every other. */
import type { FeelType } from '../../engine/feel/types.ts';
import type { SectionView } from '../../engine/form/shapes.ts';
import { seeded } from './random.ts';

export const FIELDS = 100;
/** How many of them are asked for under a condition, where conditions are tried. */
const CONDITIONAL = 10;

const words = '投訴受理編號單位客戶產品批號數量日期原因責任處理結果答覆核准備註'.split('');

type Field = Record<string, unknown>;

const kinds: ((title: string) => Field)[] = [
  (title) => ({ type: 'string', title }),
  (title) => ({ type: 'integer', title }),
  (title) => ({ type: 'string', title, enum: ['甲', '乙', '丙', '丁', '戊'] }),
  (title) => ({ type: 'string', title, format: 'date' }),
  (title) => ({ type: 'boolean', title }),
  (title) => ({ type: 'string', title, maxLength: 2000 }),
];

/** Ids of fields `f0` to `f99`; `f0` is a text, in which is typed. */
export function plainFields(): Record<string, Field> {
  const random = seeded(8);
  const titleOf = (n: number) =>
    `${n + 1} ${Array.from({ length: 4 }, () => words[random.below(words.length)]).join('')}`;
  return Object.fromEntries(
    Array.from({ length: FIELDS }, (_, n) => [`f${n}`, kinds[n % kinds.length]!(titleOf(n))]),
  );
}

export const plainSchema = () => ({ type: 'object', properties: plainFields() });

/** Wide texts are told to the stock themes as they are to docket. */
export const plainUi = () =>
  Object.fromEntries(
    Object.entries(plainFields()).flatMap(([id, { maxLength }]) =>
      maxLength ? [[id, { 'ui:widget': 'textarea' }]] : [],
    ),
  );

const section = (schema: Field, more: Partial<SectionView> = {}): SectionView => ({
  id: 'root',
  form: 'paper',
  title: '表',
  clause: [],
  validator: 'none',
  schema,
  ui: {},
  ...more,
});

export const plainSection = (): SectionView => section(plainSchema());

/** The same hundred: the last ten under a condition on what is typed in, one of them worked out from it. */
export function richSection(): SectionView {
  const all = Object.entries(plainFields());
  const [plain, under] = [all.slice(0, FIELDS - CONDITIONAL), all.slice(FIELDS - CONDITIONAL)];
  const computed = 'f60';
  const properties = Object.fromEntries(
    plain.map(([id, field]) => [id, id === computed ? { ...field, 'x-computed': true } : field]),
  );
  const text: FeelType = { kind: 'string' };
  const scope: FeelType = {
    kind: 'context',
    fields: { root: { kind: 'context', fields: { f0: text, [computed]: text } } },
  };
  const result = 'then' as const;
  return section(
    {
      type: 'object',
      properties,
      allOf: under.map(([id, field]) => ({
        if: { required: ['f0'], properties: { f0: { const: `never ${id}` } } },
        [result]: { properties: { [id]: field } },
      })),
    },
    { live: { whens: {}, computed: [{ field: computed, text: 'root.f0 + "。"' }], scope, facts: {} } },
  );
}
