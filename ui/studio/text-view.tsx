/** The element as the file has it: JSON to read and to change, taken over when it can be read. */
import { useEffect, useState } from 'react';
import type { Json } from '../../engine/exchange/parts.ts';
import { kindOf } from '../../engine/ruleset/files.ts';
import { formatFile } from '../../engine/ruleset/format.ts';
import { valueAt } from '../../engine/ruleset/places.ts';
import { between } from '../../engine/studio/between.ts';
import type { Branch } from '../../engine/studio/outline.ts';
import { useDesk } from './desk.ts';
import { useStudioWords } from './words.ts';

function read(text: string): { value: Json } | { fault: string } {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
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
  const apply = () => {
    if ('value' in typed) change(between({ file, path }, value, typed.value));
  };
  return (
    <div className="studio-text">
      <textarea
        className="control digits"
        aria-label={words.text}
        spellCheck={false}
        rows={Math.min(40, text.split('\n').length + 1)}
        value={text}
        onChange={(e) => setText(e.target.value)}
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
