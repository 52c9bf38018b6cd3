/** The meta-schemas, at hand as data. */
import calendar from '../../schemas/meta/calendar.schema.json' with { type: 'json' };
import cast from '../../schemas/meta/cast.schema.json' with { type: 'json' };
import common from '../../schemas/meta/common.schema.json' with { type: 'json' };
import deadlines from '../../schemas/meta/deadlines.schema.json' with { type: 'json' };
import duties from '../../schemas/meta/duties.schema.json' with { type: 'json' };
import form from '../../schemas/meta/form.schema.json' with { type: 'json' };
import history from '../../schemas/meta/history.schema.json' with { type: 'json' };
import packageManifest from '../../schemas/meta/package.schema.json' with { type: 'json' };
import print from '../../schemas/meta/print.schema.json' with { type: 'json' };
import procedure from '../../schemas/meta/procedure.schema.json' with { type: 'json' };
import register from '../../schemas/meta/register.schema.json' with { type: 'json' };
import ruleset from '../../schemas/meta/ruleset.schema.json' with { type: 'json' };
import scenario from '../../schemas/meta/scenario.schema.json' with { type: 'json' };
import series from '../../schemas/meta/series.schema.json' with { type: 'json' };
import slip from '../../schemas/meta/slip.schema.json' with { type: 'json' };
import source from '../../schemas/meta/source.schema.json' with { type: 'json' };
import submissions from '../../schemas/meta/submissions.schema.json' with { type: 'json' };
import table from '../../schemas/meta/table.schema.json' with { type: 'json' };

/** A JSON Schema with docket's two annotations: what an id refers to, and which definitions are elements. */
export interface MetaSchema {
  $id?: string;
  $ref?: string;
  $defs?: Record<string, MetaSchema>;
  title?: string;
  description?: string;
  type?: string | string[];
  properties?: Record<string, MetaSchema>;
  additionalProperties?: MetaSchema | boolean;
  items?: MetaSchema;
  anyOf?: MetaSchema[];
  required?: string[];
  enum?: string[];
  const?: string | number | boolean;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  /** `department`, `stage`, `field`, `event`, `expression` … */
  refersTo?: string;
  /** Of a parameter: the types that may stand there. */
  ofType?: string[];
  element?: string;
}

const all = {
  calendar,
  cast,
  common,
  deadlines,
  duties,
  form,
  history,
  slip,
  package: packageManifest,
  print,
  procedure,
  register,
  ruleset,
  scenario,
  series,
  source,
  submissions,
  table,
};

export type MetaName = keyof typeof all;

export const meta: Record<MetaName, MetaSchema> = all as Record<MetaName, MetaSchema>;

/** Follows a `$ref` of a meta-schema (`common.schema.json#/$defs/id`, `#/$defs/row`) from the file it stands in. */
export function follow(ref: string, from: MetaName): { schema: MetaSchema; file: MetaName } {
  const [name = '', pointer = ''] = ref.split('#');
  const file = name ? (name.replace('.schema.json', '') as MetaName) : from;
  const schema = pointer ? meta[file].$defs?.[pointer.replace('/$defs/', '')] : meta[file];
  if (!schema) throw new Error(`meta-schema reference ${ref} leads nowhere`);
  return { schema, file };
}
