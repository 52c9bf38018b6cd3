/** The canonical text of a rule-set file: keys in the order of its meta-schema, one layout. */
import { follow, type MetaName, type MetaSchema } from './meta.ts';

/** A value that fits is written on one line. */
const width = 110;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Spot {
  schema: MetaSchema;
  file: MetaName;
}

function resolved({ schema, file }: Spot): Spot {
  return schema.$ref ? resolved(follow(schema.$ref, file)) : { schema, file };
}

/** Of an anyOf, the branch that knows the most of the keys. */
function branchFor(value: object, spot: Spot): Spot {
  const at = resolved(spot);
  const branches = (at.schema.anyOf ?? []).map((schema) => resolved({ schema, file: at.file }));
  const known = ({ schema }: Spot) =>
    Object.keys(value).filter((key) => key in (schema.properties ?? {})).length;
  return branches.reduce((best, branch) => (known(branch) > known(best) ? branch : best), at);
}

/** Known keys in the schema's order, then the others as they stand (ids of fields, unknown keys). */
function ordered(value: unknown, spot: Spot): unknown {
  if (Array.isArray(value)) {
    const { schema, file } = branchFor(value, spot);
    return schema.items ? value.map((item) => ordered(item, { schema: schema.items!, file })) : value;
  }
  if (!isObject(value)) return value;
  const { schema, file } = branchFor(value, spot);
  const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  const order = Object.keys(schema.properties ?? {});
  const keys = [
    ...order.filter((key) => key in value),
    ...Object.keys(value).filter((key) => !order.includes(key)),
  ];
  return Object.fromEntries(
    keys.map((key) => [key, ordered(value[key], { schema: schema.properties?.[key] ?? rest, file })]),
  );
}

const oneLine = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, child]) => `${JSON.stringify(key)}: ${oneLine(child)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
};

/** Columns as a reader sees them: a Chinese character takes two. */
const columns = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);

const deep = (value: unknown): number =>
  isObject(value) || Array.isArray(value) ? 1 + Math.max(0, ...Object.values(value as object).map(deep)) : 0;

function lines(value: unknown, indent: string, before: number): string {
  const line = oneLine(value);
  if (!isObject(value) && !Array.isArray(value)) return line;
  if (deep(value) <= 2 && before + columns(line) <= width) return line;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => inner + lines(item, inner, inner.length))
    : Object.entries(value).map(([key, child]) => {
        const head = `${inner}${JSON.stringify(key)}: `;
        return head + lines(child, inner, head.length);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return items.length === 0 ? `${open}${close}` : `${open}\n${items.join(',\n')}\n${indent}${close}`;
}

/** The file's canonical text; the same value always gives the same bytes. Without a meta-schema only the layout is settled. */
export function formatFile(value: unknown, meta?: MetaName): string {
  const sorted = meta ? ordered(value, { schema: { $ref: `${meta}.schema.json` }, file: meta }) : value;
  return `${lines(sorted, '', 0)}\n`;
}
