/** A valid value for a plain JSON Schema of docket's forms. */
import { formatDay } from '../../calendar/day.ts';
import type { JsonSchema } from '../../form/shapes.ts';
import type { Lots } from './lots.ts';
import { matching } from './matching.ts';

export interface Drawing {
  lots: Lots;
  /** Local day number: dates lie around it. */
  today: number;
}

const numberOf = (schema: JsonSchema, key: string): number | undefined =>
  typeof schema[key] === 'number' ? schema[key] : undefined;

/** Amounts of every size: as likely ten as ten thousand. */
function drawNumber(schema: JsonSchema, { lots }: Drawing): number {
  const step = numberOf(schema, 'multipleOf') ?? (schema.type === 'integer' ? 1 : 0.01);
  const above = numberOf(schema, 'exclusiveMinimum');
  const below = numberOf(schema, 'exclusiveMaximum');
  const least = numberOf(schema, 'minimum') ?? (above === undefined ? 0 : above + step);
  const most = numberOf(schema, 'maximum') ?? (below === undefined ? undefined : below - step);
  const size = 10 ** lots.below(7);
  const drawn = most === undefined ? least + lots.next() * size : least + lots.next() * (most - least);
  const whole = Math.round(drawn / step);
  return Number((lots.chance(0.2) ? least : Math.max(least, whole * step)).toPrecision(12));
}

const words = ['板', 'sample', '孔', 'line 2', '不良', 'ok', '號', 'note'];

function drawText(schema: JsonSchema, drawing: Drawing): string {
  const { lots, today } = drawing;
  const day = () => formatDay(today - 20 + lots.below(41));
  if (schema.format === 'date') return day();
  if (schema.format === 'date-time') return `${day()}T0${lots.below(10)}:30:00Z`;
  if (schema.format === 'email') return `p${lots.below(1000)}@example.org`;
  if (typeof schema.pattern === 'string') return matching(schema.pattern, lots);
  const least = Math.max(1, numberOf(schema, 'minLength') ?? 1);
  let text = lots.pick(words)!;
  while (text.length < least) text += lots.pick(words);
  return text.slice(0, numberOf(schema, 'maxLength') ?? 200);
}

function drawList(schema: JsonSchema, drawing: Drawing): unknown[] {
  const least = numberOf(schema, 'minItems') ?? 0;
  const most = Math.min(numberOf(schema, 'maxItems') ?? 3, least + 3);
  const n = least + drawing.lots.below(Math.max(1, most - least + 1));
  return Array.from({ length: n }, () =>
    drawValue((schema.items ?? { type: 'string' }) as JsonSchema, drawing),
  );
}

function drawObject(schema: JsonSchema, drawing: Drawing): Record<string, unknown> {
  const required = (schema.required ?? []) as string[];
  const fields = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const chosen = fields.filter(([id]) => required.includes(id) || drawing.lots.chance(0.5));
  return Object.fromEntries(chosen.map(([id, field]) => [id, drawValue(field, drawing)]));
}

export function drawValue(schema: JsonSchema, drawing: Drawing): unknown {
  const { lots } = drawing;
  const branches = schema.anyOf as JsonSchema[] | undefined;
  if (branches) return drawValue(lots.chance(0.8) ? branches[0]! : lots.pick(branches)!, drawing);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return lots.pick(schema.enum);
  if (schema.type === 'boolean') return lots.chance(0.5);
  if (schema.type === 'number' || schema.type === 'integer') return drawNumber(schema, drawing);
  if (schema.type === 'array') return drawList(schema, drawing);
  return schema.type === 'object' ? drawObject(schema, drawing) : drawText(schema, drawing);
}
