/** Conditions as lines that people read: which field, and what of it; the language's own words and simple FEEL, and back. */
import type { Condition, ConditionTest } from '../../ruleset/types.ts';

export type Plain = string | number | boolean;

/** What is asked of a field: all lines of a condition must hold. */
export interface Line {
  /** Empty for the section that asks. */
  section: string;
  field: string;
  test: { is: 'filled' } | { is: 'oneOf'; values: Plain[] } | { is: 'range'; from?: number; to?: number };
}

/** `feel` where it says more than lines can. */
export interface Asked {
  lines: Line[];
  feel?: string;
}

function readTest(test: ConditionTest | undefined): Line['test'] | undefined {
  if (!test) return { is: 'filled' };
  const { const: one, enum: several, minimum: from, maximum: to } = test;
  const ways = [one, several, from ?? to].filter((way) => way !== undefined).length;
  if (ways !== 1) return undefined;
  if (several) return { is: 'oneOf', values: several };
  if (one !== undefined) return { is: 'oneOf', values: [one] };
  return { is: 'range', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Undefined where JSON Schema says what lines cannot: a test of a field that may be empty. */
export function readIf({ required, properties }: NonNullable<Condition['if']>): Line[] | undefined {
  const lines = required.map((field) => ({ section: '', field, test: readTest(properties[field]) }));
  const optional = Object.keys(properties).some((field) => !required.includes(field));
  return optional || lines.some(({ test }) => !test) ? undefined : (lines as Line[]);
}

function writeTest(test: Line['test']): ConditionTest | undefined {
  if (test.is === 'filled') return undefined;
  if (test.is === 'oneOf')
    return test.values.length === 1 ? { const: test.values[0]! } : { enum: test.values };
  const { from, to } = test;
  return { ...(from === undefined ? {} : { minimum: from }), ...(to === undefined ? {} : { maximum: to }) };
}

export const writeIf = (lines: Line[]): NonNullable<Condition['if']> => ({
  required: lines.map(({ field }) => field),
  properties: Object.fromEntries(
    lines.flatMap(({ field, test }) => {
      const said = writeTest(test);
      return said ? [[field, said]] : [];
    }),
  ),
});

const NAME = '([A-Za-z]\\w*)\\.([A-Za-z]\\w*)';
const LITERAL = '(?:"[^"\\\\]*"|-?\\d+(?:\\.\\d+)?|true|false)';
const patterns = {
  filled: new RegExp(`^${NAME} != null$`),
  one: new RegExp(`^${NAME} = (${LITERAL})$`),
  several: new RegExp(`^${NAME} in \\((${LITERAL}(?:, ?${LITERAL})*)\\)$`),
  from: new RegExp(`^${NAME} >= (-?\\d+(?:\\.\\d+)?)$`),
  to: new RegExp(`^${NAME} <= (-?\\d+(?:\\.\\d+)?)$`),
};

const literals = (text: string): Plain[] => JSON.parse(`[${text}]`) as Plain[];

/** Those names of FEEL that are no sections. */
const reads: Record<keyof typeof patterns, (text: string) => Line['test']> = {
  filled: () => ({ is: 'filled' }),
  one: (text) => ({ is: 'oneOf', values: literals(text) }),
  several: (text) => ({ is: 'oneOf', values: literals(text) }),
  from: (text) => ({ is: 'range', from: Number(text) }),
  to: (text) => ({ is: 'range', to: Number(text) }),
};

function readPart(text: string, sections: readonly string[]): Line | undefined {
  for (const [is, pattern] of Object.entries(patterns)) {
    const [, section = '', field = '', value = ''] = pattern.exec(text) ?? [];
    if (sections.includes(section))
      return { section, field, test: reads[is as keyof typeof patterns](value) };
  }
  return undefined;
}

/** FEEL as lines about the fields of these sections; undefined where it says more. */
export function readFeel(text: string, sections: readonly string[]): Line[] | undefined {
  // A text may hold the word itself: such FEEL stays FEEL.
  const lines = text.split(' and ').map((part) => readPart(part.trim(), sections));
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

const literal = (value: Plain): string => JSON.stringify(value);

function sayFeel({ section, field, test }: Line): string[] {
  const name = `${section}.${field}`;
  if (test.is === 'filled') return [`${name} != null`];
  if (test.is === 'range')
    return [
      ...(test.from === undefined ? [] : [`${name} >= ${test.from}`]),
      ...(test.to === undefined ? [] : [`${name} <= ${test.to}`]),
    ];
  const [one = '', ...more] = test.values;
  return [
    more.length === 0 ? `${name} = ${literal(one)}` : `${name} in (${test.values.map(literal).join(', ')})`,
  ];
}

export const writeFeel = (lines: Line[]): string => lines.flatMap(sayFeel).join(' and ');

/** A condition in lines, as far as lines can say it; undefined where its `if` cannot be said so. */
export function readCondition(
  { if: own, when }: Pick<Condition, 'if' | 'when'>,
  sections: readonly string[],
): Asked | undefined {
  const lines = own ? readIf(own) : [];
  if (!lines) return undefined;
  const earlier = when === undefined ? [] : readFeel(when, sections);
  return earlier ? { lines: [...lines, ...earlier] } : { lines, feel: when! };
}

/** Fields of the section itself are asked in JSON Schema, all else in FEEL. */
export function writeCondition({ lines, feel }: Asked): Pick<Condition, 'if' | 'when'> {
  const own = lines.filter(({ section }) => section === '');
  const earlier = writeFeel(lines.filter(({ section }) => section !== ''));
  const when = [feel, earlier].filter(Boolean).join(' and ');
  return { ...(when ? { when } : {}), ...(own.length > 0 ? { if: writeIf(own) } : {}) };
}
