/** The fields of a section, or of one row, on a grid of four columns. */
import type { ObjectFieldTemplateProps, UiSchema } from '@rjsf/utils';
import { getUiOptions } from '@rjsf/utils';
import { type Cell, fillRows } from '../fill-rows.ts';

function cellOf(uiSchema: UiSchema | undefined): Cell {
  const { span = 4, stretches = false } = getUiOptions(uiSchema) as Partial<Cell>;
  return { span: Math.min(4, Math.max(1, span)), stretches };
}

export function ObjectFieldTemplate({ properties, uiSchema, fieldPathId }: ObjectFieldTemplateProps) {
  const shown = properties.filter((p) => !p.hidden);
  const spans = fillRows(shown.map((p) => cellOf(uiSchema?.[p.name])));
  return (
    <div className="form-grid" id={fieldPathId.$id}>
      {shown.map((p, i) => (
        <div key={p.name} className={`span-${spans[i]}`}>
          {p.content}
        </div>
      ))}
    </div>
  );
}
