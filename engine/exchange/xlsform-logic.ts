/** Of XLSForm's expressions (XPath) those that a form here says by itself: bounds of a value, fields of one value. */

type Bounds = Record<string, number | string>;

const comparisons: Record<string, string> = {
  '>=': 'minimum',
  '<=': 'maximum',
  '>': 'exclusiveMinimum',
  '<': 'exclusiveMaximum',
};

/** Both hold: `a and b`; a word inside quotes parts nothing. */
const parts = (text: string): string[] => text.split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/);

function bound(part: string): Bounds | undefined {
  const [, sign, number] = /^\.\s*(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/.exec(part) ?? [];
  if (sign) return { [comparisons[sign]!]: Number(number) };
  const [, length, most] = /^string-length\(\s*\.\s*\)\s*(<=|>=)\s*(\d+)$/.exec(part) ?? [];
  if (length) return { [length === '<=' ? 'maxLength' : 'minLength']: Number(most) };
  const [, pattern] = /^regex\(\s*\.\s*,\s*'([^']+)'\s*\)$/.exec(part) ?? [];
  return pattern ? { pattern } : undefined;
}

/** `. > 0 and . <= 10`, `string-length(.) <= 20`, `regex(., '…')`; undefined for anything else. */
export function boundsOf(constraint: string): Bounds | undefined {
  const found = parts(constraint.trim()).map((part) => bound(part.trim()));
  return found.includes(undefined) ? undefined : Object.assign({}, ...found);
}

/**
 * `${a} = 'x' and ${b} = 3` as tests of our fields; undefined for anything else. `named`: their name to our id;
 * `entries`: of a field's list their value to our entry.
 */
export function testsOf(
  relevant: string,
  named: ReadonlyMap<string, string>,
  entries: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Record<string, { const: string | number }> | undefined {
  const tests: Record<string, { const: string | number }> = {};
  for (const part of parts(relevant.trim())) {
    const [, name = '', text, number] =
      /^\$\{([^}]+)\}\s*=\s*(?:'([^']*)'|(-?\d+(?:\.\d+)?))$/.exec(part.trim()) ?? [];
    const id = named.get(name);
    const value = number === undefined ? (entries.get(name)?.get(text ?? '') ?? text) : Number(number);
    if (!id || value === undefined || id in tests) return undefined;
    tests[id] = { const: value };
  }
  return tests;
}
