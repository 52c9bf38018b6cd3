/** What an errand is asked for, as it comes over the API and as it is kept. */

import Type, { type Static } from 'typebox';
import { RegisterAsk } from '../routes/registers.ts';

const Id = Type.String({ minLength: 1, maxLength: 200 });
const Ids = Type.Array(Id, { maxItems: 100, uniqueItems: true });

export const ErrandAsk = Type.Object(
  {
    /** A register in volumes; papers of many complaints; everything one may read. */
    do: Type.Enum(['register', 'papers', 'all']),
    register: Type.Optional(Id),
    asked: Type.Optional(RegisterAsk),
    /** Of a register; PDF in volumes where absent. */
    format: Type.Optional(Type.Enum(['pdf', 'xlsx', 'csv'])),
    complaints: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 2000, uniqueItems: true })),
    /** Ids of forms and slips wanted of each complaint. */
    forms: Type.Optional(Ids),
    slips: Type.Optional(Ids),
    /** Forms in their labelled copies. */
    copies: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export type ErrandAsk = Static<typeof ErrandAsk>;
