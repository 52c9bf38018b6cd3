/** The element as the file has it: JSON to read and to change with hints of what may stand there, taken over when it can be read. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Json } from '../../engine/exchange/parts.ts';
import { kindOf } from '../../engine/ruleset/files.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import { valueAt } from '../../engine/ruleset/places.ts';
import { between } from '../../engine/studio/between.ts';
import type { Branch } from '../../engine/studio/outline.ts';
import { type TextHint, textHints } from '../../engine/studio/text/hints.ts';
import { useDesk } from './desk.ts';
import { HintList, HintSaid, useHintKeys } from './hint-list.tsx';
import { useStudioWords } from './words.ts';

function read(text: string): { value: Json } | { fault: string } {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Beyond it a key would wait for its hints. */
const LONGEST = 200_000;

function useHints(text: string, cursor: number | undefined, { file, path }: Branch): TextHint[] {
  const { draft, language } = useDesk();
  const [late, at] = [useDeferredValue(text), useDeferredValue(cursor)];
  return useMemo(
    () =>
      at === undefined || late.length > LONGEST
        ? []
        : textHints(late, at, { draft, place: { file, path }, language }),
    [late, at, draft, file, path, language],
  );
}

export function TextView({ branch }: { branch: Branch }) {
  const words = useStudioWords();
  const { draft, change } = useDesk();
  const { file, path } = branch;
  const value = valueAt(draft.documents[file], path) as Json;
  const written = formatFile(value, path === '' ? kindOf(file)?.meta : undefined);
  const [text, setText] = useState(written);
  // What was changed elsewhere, or taken back, is shown.
  useEffect(() => setText(written), [written]);
  const typed = read(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState<number>();
  const offered = useHintKeys(useHints(text, cursor, branch), (hint) => {
    setText(hint.text);
    setCursor(hint.cursor);
    requestAnimationFrame(() => field.current?.setSelectionRange(hint.cursor, hint.cursor));
  });
  const apply = () => {
    if ('value' in typed) change(between({ file, path }, value, typed.value));
  };
  return (
    <div className="studio-text">
      <textarea
        ref={field}
        className="control digits"
        aria-label={words.text}
        aria-describedby="studio-text-note"
        spellCheck={false}
        rows={Math.min(40, text.split('\n').length + 1)}
        value={text}
        onChange={(e) => {
          setText(e.target.value);
          setCursor(e.target.selectionStart);
          offered.forget();
        }}
        onSelect={() => {
          setCursor(field.current?.selectionStart);
          offered.forget();
        }}
        onKeyDown={offered.press}
        onBlur={() => setCursor(undefined)}
      />
      {'fault' in typed && (
        <p className="field-error" role="alert">
          {words.jsonWrong} {typed.fault}
        </p>
      )}
      <button
        type="button"
        className="button primary"
        disabled={'fault' in typed || text === written}
        onClick={apply}
      >
        {words.apply}
      </button>
      {/* Below the button: they go when the field is left, and a button that moves under the pointer is not pressed. */}
      <p id="studio-text-note" className="feel-note" aria-live="polite">
        <HintSaid of={offered} />
      </p>
      <HintList of={offered} />
    </div>
  );
}
