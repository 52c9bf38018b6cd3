/** First values: what stands where an author has just added something. */
import type { Json } from '../exchange/parts.ts';
import type { MetaSchema } from '../ruleset/meta.ts';
import { branchesOf, definition, type Spot, typeOf } from './spot.ts';

/** `stage3`: the first number that nobody has. */
export function freshId(stem: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) if (!taken.has(`${stem}${n}`)) return `${stem}${n}`;
}

const firstOf = ({ schema }: Spot): Json | undefined => schema.const ?? schema.enum?.[0];

/** A name for an element that is made. */
export type Fresh = (element: Spot) => string;

/** What every one of its kind has; `fresh` names it. */
function blankObject(spot: Spot, fresh: Fresh): Json {
  const { required = [], properties = {} } = spot.schema;
  return Object.fromEntries(
    required.map((key) => [
      key,
      key === 'id' ? fresh(spot) : blank({ schema: properties[key] as MetaSchema, in: spot.in }, fresh),
    ]),
  );
}

/** The least that the language asks for; texts and names stand empty until the author fills them. */
export function blank(unsettled: Spot, fresh: Fresh): Json {
  const spot = definition(unsettled);
  const [branch] = branchesOf(spot);
  if (branch) return blank(branch, fresh);
  const first = firstOf(spot);
  if (first !== undefined) return first;
  const { items, minItems = 0, minimum = 0, properties } = spot.schema;
  const type = typeOf(spot);
  if (type === 'array') return minItems > 0 && items ? [blank({ schema: items, in: spot.in }, fresh)] : [];
  if (type === 'object') return properties ? blankObject(spot, fresh) : {};
  if (type === 'number') return minimum;
  return type === 'boolean' ? true : '';
}
