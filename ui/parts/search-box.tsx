/** A search box that asks after a pause in typing, and never while an input method composes. */
import { useEffect, useRef, useState } from 'react';

const PAUSE = 300;

interface Props {
  label: string;
  value: string;
  onSearch: (text: string) => void;
  /** Asks on Enter only. */
  onEnter?: boolean;
  placeholder?: string;
  /** A filter is no search of the page: only one landmark of that kind. */
  filter?: boolean;
}

export function SearchBox({ label, value, onSearch, onEnter, placeholder, filter }: Props) {
  const [typed, setTyped] = useState(value);
  const composing = useRef(false);
  const [ended, setEnded] = useState(0);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of a composition is an occasion of its own
  useEffect(() => {
    if (onEnter || composing.current || typed === value) return;
    const timer = setTimeout(() => latest.current(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, value, onEnter, ended]);
  return (
    <form
      role={filter ? undefined : 'search'}
      className="search-box"
      onSubmit={(e) => {
        e.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <input
        type="search"
        className="control"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={typed}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
          setEnded((n) => n + 1);
        }}
        onChange={(e) => setTyped(e.target.value)}
      />
    </form>
  );
}
