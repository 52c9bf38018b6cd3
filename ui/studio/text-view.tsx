/** The element as the file has it: JSON to read and to change with hints of what may stand there, taken over when it can be read. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Json } from '../../engine/exchange/parts.ts';
import { kindOf } from '../../engine/ruleset/files.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import { valueAt } from '../../engine/ruleset/places.ts';
import { between } from '../../engine/studio/between.ts';
import type { Branch } from '../../engine/studio/outline.ts';
import { type TextFault, textFaults } from '../../engine/studio/text/feel.ts';
import { textHints } from '../../engine/studio/text/hints.ts';
import { say } from '../../engine/text/say.ts';
import { useDesk } from './desk.ts';
import { Excerpt } from './feel/field.tsx';
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

/** What may be written at the cursor, and which expressions are wrong. */
function useHelp(text: string, cursor: number | undefined, { file, path }: Branch) {
  const { draft, language } = useDesk();
  const [late, at] = [useDeferredValue(text), useDeferredValue(cursor)];
  const hints = useMemo(
    () =>
      at === undefined || late.length > LONGEST
        ? []
        : textHints(late, at, { draft, place: { file, path }, language }),
    [late, at, draft, file, path, language],
  );
  const faults = useMemo(
    () => (late.length > LONGEST ? [] : textFaults(late, { draft, place: { file, path } })),
    [late, draft, file, path],
  );
  return { hints, faults };
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
  const { hints, faults } = useHelp(text, cursor, branch);
  const offered = useHintKeys(hints, (hint) => {
    setText(hint.text);
    setCursor(hint.cursor);
    requestAnimationFrame(() => field.current?.setSelectionRange(hint.cursor, hint.cursor));
  });
  const mark = ({ from, to }: TextFault) => {
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  };
  const apply = () => {
    if ('value' in typed) change(between({ file, path }, value, typed.value));
  };
  return (
    <div className="studio-text">
      <div className="studio-text-help">
        <div id="studio-text-note" className="feel-note" aria-live="polite">
          <FaultList {...{ text, faults }} onGo={mark} />
          {faults.length + hints.length === 0 && <p className="muted small">{words.textHelp}</p>}
          <HintSaid of={offered} />
        </div>
        <HintList of={offered} />
      </div>
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
    </div>
  );
}

const SHOWN = 3;

function FaultList({
  text,
  faults,
  onGo,
}: {
  text: string;
  faults: TextFault[];
  onGo(fault: TextFault): void;
}) {
  const words = useStudioWords();
  const { language } = useDesk();
  return faults.slice(0, SHOWN).map((fault) => (
    <p key={fault.from}>
      <button type="button" className="button small" onClick={() => onGo(fault)}>
        {words.line(fault.line)}
      </button>{' '}
      <span className="field-error">{say(fault.problem, language)}</span> <Excerpt {...fault} text={text} />
    </p>
  ));
}
