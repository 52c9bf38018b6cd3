/** Repeated rows: a numbered list with buttons to add, move and remove. */
import type { ArrayFieldItemTemplateProps, ArrayFieldTemplateProps } from '@rjsf/utils';
import { getUiOptions } from '@rjsf/utils';
import { useWords } from '../../words/words.ts';
import { helpId, labelId } from '../widgets/attributes.ts';

export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const words = useWords();
  const { items, title, canAdd, onAddClick, disabled, readonly, required, fieldPathId, schema, uiSchema } =
    props;
  const id = fieldPathId.$id;
  const { kind } = getUiOptions(uiSchema) as { kind?: string };
  return (
    <fieldset className={`rows rows-${kind ?? 'rows'}`} id={id} tabIndex={-1}>
      <legend className="field-label" id={labelId(id)}>
        {title}
        {required && (
          <span className="mark" role="img" aria-label={words.form.required}>
            ＊
          </span>
        )}
      </legend>
      {schema.description && (
        <p className="field-help" id={helpId(id)}>
          {schema.description}
        </p>
      )}
      {items.length > 0 ? (
        <ol className="row-list">{items}</ol>
      ) : (
        <p className="muted small">{words.form.noRows}</p>
      )}
      {canAdd && !disabled && !readonly && (
        <button type="button" className="button small" onClick={(e) => onAddClick(e)}>
          ＋ {words.form.add}
        </button>
      )}
    </fieldset>
  );
}

export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps) {
  const words = useWords();
  const { children, index, buttonsProps, disabled, readonly } = props;
  const { hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps;
  const row = words.form.row(index + 1);
  return (
    <li className="row-item" aria-label={row}>
      <span className="row-number digits" aria-hidden="true">
        {index + 1}
      </span>
      <div className="row-fields">{children}</div>
      {!disabled && !readonly && (
        <span className="row-buttons">
          {hasMoveUp && <Small mark="↑" label={`${row}: ${words.form.up}`} onClick={onMoveUpItem} />}
          {hasMoveDown && <Small mark="↓" label={`${row}: ${words.form.down}`} onClick={onMoveDownItem} />}
          {hasRemove && <Small mark="✕" label={`${row}: ${words.form.remove}`} onClick={onRemoveItem} />}
        </span>
      )}
    </li>
  );
}

function Small({ mark, label, onClick }: { mark: string; label: string; onClick: (e: never) => void }) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={onClick as () => void}
    >
      {mark}
    </button>
  );
}
