/** Turns a section into what @rjsf/core draws: plain field schemas, and a uiSchema naming our widgets. */
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { Bounds } from '../../engine/form/limits.ts';
import type { SectionView } from '../../engine/form/shapes.ts';
import { asField, type Branch, type FieldSchema, optionsOf, parts, UNKNOWN } from './field-schema.ts';
import { chooseWidget, type FieldUi } from './registry.ts';
import { decided } from './settled.ts';

type Ui = Record<string, FieldUi>;

/** The field itself, without the branch that lets it be unknown. */
function known(field: FieldSchema): FieldSchema {
  const { anyOf, oneOf, type, ...rest } = field;
  const branches = (anyOf ?? oneOf ?? []).filter((b) => b.const !== UNKNOWN);
  const types = Array.isArray(type) ? type.filter((t) => t !== 'null') : type ? [type] : [];
  const only = types.length > 1 ? types.filter((t) => t !== 'string')[0] : types[0];
  if (branches.length === 1 && branches[0]!.const === undefined) return { ...rest, ...branches[0] };
  return { ...rest, ...(only ? { type: only } : {}), ...(branches.length ? { oneOf: branches } : {}) };
}

/** As `enum`: of a `oneOf` the renderer would take the first value for a default, and compare them all on each key. */
function listed(field: FieldSchema): FieldSchema {
  const options = optionsOf(field);
  if (options.length === 0) return field;
  const { oneOf: _, anyOf: __, ...rest } = field;
  return { ...rest, enum: options.map((o) => o.value), 'x-titles': options.map((o) => o.label) };
}

function plainField(field: FieldSchema): FieldSchema {
  const base = listed(field['x-unknown'] === undefined ? field : known(field));
  if (!base.items) return base;
  return { ...base, items: base.items.properties ? plainObject(base.items) : listed(base.items) };
}

function plainBranch(branch: Branch): Branch {
  const sides = { ...branch };
  for (const key of ['then', 'else'] as const) if (branch[key]) sides[key] = plainObject(branch[key]);
  return sides;
}

/** Fields as they are drawn; the exact schema stays with the validator. */
function plainObject({ type, properties, required, allOf }: FieldSchema): FieldSchema {
  return {
    ...(type && { type }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([id, f]) => [id, plainField(f)])),
    }),
    ...(required && { required }),
    ...(allOf && { allOf: allOf.map(plainBranch) }),
  };
}

function fieldUi(original: FieldSchema, ui: FieldUi = {}, bounds?: Bounds): UiSchema {
  const unknown = original['x-unknown'];
  const field = plainField(original);
  const entry = chooseWidget(field, ui);
  const drawn = entry.widget !== 'rows' && entry.widget !== 'table';
  return {
    ...(drawn && { 'ui:widget': entry.widget }),
    ...(unknown !== undefined && { 'ui:field': 'UnknownField' }),
    'ui:options': {
      span: ui.span ?? entry.span,
      stretches: ui.span === undefined && entry.span > 1,
      group: entry.group ?? false,
      kind: entry.widget,
      copyable: false,
      ...bounds,
      ...(original.format === 'checklist' && { addable: false, removable: false, orderable: false }),
      ...(ui.rows && { rows: ui.rows }),
      ...(ui.placeholder && { placeholder: ui.placeholder }),
      ...(unknown !== undefined && { unknown }),
      ...(original['x-under'] && { under: original['x-under'] }),
    },
    ...(field.items && !entry.widget.startsWith('check') && { items: itemUi(field.items, original.format) }),
  };
}

/** Rows of a table have no ui of their own in the language; a row's cells share its four columns. */
function itemUi(item: FieldSchema, format?: string): UiSchema {
  const [first] = Object.keys(item.properties ?? {});
  if (format === 'checklist' && first) {
    const rows = objectUi(item, {});
    return { ...rows, [first]: { ...rows[first], 'ui:widget': 'about' } };
  }
  return item.properties ? objectUi(item, {}) : { ...fieldUi(item), 'ui:label': false };
}

function objectUi(schema: FieldSchema, ui: Ui, bounds: Record<string, Bounds> = {}): UiSchema {
  const fields = parts(schema).flatMap((part) => Object.entries(part.properties ?? {}));
  return Object.fromEntries(fields.map(([id, field]) => [id, fieldUi(field, ui[id], bounds[id])]));
}

export function prepare(
  section: SectionView,
  whens = section.whens,
): { schema: RJSFSchema; uiSchema: UiSchema } {
  const schema = decided(asField(section.schema), whens);
  return {
    schema: { ...plainObject(schema), type: 'object' } as RJSFSchema,
    uiSchema: {
      ...objectUi(schema, section.ui, section.bounds),
      'ui:submitButtonOptions': { norender: true },
    },
  };
}
