/** A long list of choices, searched by typing (WAI-ARIA combobox with a list). */
import type { WidgetProps } from '@rjsf/utils';
import { type KeyboardEvent, useState } from 'react';
import { useWords } from '../../words/words.ts';
import { asField } from '../field-schema.ts';
import { stateOf } from './attributes.ts';
import { useOffered } from './offered.ts';

const SHOWN = 50;
const folded = (text: string) => text.normalize('NFKC').toLowerCase();

export function SearchWidget(props: WidgetProps) {
  const words = useWords();
  const { id, value, onChange, onBlur } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const options = useOffered(props, asField(props.schema));
  const chosen = options.find((o) => o.value === value);
  const open = typed !== null;
  const found = options.filter((o) => folded(o.label).includes(folded(typed ?? ''))).slice(0, SHOWN);

  const close = () => setTyped(null);
  const choose = (index: number) => {
    const option = found[index];
    if (option) onChange(option.value);
    close();
  };
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
    if (text === '') onChange(undefined);
  };
  const onKeyDown = (e: KeyboardEvent) => {
    // Enter and arrows belong to the input method while it composes.
    if (e.nativeEvent.isComposing || e.ctrlKey || e.metaKey) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      if (!open) return setTyped('');
      const step = e.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + found.length) % Math.max(found.length, 1));
    } else if (e.key === 'Enter' && open) {
      e.preventDefault();
      choose(at);
    } else if (e.key === 'Escape' && open) {
      e.stopPropagation();
      close();
    }
  };

  return (
    <span className="search-choice">
      <input
        {...stateOf(props)}
        id={id}
        className="control"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={`${id}__list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found.length ? `${id}__${at}` : undefined}
        placeholder={props.placeholder || words.form.type}
        value={typed ?? chosen?.label ?? (typeof value === 'string' ? value : '')}
        onChange={(e) => type(e.target.value)}
        onClick={() => setTyped((t) => t ?? '')}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          onBlur(id, value);
        }}
      />
      <div id={`${id}__list`} className="search-list" role="listbox" aria-label={props.label} hidden={!open}>
        {open &&
          found.map((o, i) => (
            <div
              key={String(o.value)}
              id={`${id}__${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              className="search-option"
              // Before the blur that closes the list.
              onMouseDown={(e) => {
                e.preventDefault();
                choose(i);
              }}
            >
              {o.label}
            </div>
          ))}
        {open && found.length === 0 && <div className="search-none">{words.form.nothing}</div>}
      </div>
    </span>
  );
}
