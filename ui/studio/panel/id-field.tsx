/** The id of an element: typed to the end, then everything that points to it follows. */
import { useState } from 'react';
import type { Node } from '../../../engine/studio/panel.ts';
import { ID, renameId } from '../../../engine/studio/rename/rename.ts';
import { announce } from '../../parts/live.tsx';
import { useDesk } from '../desk.ts';
import { useStudioWords } from '../words.ts';
import { controlOf } from './control.ts';
import { useFile } from './use-file.ts';

/** `path` is that of the element. */
export function IdField({ node, path }: { node: Extract<Node, { is: 'field' }>; path: string }) {
  const words = useStudioWords();
  const { draft, change, open } = useDesk();
  const file = useFile();
  const old = String(node.value ?? '');
  const [text, setText] = useState<string>();
  const [refused, setRefused] = useState(false);
  const take = () => {
    if (text === undefined || text === old) return setText(undefined);
    const edits = ID.test(text) ? renameId(draft, { file, path }, text) : undefined;
    setRefused(!edits);
    if (!edits || !change(edits)) return;
    setText(undefined);
    announce(words.renamed(edits.length));
    const moved = path === '' && !(file.endsWith(`/${text}.json`) || !file.includes('/'));
    if (moved) open({ file: file.replace(/[^/]*$/, `${text}.json`), path: '' }, true);
  };
  const id = controlOf(node.path);
  return (
    <>
      <input
        id={id}
        className="control digits"
        spellCheck={false}
        autoComplete="off"
        value={text ?? old}
        aria-invalid={refused || undefined}
        aria-describedby={`${id}-note`}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => e.key === 'Enter' && !e.nativeEvent.isComposing && take()}
        onBlur={take}
      />
      <span id={`${id}-note`} className={refused ? 'field-error' : 'field-help'} aria-live="polite">
        {refused ? words.idRefused : words.idFollows}
      </span>
    </>
  );
}
